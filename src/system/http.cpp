#include "system/http.hpp"

#include <poll.h>

#include <algorithm>

namespace kakoi::system {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr base::Phrase kCancelled{"stopped", "中断されました"};

/// How long Ctrl-C may wait to be seen.
constexpr milliseconds kLongestWait{100};

}  // namespace

void NetworkHttp::submit(base::HttpRequest request, Done done) {
  waiting_.emplace_back(std::move(request), std::move(done));
}

void NetworkHttp::after(milliseconds delay, std::function<void()> job) {
  jobs_.emplace(steady_clock::now() + delay, std::move(job));
}

void NetworkHttp::run() {
  while (has_work()) {
    if (is_cancelled()) {
      end_all(base::HttpTrouble::cancelled, kCancelled);
      continue;
    }
    if (transfers_ == nullptr && !waiting_.empty()) {
      auto opened = Transfers::open();
      if (!opened) {
        end_all(base::HttpTrouble::unusable, opened.error().message);
        continue;
      }
      transfers_ = std::move(*opened);
    }
    start_waiting();
    finish_transfers();
    do_due_jobs();
    const milliseconds wait = longest_wait();
    if (!has_work() || wait.count() == 0) continue;
    if (transfers_ != nullptr) {
      transfers_->wait(wait);
    } else {
      ::poll(nullptr, 0, static_cast<int>(wait.count()));
    }
  }
}

void NetworkHttp::start_waiting() {
  for (auto& [request, done] : std::exchange(waiting_, {})) {
    under_way_.emplace(++last_, std::move(done));
    transfers_->start(last_, std::move(request));
  }
}

void NetworkHttp::finish_transfers() {
  if (transfers_ == nullptr) return;
  for (auto& [number, answer] : transfers_->perform()) {
    const auto node = under_way_.extract(number);
    node.mapped()(std::move(answer));
  }
}

void NetworkHttp::do_due_jobs() {
  const auto now = steady_clock::now();
  while (!jobs_.empty() && jobs_.begin()->first <= now) {
    const auto node = jobs_.extract(jobs_.begin());
    node.mapped()();
  }
}

void NetworkHttp::end_all(base::HttpTrouble trouble, const base::Message& message) {
  if (transfers_ != nullptr) transfers_->drop_all();
  std::vector<Done> ended;
  for (auto& [number, done] : std::exchange(under_way_, {})) ended.push_back(std::move(done));
  for (auto& [request, done] : std::exchange(waiting_, {})) ended.push_back(std::move(done));
  const auto jobs = std::exchange(jobs_, {});
  for (const Done& done : ended) done(tl::unexpected(base::HttpFailure{.trouble = trouble, .message = message}));
  for (const auto& [when, job] : jobs) job();
}

milliseconds NetworkHttp::longest_wait() const {
  if (!waiting_.empty()) return milliseconds(0);
  if (jobs_.empty()) return kLongestWait;
  const auto left = std::chrono::ceil<milliseconds>(jobs_.begin()->first - steady_clock::now());
  return std::clamp(left, milliseconds(0), kLongestWait);
}

}  // namespace kakoi::system
