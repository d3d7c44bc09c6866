#include "support/fake_http.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace kakoi::test {

void FakeHttp::submit(base::HttpRequest request, std::function<void(base::HttpAnswer)> done) {
  ++under_way_;
  most_under_way_ = std::max(most_under_way_, under_way_);
  if (!is_cancelled_) requests_.push_back(request);
  const bool was_cancelled = is_cancelled_;
  after(latency, [this, was_cancelled, request = std::move(request), done = std::move(done)] {
    --under_way_;
    if (was_cancelled || is_cancelled_) {
      done(tl::unexpected(base::HttpFailure{.trouble = base::HttpTrouble::cancelled, .message = {}}));
    } else {
      done(handler_(request));
    }
  });
}

void FakeHttp::after(std::chrono::milliseconds delay, std::function<void()> job) {
  jobs_.emplace(clock_.steady() + delay, std::move(job));
}

void FakeHttp::run() {
  while (!jobs_.empty()) {
    const auto node = jobs_.extract(jobs_.begin());
    if (!is_cancelled_ && node.key() > clock_.steady()) {
      clock_.advance(std::chrono::ceil<std::chrono::milliseconds>(node.key() - clock_.steady()));
    }
    node.mapped()();
  }
}

base::HttpResponse respond(int status, std::string body, std::vector<base::HttpHeader> headers) {
  return {.status = status, .headers = std::move(headers), .body = std::move(body)};
}

}  // namespace kakoi::test
