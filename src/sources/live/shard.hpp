// A part of a running account that can be judged by itself: a cluster, or all that starts tasks from outside of one. It
// takes answers as they come, keeps of them what matters, and becomes a Reading.
//
// A thing that runs stands in no file. Its place is the first line of a file without text that is called by its ARN, so
// that two scans of an account that did not change point at the same places.
#pragma once

#include "aws/failure.hpp"
#include "inventory/inventory.hpp"
#include "sources/api/answers.hpp"
#include "sources/open_files.hpp"
#include "sources/reading.hpp"
#include "syntax/json/tree.hpp"
#include "values/arena.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::live {

/// What findings of a running account call their source.
inline constexpr std::string_view kSource = "aws";

class Shard final : public Reading {
 public:
  /// `root` is the account and the region.
  explicit Shard(std::string root);

  /// Adds what an answer says of one thing, which is called `name`; `of` as in api::Told.
  void tell(api::Item item, const std::string& name, values::Value value, const std::string& of = {});
  /// The same, of a part of an answer in JSON.
  void tell(api::Item item, const std::string& name, const syntax::json::Tree& answer, syntax::json::NodeId node,
            const std::string& of = {});
  /// The network mode of the task definition that a launch calls `name`; empty where it says none.
  void tell_network_mode(const std::string& name, const std::string& mode);
  /// `name` was asked for, and this is what came of it; `of` as in api::Unread.
  void unread(api::Item item, const std::string& name, const aws::Failure& failure, const std::string& of = {});
  void unread(api::Item item, const std::string& name, base::Unknown why, const std::string& of = {});
  /// The same of what others are judged by: a cluster, a task definition, a network interface.
  void unread_fact(const std::string& name, const aws::Failure& failure);
  void unread_fact(const std::string& name, base::Unknown why);
  /// There may be more than what was told. `arn` ends in `*`.
  void unlisted(inventory::ListingKind kind, const std::string& arn, const aws::Failure& failure);

  [[nodiscard]] values::Arena& arena() { return arena_; }
  /// `node` as a value, without what says nothing about a launch.
  values::Value value_of(const syntax::json::Tree& answer, syntax::json::NodeId node);

  /// Joins all that was told. May be called again when more was told.
  void join();
  /// Puts what is around the launches into the inventory, when nothing will be joined any more.
  void surround(std::shared_ptr<const inventory::Network> network, std::vector<inventory::TaskDefinition> definitions);

  [[nodiscard]] inventory::Network network() override;
  [[nodiscard]] std::vector<inventory::TaskDefinition> task_definitions() override {
    return inventory_.task_definitions;
  }

  [[nodiscard]] base::Diagnostics diagnostics() const override;
  [[nodiscard]] bool declares(const std::string& /*variable*/) const override { return false; }

 private:
  [[nodiscard]] const OpenFiles& files() const override { return files_; }
  [[nodiscard]] const values::Trails& trails() const override { return arena_.trails(); }
  base::Range place_of(const std::string& name);

  std::string root_;
  FileNumbers numbers_;
  OpenFiles files_;
  values::Arena arena_;
  api::Answers answers_;
  std::vector<inventory::Unlisted> unlisted_;
  std::vector<api::Problem> told_;    ///< problems of what was told
  std::vector<api::Problem> joined_;  ///< problems of joining it
};

/// Why something is not known after `failure`.
base::Unknown unknown_after(const aws::Failure& failure);

}  // namespace kakoi::sources::live
