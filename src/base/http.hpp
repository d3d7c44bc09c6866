// HTTP as the rooms see it: requests go in, and one call runs until all of them are answered. There is no thread for
// each request; every callback is called on the thread that runs.
#pragma once

#include "base/message.hpp"

#include <tl/expected.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::base {

struct HttpHeader {
  std::string name;
  std::string value;
};

struct HttpRequest {
  std::string method = "GET";
  std::string url;  ///< sent byte by byte as it stands: nothing in it is encoded or made shorter
  std::vector<HttpHeader> headers{};
  std::string body{};
  std::string proxy{};    ///< its URL; empty: none, whatever the environment says
  std::string ca_file{};  ///< what is trusted; empty: what the machine trusts
  std::chrono::milliseconds connect_timeout{60'000};
  /// How long may nothing come while an answer is waited for.
  std::chrono::milliseconds read_timeout{60'000};
  std::size_t most_bytes = std::size_t{64} << 20U;  ///< a longer body is a failure
};

struct HttpResponse {
  int status = 0;
  std::vector<HttpHeader> headers{};
  std::string body{};

  /// The value of the first header of that name, in whatever case; empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

enum class HttpTrouble : std::uint8_t {
  unreachable,  ///< no such host, no connection, no trusted certificate; nothing was sent
  timeout,
  cut,        ///< the answer broke off, or never began
  too_large,  ///< longer than `most_bytes`
  cancelled,
  unusable,  ///< the request cannot be made: a URL that is none, a library that is missing
};

struct HttpFailure {
  HttpTrouble trouble = HttpTrouble::cut;
  Message message;
};

/// Any status is an answer; only what could not be asked or answered is a failure.
using HttpAnswer = tl::expected<HttpResponse, HttpFailure>;

class Http {
 public:
  virtual ~Http() = default;

  /// Begins `request` the next time that it runs, and calls `done` once, from within `run`.
  virtual void submit(HttpRequest request, std::function<void(HttpAnswer)> done) = 0;
  /// Calls `job` once, from within `run`, when so much time has gone by; at once when it is cancelled.
  virtual void after(std::chrono::milliseconds delay, std::function<void()> job) = 0;
  /// Returns when nothing is left to do. Callbacks may submit more.
  virtual void run() = 0;

  /// From now on every request, begun or not, is answered with `cancelled`. May be called from a callback.
  virtual void cancel() = 0;
  /// Was it cancelled, by `cancel` or by the person at the keyboard?
  [[nodiscard]] virtual bool is_cancelled() const = 0;
};

}  // namespace kakoi::base
