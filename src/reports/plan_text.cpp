#include "reports/plan_reports.hpp"
#include "reports/text_writer.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace kakoi::reports {
namespace {

using base::Phrase;
using fixes::Grade;

std::string_view colour_of(Grade grade) {
  switch (grade) {
    case Grade::safe:
      return "\x1b[32m";
    case Grade::review:
      return "\x1b[1;33m";
    case Grade::blocked:
      return "\x1b[1;31m";
  }
  return "";
}

constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kGreen = "\x1b[32m";

std::string name_of(const fixes::Change& change) {
  return base::printable(change.id.address + (change.id.target.empty() ? "" : " " + change.id.target));
}

// Two roots may well have a thing of one name each.
bool has_several_roots(const fixes::PlanBook& book) {
  std::set<std::string> roots;
  for (const fixes::Plan& plan : book.plans) {
    for (const fixes::Change& target : plan.targets) {
      roots.insert(target.id.root);
    }
  }
  return roots.size() > 1;
}

std::string change_of(const fixes::Change& change, const TextWriter& writer) {
  return fmt::format("{} {} ({} → {})", change.control, name_of(change), writer.say(word_of(change.before)),
                     writer.say(word_of(change.after)));
}

// Of what is not known of a network, at which launcher of its root that is said.
bool is_only_said_elsewhere(const fixes::Change& change) {
  const auto says_nothing = [](findings::Verdict verdict) {
    return verdict == findings::Verdict::unknown || verdict == findings::Verdict::not_applicable;
  };
  return says_nothing(change.before) && says_nothing(change.after);
}

// Of no lines, behind which they would stand.
std::string range_of(std::uint32_t line, std::size_t count) {
  return count == 1 ? std::to_string(line) : fmt::format("{},{}", count == 0 ? line - 1 : line, count);
}

void add_hunk(const fixes::Hunk& hunk, TextWriter& writer) {
  const std::string file = base::printable(hunk.file);
  writer.line("  {}", writer.coloured(kDim, "--- " + (hunk.makes_file ? "/dev/null" : file)));
  writer.line("  {}", writer.coloured(kDim, "+++ " + file));
  writer.line("  {}", writer.coloured(kDim, fmt::format("@@ -{} +{} @@", range_of(hunk.line, hunk.removed.size()),
                                                        range_of(hunk.line, hunk.added.size()))));
  for (const std::string& line : hunk.removed) {
    writer.line("  {}", writer.coloured(kRed, "-" + base::printable(TextWriter::spaces_for_tabs(line))));
  }
  for (const std::string& line : hunk.added) {
    writer.line("  {}", writer.coloured(kGreen, "+" + base::printable(TextWriter::spaces_for_tabs(line))));
  }
}

Phrase word_of_evidence(reachability::Evidence evidence) {
  using reachability::Evidence;
  switch (evidence) {
    case Evidence::missing:
      return {"missing", "経路なし"};
    case Evidence::unknown:
      return {"unknown", "判定不能"};
    case Evidence::plausible:
      return {"plausible", "未確認"};
    case Evidence::asserted:
      return {"asserted", "申告あり"};
    case Evidence::witnessed:
      return {"witnessed", "実績あり"};
    case Evidence::proven:
      return {"proven", "確認済み"};
  }
  return {"unknown", "判定不能"};
}

// What is known in one way goes into one line.
void add_ways(const fixes::Plan& plan, base::Language language, TextWriter& writer) {
  constexpr Phrase kStart{"start", "起動"};
  constexpr Phrase kRun{"run", "実行"};
  for (const bool to_start : {true, false}) {
    for (int rank = 0; rank <= static_cast<int>(reachability::Evidence::proven); ++rank) {
      const auto evidence = static_cast<reachability::Evidence>(rank);
      std::string needs;
      std::string why;
      for (const fixes::Way& way : plan.ways) {
        if (way.to_start == to_start && way.evidence == evidence) {
          why = why.empty() && !way.why.empty() ? ": " + way.why.text(language) : why;
          needs += (needs.empty() ? "" : ", ") + way.need.text(language);
        }
      }
      if (!needs.empty()) {
        writer.line("  {}   {}   {}{}", writer.say(to_start ? kStart : kRun), needs,
                    writer.say(word_of_evidence(evidence)), why);
      }
    }
  }
}

void add_targets(const fixes::Plan& plan, bool with_root, const TextOptions& options, TextWriter& writer) {
  constexpr Phrase kInRoot{"{} (root {})", "{} (ルート {})"};
  constexpr Phrase kRefused{"refused", "修復不可"};
  const bool is_refused = !plan.refusal.empty();
  const std::string grade = is_refused ? writer.coloured(colour_of(Grade::blocked), writer.say(kRefused))
                                       : writer.coloured(colour_of(plan.grade), writer.say(word_of(plan.grade)));
  std::string why = is_refused ? plan.refusal.text(options.language) : std::string{};
  if (!is_refused && !plan.reasons.empty()) {
    why = plan.reasons.front().text(options.language);
  }
  std::string targets;
  for (const fixes::Change& target : plan.targets) {
    const std::string name = name_of(target);
    const bool is_root_said = with_root && target.id.source == "terraform";
    targets += (targets.empty() ? "" : ", ") +
               (is_root_said ? base::Message(kInRoot, {name, target.id.root}).text(options.language) : name);
  }
  writer.line("{}   {}{}{}", targets, grade, why.empty() ? "" : ": ", why);
  for (std::size_t i = 1; i < plan.reasons.size(); ++i) {
    writer.line("    {}", plan.reasons[i].text(options.language));
  }
}

void add_counts(const fixes::PlanBook& book, TextWriter& writer) {
  constexpr Phrase kRefused{"refused", "修復不可"};
  std::array<std::size_t, 3> counts{};
  std::size_t refused = 0;
  for (const fixes::Plan& plan : book.plans) {
    if (plan.refusal.empty()) {
      ++counts.at(static_cast<std::size_t>(plan.grade));
    } else {
      ++refused;
    }
  }
  writer.line("{} {} · {} {} · {} {} · {} {}", writer.say(word_of(Grade::safe)), counts[0],
              writer.say(word_of(Grade::review)), counts[1], writer.say(word_of(Grade::blocked)), counts[2],
              writer.say(kRefused), refused);
}

// A setting that is not known is neither on nor off.
void add_unknown(const fixes::PlanBook& book, TextWriter& writer, base::Language language) {
  constexpr std::size_t kMost = 5;
  constexpr Phrase kUnknown{"unknown, so nothing is planned for it (kakoi scan says why): {}",
                            "判定不能のため計画していないもの (理由は kakoi scan): {}"};
  constexpr Phrase kMore{"{} more", "ほか {} 件"};
  std::string names;
  for (std::size_t i = 0; i < std::min(kMost, book.unknown.size()); ++i) {
    const fixes::Unplanned& one = book.unknown[i];
    names += (i == 0 ? "" : ", ") + one.id.address + (one.id.target.empty() ? "" : " " + one.id.target);
    names += one.place.line > 0 ? fmt::format(" ({}:{})", one.place.file, one.place.line) : "";
  }
  if (book.unknown.size() > kMost) {
    names += ", " + base::Message(kMore, {std::to_string(book.unknown.size() - kMost)}).text(language);
  }
  if (!names.empty()) {
    writer.line("{}", base::Message(kUnknown, {names}).text(language));
  }
}

void add_hint(const fixes::PlanBook& book, TextWriter& writer) {
  constexpr Phrase kWithEgress{
      "--with-egress also writes what the blocked ones lack: endpoints, groups, subnets, NAT",
      "--with-egress で、適用不可のものに不足しているエンドポイント、グループ、サブネット、NAT "
      "も書き加えます"};
  const bool is_any_blocked = std::any_of(book.plans.begin(), book.plans.end(), [](const fixes::Plan& plan) {
    return plan.refusal.empty() && plan.grade == Grade::blocked;
  });
  if (is_any_blocked && !book.with_egress) {
    writer.line("{}", writer.say(kWithEgress));
  }
}

void add_plan(const fixes::Plan& plan, const std::vector<fixes::Hunk>& hunks, bool with_root, bool is_left_out,
              const TextOptions& options, TextWriter& writer) {
  constexpr Phrase kAlso{"also changed by this", "これにより変わるもの"};
  constexpr Phrase kLeftOut{"left out, these lines stay as they are: --accept {} carries it out",
                            "今回は適用しません (次の行は変更されません)。適用するには --accept {}"};
  constexpr Phrase kObstacle{"cannot be carried out now", "現在は適用できません"};
  add_targets(plan, with_root, options, writer);
  if (!plan.obstacle.empty()) {
    writer.line("  {}", base::Message(kObstacle).then(plan.obstacle).text(options.language));
  } else if (is_left_out) {
    writer.line("  {}", base::Message(kLeftOut, {std::string(fixes::name_of(plan.grade))}).text(options.language));
  }
  for (const fixes::Hunk& hunk : hunks) {
    add_hunk(hunk, writer);
  }
  for (const fixes::Change& other : plan.others) {
    if (!is_only_said_elsewhere(other)) {
      writer.line("  {}: {}", writer.say(kAlso), change_of(other, writer));
    }
  }
  for (const base::Message& note : plan.notes) {
    writer.line("  {}", note.text(options.language));
  }
  add_ways(plan, options.language, writer);
  writer.blank_line();
}

}  // namespace

