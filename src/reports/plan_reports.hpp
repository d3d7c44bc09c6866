// Plans and their outcome as bytes.
#pragma once

#include "base/message.hpp"
#include "fixes/edit.hpp"
#include "fixes/hunk.hpp"
#include "fixes/plan.hpp"
#include "reports/reports.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::reports {

/// For a person: each plan with the lines that it changes, its grade and why, then the counts. Where `is_chosen` says
/// which plans are carried out, the others are told apart.
std::string plan_text(const fixes::PlanBook& book, const std::vector<std::vector<fixes::Hunk>>& hunks,
                      const TextOptions& options, const std::vector<bool>& is_chosen = {});

/// "safe", "適用可".
base::Phrase word_of(fixes::Grade grade);

/// A file with its edits, sorted, for a patch.
struct PatchedFile {
  std::string name{};  ///< relative, as `git apply` is to find it
  std::string content{};
  std::vector<fixes::Edit> edits{};  ///< one that makes the file is the only one of it
  /// May this line of it be shown, of which the bytes from `begin` to `end` change?
  std::function<bool(std::string_view line, std::size_t begin, std::size_t end)> may_be_shown{};
};

struct FilePatch {
  std::string text{};
  std::vector<fixes::Edit> hidden{};  ///< those that are not in it: a line that they need may hold a secret
};

/// A unified diff that `git apply` takes: the lines that change, with one line behind them, since it does not take
/// less.
FilePatch patch(const PatchedFile& file);

/// A file that could not be put back.
struct LeftFile {
  std::string file{};
  std::string why{};
};

/// How a fix ended.
struct FixResult {
  std::string_view outcome{};
  std::string why{};
  std::vector<LeftFile> left{};
  std::string plan{};  ///< `kakoi.plan/1`
  std::vector<bool> is_chosen{};
};

/// `kakoi.fix/1`.
std::string fix_json(const FixResult& result);

}  // namespace kakoi::reports
