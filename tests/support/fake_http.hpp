// Time that stands still, and an HTTP that answers from a function and takes its time by that clock.
#pragma once

#include "base/http.hpp"
#include "base/ports.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kakoi::test {

class FakeClock : public base::Clock {
 public:
  std::chrono::system_clock::time_point now() override { return now_; }
  std::chrono::steady_clock::time_point steady() override { return steady_; }

  void set(std::chrono::system_clock::time_point now) { now_ = now; }
  void advance(std::chrono::milliseconds time) {
    now_ += time;
    steady_ += time;
  }

 private:
  // 2026-08-07T10:11:12Z
  std::chrono::system_clock::time_point now_{std::chrono::seconds(1786097472)};
  std::chrono::steady_clock::time_point steady_{std::chrono::hours(1)};
};

class FakeHttp : public base::Http {
 public:
  using Handler = std::function<base::HttpAnswer(const base::HttpRequest&)>;

  FakeHttp(FakeClock& clock, Handler handler) : clock_(clock), handler_(std::move(handler)) {}

  void answer_with(Handler handler) { handler_ = std::move(handler); }
  /// How long each answer takes.
  std::chrono::milliseconds latency{50};

  void submit(base::HttpRequest request, std::function<void(base::HttpAnswer)> done) override;
  void after(std::chrono::milliseconds delay, std::function<void()> job) override;
  void run() override;
  void cancel() override { is_cancelled_ = true; }
  [[nodiscard]] bool is_cancelled() const override { return is_cancelled_; }

  /// All that were sent, in order.
  [[nodiscard]] const std::vector<base::HttpRequest>& requests() const { return requests_; }
  /// The most that were under way at once.
  [[nodiscard]] std::size_t most_under_way() const { return most_under_way_; }

 private:
  FakeClock& clock_;
  Handler handler_;
  bool is_cancelled_ = false;
  std::multimap<std::chrono::steady_clock::time_point, std::function<void()>> jobs_;
  std::vector<base::HttpRequest> requests_;
  std::size_t under_way_ = 0;
  std::size_t most_under_way_ = 0;
};

/// Programs that answer from a function.
class FakePrograms : public base::Programs {
 public:
  std::function<base::Result<base::Ran>(const std::vector<std::string>&)> handler;

  base::Result<base::Ran> run(const std::vector<std::string>& words, std::size_t /*most*/,
                              std::chrono::milliseconds /*limit*/) override {
    return handler(words);
  }
};

base::HttpResponse respond(int status, std::string body, std::vector<base::HttpHeader> headers = {});

}  // namespace kakoi::test