Phrase word_of(Grade grade) {
  switch (grade) {
    case Grade::safe:
      return {"safe", "適用可"};
    case Grade::review:
      return {"review", "要確認"};
    case Grade::blocked:
      return {"blocked", "適用不可"};
  }
  return {"blocked", "適用不可"};
}

std::string plan_text(const fixes::PlanBook& book, const std::vector<std::vector<fixes::Hunk>>& hunks,
                      const TextOptions& options, const std::vector<bool>& is_chosen) {
  constexpr Phrase kNotChecked{"not checked", "確認していないこと"};
  constexpr Phrase kNothing{"nothing fails that could be fixed", "修復できる違反はありません"};
  TextWriter writer(options);
  const bool with_root = has_several_roots(book);
  for (std::size_t i = 0; i < book.plans.size(); ++i) {
    const bool is_left_out = i < is_chosen.size() && !is_chosen[i] && !book.plans[i].edits.empty();
    add_plan(book.plans[i], hunks[i], with_root, is_left_out, options, writer);
  }
  for (const base::Diagnostic& diagnostic : book.diagnostics) {
    writer.diagnostic(diagnostic);
  }
  if (!book.diagnostics.empty()) {
    writer.blank_line();
  }
  if (book.plans.empty()) {
    writer.line("{}", writer.say(kNothing));
  }
  add_unknown(book, writer, options.language);
  writer.line("{}:", writer.say(kNotChecked));
  for (const base::Message& message : fixes::not_checked()) {
    writer.line("  {}", message.text(options.language));
  }
  add_hint(book, writer);
  if (!book.plans.empty()) {
    add_counts(book, writer);
  }
  return std::move(writer).result();
}

}  // namespace kakoi::reports
