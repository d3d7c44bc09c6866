#include "sources/plan/plan.hpp"

#include "sources/plan/document.hpp"
#include "sources/plan/network.hpp"
#include "sources/plan/outline.hpp"
#include "sources/plan/reader.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::sources::plan {
namespace {

using base::Level;
using base::Message;
using base::Phrase;

constexpr Phrase kBanner{
    "other text stands before the JSON, which begins on line {} (the first word is `{}`); write only what terraform "
    "show -json prints to this file. Not read",
    "{} 行目から始まる JSON の前に別のテキストがあります (最初の単語は `{}`)。terraform show -json の出力だけを"
    "このファイルに書いてください。読み取りません"};
constexpr Phrase kFormat{"format version {} is not known; not read",
                         "フォーマットバージョン {} には対応していないため、読み取りません"};
constexpr Phrase kStateVersion{"this is a state of version {}; kakoi reads version 4. Not read",
                               "バージョン {} のステートです。kakoi が読み取れるのはバージョン 4 です。読み取りません"};
constexpr Phrase kErrored{"Terraform stopped with an error while it made this plan: it is not whole",
                          "Terraform がプランの作成中にエラーで停止したため、このプランは不完全です"};
constexpr Phrase kRepeated{"this section stands here for the second time; only the last one counts",
                           "同じセクションが 2 回書かれています。最後のものだけを使います"};
constexpr Phrase kBroken{"not read to its end", "最後まで読み取れませんでした"};

// Words that a wrapper prints; anything else might be a secret.
std::string first_word(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto begin = std::find_if(text.begin(), text.end(), is_letter);
  const auto end = std::find_if_not(begin, text.end(), is_letter);
  const std::string word = std::string(begin, end).substr(0, kLongest);
  return word.empty() ? "…" : word;
}

class PlanReading : public Reading {
 public:
  PlanReading(std::unique_ptr<TextFile> file, Detected detected, const std::string& name, values::Budget budget)
      : arena_(budget),
        file_(files_.keep(std::move(file))),
        is_state_(detected.format != Format::plan),
        later_(file_, arena_, unsaid_) {
    read(detected, name);
  }

  [[nodiscard]] base::Diagnostics diagnostics() const override { return problems_; }
  [[nodiscard]] std::size_t own_files() const override { return 1; }
  [[nodiscard]] bool declares(const std::string& /*variable*/) const override { return false; }
  [[nodiscard]] inventory::Network network() override { return read_network(later_, outline_, is_state_); }
  [[nodiscard]] std::vector<inventory::TaskDefinition> task_definitions() override {
    std::vector<inventory::TaskDefinition> all = own_definitions_;
    std::vector<inventory::TaskDefinition> others = read_task_definitions(later_, outline_, is_state_, inventory_);
    std::move(others.begin(), others.end(), std::back_inserter(all));
    return all;
  }

 private:
  void read(Detected detected, const std::string& name) {
    Document document(file_, arena_, problems_);
    if (detected.start > 0) {
      const std::string_view before = std::string_view(file_.text).substr(0, detected.start);
      const Span span{.offset = 0, .length = static_cast<std::uint32_t>(detected.start)};
      const auto lines = std::count(before.begin(), before.end(), '\n');
      document.problem(Level::error, span, Message(kBanner, {std::to_string(lines + 1), first_word(before)}));
      return;
    }
    outline_ = outline_of(file_.text, detected.format);
    const Outline& outline = outline_;
    if (outline.problem.has_value()) {
      document.problem(Level::error, {.offset = outline.problem->offset, .length = outline.problem->length},
                       Message(kBroken).then(outline.problem->message));
    }
    for (const Span& section : outline.repeated) {
      document.problem(Level::warning, section, kRepeated);
    }
    if (!is_known(document, outline)) {
      outline_ = {};
      return;
    }
    if (outline.is_errored) {
      document.problem(Level::error, outline.errored, kErrored);
    }
    read_launchers(document, outline, detected.format == Format::plan ? "plan" : "state", name, inventory_, secret_);
    own_definitions_ = std::move(inventory_.task_definitions);
  }

  static bool is_known(Document& document, const Outline& outline) {
    if (outline.version.exists() && document.source(outline.version) != "4") {
      document.problem(Level::error, outline.version,
                       Message(kStateVersion, {std::string(document.source(outline.version))}));
      return false;
    }
    const std::string version = document.text(outline.format_version);
    if (outline.format_version.exists() && !version.starts_with("0.") && !version.starts_with("1.")) {
      document.problem(Level::error, outline.format_version,
                       Message(kFormat, {std::string(document.source(outline.format_version))}));
      return false;
    }
    return true;
  }

  [[nodiscard]] bool is_secret(base::Range range) const override {
    const auto behind = std::upper_bound(secret_.begin(), secret_.end(), range.offset,
                                         [](std::uint32_t offset, base::Range each) { return offset < each.offset; });
    return behind != secret_.begin() && lies_in(range, *std::prev(behind));
  }
  [[nodiscard]] const OpenFiles& files() const override { return files_; }
  [[nodiscard]] const values::Trails& trails() const override { return arena_.trails(); }

  values::Arena arena_;
  OpenFiles files_;
  const TextFile& file_;
  bool is_state_;
  Outline outline_;
  base::Diagnostics problems_;
  base::Diagnostics unsaid_;  ///< of what is read for the second time
  Document later_;
  std::vector<base::Range> secret_;
  std::vector<inventory::TaskDefinition> own_definitions_;  ///< of Batch jobs
};

}  // namespace

std::unique_ptr<Reading> read_plan(std::unique_ptr<TextFile> file, Detected detected, const std::string& name,
                                   values::Budget budget) {
  return std::make_unique<PlanReading>(std::move(file), detected, name, budget);
}

}  // namespace kakoi::sources::plan
