// A request for credentials: sent again a few times when nobody answers, or somebody is busy.
#pragma once

#include "aws/host.hpp"
#include "base/http.hpp"

#include <functional>

namespace kakoi::aws {

struct Errand {
  /// Makes the request anew for each attempt, so that it is signed for its time.
  std::function<base::HttpRequest()> request;
  int attempts = 3;
  /// Does the answer say that the clock is wrong? It is set right then, and the request sent once more.
  std::function<bool(const base::HttpResponse&)> is_wrong_time{};
};

/// Calls `done` once, from within the run of Http.
void run(Host& host, Errand errand, std::function<void(base::HttpAnswer)> done);

/// Sets the clock of `host` right by the header Date. False when it was right, or there is no such header.
bool set_clock(Host& host, const base::HttpResponse& response);

}  // namespace kakoi::aws
