// HTTP over the network.
#pragma once

#include "base/http.hpp"
#include "system/transfers.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace kakoi::system {

class NetworkHttp : public base::Http {
 public:
  /// `stop`, which has to stay, cancels it from outside.
  explicit NetworkHttp(const std::atomic<bool>& stop) : stop_(stop) {}

  void submit(base::HttpRequest request, std::function<void(base::HttpAnswer)> done) override;
  void after(std::chrono::milliseconds delay, std::function<void()> job) override;
  void run() override;
  void cancel() override { is_cancelled_ = true; }
  [[nodiscard]] bool is_cancelled() const override { return is_cancelled_ || stop_; }

 private:
  using Done = std::function<void(base::HttpAnswer)>;

  void start_waiting();
  void finish_transfers();
  void do_due_jobs();
  void end_all(base::HttpTrouble trouble, const base::Message& message);
  /// What has been submitted, is under way or is to be done later.
  [[nodiscard]] bool has_work() const { return !waiting_.empty() || !under_way_.empty() || !jobs_.empty(); }
  [[nodiscard]] std::chrono::milliseconds longest_wait() const;

  const std::atomic<bool>& stop_;
  bool is_cancelled_ = false;
  std::unique_ptr<Transfers> transfers_;
  Transfers::Number last_ = 0;
  std::vector<std::pair<base::HttpRequest, Done>> waiting_;
  std::map<Transfers::Number, Done> under_way_;
  std::multimap<std::chrono::steady_clock::time_point, std::function<void()>> jobs_;
};

}  // namespace kakoi::system
