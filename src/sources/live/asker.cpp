#include "sources/live/asker.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace kakoi::sources::live {
namespace {

std::string_view partition_of(std::string_view region) {
  if (region.starts_with("cn-")) {
    return "aws-cn";
  }
  if (region.starts_with("us-gov-")) {
    return "aws-us-gov";
  }
  return region.starts_with("eusc-") ? "aws-eusc" : "aws";
}

}  // namespace

bool is_gone(const aws::Failure& failure) {
  constexpr auto kCodes = std::to_array<std::string_view>(
      {"ClusterNotFoundException", "ServiceNotFoundException", "ResourceNotFoundException", "NotFoundException",
       "StateMachineDoesNotExist", "InvalidVpcID.NotFound", "InvalidPrefixListID.NotFound"});
  // ECS says no more than this of a task definition that is not there.
  const bool is_no_definition =
      failure.action == aws::Action::ecs_describe_task_definition && failure.code == "ClientException";
  return failure.kind == aws::FailureKind::refused &&
         (is_no_definition || std::find(kCodes.begin(), kCodes.end(), failure.code) != kCodes.end());
}

void Asker::call(aws::Action action, Input input, Page answered, Fails failed) {
  ++under_way_;
  reader_.call({.action = action, .region = region_, .input = std::move(input)},
               [this, answered = std::move(answered), failed = std::move(failed)](aws::Outcome outcome) {
                 --under_way_;
                 if (outcome.has_value()) {
                   answered(std::move(*outcome));
                 } else {
                   note(outcome.error());
                   failed(outcome.error());
                 }
                 changed_();
               });
}

void Asker::pages(aws::Action action, Input input, Page page, std::function<void()> done, Fails failed) {
  ++under_way_;
  reader_.pages(
      {.action = action, .region = region_, .input = std::move(input)},
      [this, page = std::move(page)](aws::Answer answer) {
        page(std::move(answer));
        changed_();
      },
      [this, done = std::move(done), failed = std::move(failed)](std::optional<aws::Failure> failure) {
        --under_way_;
        if (!failure.has_value()) {
          done();
        } else {
          note(*failure);
          failed(*failure);
        }
        changed_();
      });
}

std::string Asker::arn(std::string_view service, std::string_view resource) const {
  return std::string("arn:")
      .append(partition_of(region_))
      .append(":")
      .append(service)
      .append(":")
      .append(region_)
      .append(":")
      .append(account_)
      .append(":")
      .append(resource);
}

std::vector<Failed> Asker::failures() const {
  std::vector<Failed> all;
  all.reserve(failures_.size());
  for (const auto& [key, failed] : failures_) {
    all.push_back(failed);
  }
  return all;
}

aws::Failure Asker::malformed(aws::Action action) {
  constexpr base::Phrase kMalformed{"a member of the answer is missing, or is of another type than it should be",
                                    "応答に必要な項目がないか、型が異なります"};
  aws::Failure failure;
  failure.kind = aws::FailureKind::malformed;
  failure.action = action;
  failure.region = region_;
  failure.account = account_;
  failure.message = kMalformed;
  note(failure);
  return failure;
}

void Asker::note(const aws::Failure& failure) {
  if (is_gone(failure)) {
    return;
  }
  auto [at, is_new] = failures_.try_emplace({failure.action, failure.kind, failure.code}, Failed{failure, 0});
  ++at->second.calls;
  // Which of them came first is chance; which of them is told is not.
  const auto said = [](const aws::Failure& one) { return one.message.text(base::Language::en); };
  if (said(failure) < said(at->second.first)) {
    at->second.first = failure;
  }
}

}  // namespace kakoi::sources::live
