#include "cli/plan_store.hpp"

#include "cli/commands.hpp"

#include "base/utf8.hpp"
#include "fixes/plan_file.hpp"

#include <string_view>

namespace kakoi::cli {
namespace {

using base::Phrase;
using base::Result;

constexpr Phrase kOut{"--out {}", "--out {}"};

Result<bool> may_replace(const std::string& path, const Host& host) {
  constexpr Phrase kNoPlan{"it is there and is no stored plan; it is not written over",
                           "既に存在し、保存した計画ではないため上書きしません"};
  constexpr std::size_t kLargest = std::size_t{64} << 20U;
  if (auto may = host.writer().may_replace(path); !may.has_value()) {
    return tl::unexpected(may.error());
  }
  std::string text;
  const bool is_plan = host.reader.read(path, kLargest, text).has_value() && fixes::is_plan_file(text);
  return is_plan ? Result<bool>(true) : base::failure(kNoPlan);
}

// All files that are edited are among those that have to be as they were.
std::string name_out_of_utf8(const fixes::PlanBook& book) {
  for (const fixes::Precondition& condition : book.preconditions) {
    if (base::find_invalid_utf8(condition.path) != std::string_view::npos) {
      return condition.path;
    }
  }
  for (const std::string& path : book.paths) {
    if (base::find_invalid_utf8(path) != std::string_view::npos) {
      return path;
    }
  }
  return {};
}

}  // namespace

Result<bool> may_store_plan(const std::string& path, const Host& host) {
  constexpr Phrase kNoName{"a file to store the plan in is missing", "計画を保存するファイルが指定されていません"};
  if (path.empty()) {
    return base::failure(base::Message(kOut, {"''"}).then(kNoName));
  }
  const std::string whole = absolute(path, host.current_folder);
  auto may = host.reader.kind(whole).has_value() ? may_replace(whole, host)
                                                 : host.writer().may_create(whole).map([] { return false; });
  return may.has_value() ? may : tl::unexpected(may.error().in(kOut, path));
}

Result<void> store_plan(const std::string& path, const ops::Planned& planned, base::Language language,
                        const Host& host) {
  constexpr Phrase kNotUtf8{
      "the name of {} is not UTF-8, as names in a stored plan have to be; kakoi fix needs no stored one",
      "{} のパスは UTF-8 ではないため、計画に保存できません (kakoi fix は保存した計画なしでも適用できます)"};
  if (const auto name = name_out_of_utf8(planned.book); !name.empty()) {
    return base::failure(base::Message(kOut, {path}).then({kNotUtf8, {name}}));
  }
  return may_store_plan(path, host).and_then([&](bool replaces) -> Result<void> {
    auto saved = host.save(absolute(path, host.current_folder),
                           fixes::to_json(planned.book, planned.scanned.base, language), replaces);
    return saved.has_value() ? saved : tl::unexpected(saved.error().in(kOut, path));
  });
}

}  // namespace kakoi::cli
