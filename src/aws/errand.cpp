#include "aws/errand.hpp"

#include "aws/times.hpp"

#include <memory>
#include <utility>

namespace kakoi::aws {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kFirstWait{200};
constexpr int kServerError = 500;
constexpr int kTooManyRequests = 429;

struct Run {
  Host& host;
  Errand errand;
  std::function<void(base::HttpAnswer)> done;
  int sent = 0;
  bool was_clock_set = false;
};

bool is_worth_another(const base::HttpAnswer& answer) {
  if (answer) return answer->status >= kServerError || answer->status == kTooManyRequests;
  switch (answer.error().trouble) {
    case base::HttpTrouble::unreachable:
    case base::HttpTrouble::timeout:
    case base::HttpTrouble::cut:
      return true;
    case base::HttpTrouble::too_large:
    case base::HttpTrouble::cancelled:
    case base::HttpTrouble::unusable:
      return false;
  }
  return false;
}

void send(const std::shared_ptr<Run>& run) {
  ++run->sent;
  run->host.http.submit(run->errand.request(), [run](base::HttpAnswer answer) {
    const bool is_time = answer && run->errand.is_wrong_time && run->errand.is_wrong_time(*answer);
    if (is_time && !run->was_clock_set && set_clock(run->host, *answer)) {
      run->was_clock_set = true;
      send(run);
    } else if (is_worth_another(answer) && run->sent < run->errand.attempts) {
      run->host.http.after(kFirstWait * (1U << static_cast<unsigned>(run->sent - 1)), [run] { send(run); });
    } else {
      run->done(std::move(answer));
    }
  });
}

}  // namespace

void run(Host& host, Errand errand, std::function<void(base::HttpAnswer)> done) {
  send(std::make_shared<Run>(Run{.host = host, .errand = std::move(errand), .done = std::move(done)}));
}

bool set_clock(Host& host, const base::HttpResponse& response) {
  // AWS takes a signature that is off by less than five minutes.
  constexpr seconds kTolerated{240};
  const auto date = parse_http_time(response.header("Date"));
  if (!date) return false;
  const auto off = std::chrono::duration_cast<seconds>(*date - host.now());
  if (off < kTolerated && off > -kTolerated) return false;
  host.behind += off;
  return true;
}

}  // namespace kakoi::aws
