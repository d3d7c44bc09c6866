// Asks about one region of one account, and knows how much is still under way.
#pragma once

#include "aws/reader.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace kakoi::sources::live {

/// Calls that failed alike.
struct Failed {
  aws::Failure first;
  std::size_t calls = 0;
};

/// Was the thing listed, and deleted before it was asked for? That is no failure of the scan.
bool is_gone(const aws::Failure& failure);

class Asker {
 public:
  using Input = aws::Input;
  using Page = std::function<void(aws::Answer)>;
  using Fails = std::function<void(const aws::Failure&)>;

  /// `changed` is called after each answer.
  Asker(aws::Reader& reader, std::string account, std::string region, std::function<void()> changed)
      : reader_(reader), account_(std::move(account)), region_(std::move(region)), changed_(std::move(changed)) {}

  /// Calls one of the two, once.
  void call(aws::Action action, Input input, Page answered, Fails failed);
  /// Calls `page` for each page and then `done` or `failed`, once. What the pages before a failure said holds.
  void pages(aws::Action action, Input input, Page page, std::function<void()> done, Fails failed);

  [[nodiscard]] const std::string& account() const { return account_; }
  [[nodiscard]] const std::string& region() const { return region_; }
  /// `arn:aws:ecs:eu-west-1:111111111111:` and `resource`, in the partition of the region.
  [[nodiscard]] std::string arn(std::string_view service, std::string_view resource) const;
  /// The failure that an answer to `action` is which came whole and makes no sense.
  aws::Failure malformed(aws::Action action);
  /// Calls that wait or are under way.
  [[nodiscard]] std::size_t under_way() const { return under_way_; }
  /// All that went wrong, what failed alike together, sorted. What is gone is not among it.
  [[nodiscard]] std::vector<Failed> failures() const;

 private:
  void note(const aws::Failure& failure);

  aws::Reader& reader_;
  std::string account_;
  std::string region_;
  std::function<void()> changed_;
  std::size_t under_way_ = 0;
  std::map<std::tuple<aws::Action, aws::FailureKind, std::string>, Failed> failures_;
};

}  // namespace kakoi::sources::live
