#include "reports/text_writer.hpp"

#include "base/utf8.hpp"
#include "reports/egress_rows.hpp"
#include "reports/words.hpp"

#include <algorithm>
#include <set>

namespace kakoi::reports {

using base::Phrase;
using findings::Finding;
using findings::Verdict;

namespace {

constexpr Phrase kFrom{"from", "由来"};
constexpr Phrase kRisks{"risks", "リスク"};
constexpr Phrase kExposure{"exposure", "露出"};
constexpr Phrase kPath{"path", "経路"};
constexpr Phrase kEgress{"egress", "送信先"};
constexpr Phrase kAlso{"also", "関連"};
constexpr Phrase kFix{"fix", "対応"};
constexpr Phrase kNext{"next", "対応"};
constexpr Phrase kConstruct{"cdk", "CDK"};
constexpr Phrase kMore{"more", "詳細"};
constexpr Phrase kInRoot{"(root {})", "(ルート {})"};
constexpr Phrase kFile{"file", "ファイル"};
constexpr Phrase kFiles{"files", "ファイル"};
constexpr Phrase kNotRead{"not read or not whole", "読み取れない、または不完全"};
constexpr Phrase kAccepted{"accepted until {} by {} ({}): {}", "{} まで {} が受け入れ済み ({}): {}"};
constexpr Phrase kAdvice{"{} of these advice on the network", "うちネットワークに関する助言 {}"};
constexpr Phrase kAcceptedCount{"accepted", "受け入れ済み"};
constexpr Phrase kRefusedAccepts{"accepts that do not hold", "無効な受け入れ"};
constexpr Phrase kUnknownNotClean{"unknown is not clean", "※判定不能は「適合」に含みません"};
constexpr Phrase kUnreadNotClean{"what is not read is not clean", "※読み取れないものは「適合」に含みません"};
constexpr Phrase kHarmless{"modules left unread (by their name they launch nothing)",
                           "未読モジュール (名前から何も起動しないもの)"};
constexpr Phrase kClosedRegions{"regions closed by policy, as expected", "ポリシーで閉じられたリージョン (想定どおり)"};
constexpr Phrase kWarning{"warning", "警告"};
constexpr Phrase kError{"error", "エラー"};

std::string_view colour_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::fail:
      return "\x1b[1;31m";
    case Verdict::unknown:
      return "\x1b[1;33m";
    case Verdict::pass:
      return "\x1b[32m";
    case Verdict::not_applicable:
      return "\x1b[2m";
  }
  return "";
}

}  // namespace

Phrase word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::fail:
      return {"fail", "違反"};
    case Verdict::pass:
      return {"pass", "適合"};
    case Verdict::unknown:
      return {"unknown", "判定不能"};
    case Verdict::not_applicable:
      return {"not applicable", "対象外"};
  }
  return {"unknown", "判定不能"};
}

void TextWriter::finding(const Finding& from, const std::vector<const Finding*>& also) {
  // Where facts of the network are not in the code: one line.
  if (from.is_advice && from.verdict == Verdict::unknown) {
    line("{}  {}  {}  {}{}: {}", where(from.location), coloured(colour_of(from.verdict), say(word_of(from.verdict))),
         from.control, base::printable(from.id.address), root(from), from.reason.text(options_.language));
    this->also(from, also);
    out_ += '\n';
    return;
  }
  if (findings::has_tip(from) && !options_.all) {
    line("{}  {}  {}  {}{}: {}", where(from.location), say(kTip), from.control, base::printable(from.id.address),
         root(from), from.advice.text(options_.language));
    this->also(from, also);
    out_ += '\n';
    return;
  }
  const bool is_bad = from.verdict == Verdict::fail || from.verdict == Verdict::unknown;
  line("{}  {}  {}  {}{}", where(from.location), coloured(colour_of(from.verdict), say(word_of(from.verdict))),
       from.control, base::printable(from.id.address + (from.id.target.empty() ? "" : " " + from.id.target)),
       root(from));
  const std::string message = from.message.text(options_.language);
  const bool shows_source = is_bad && !from.excerpt.text.empty();
  if (shows_source) {
    excerpt(from, message);
  } else {
    line("      {}", message);
  }
  if (!from.reason.empty()) {
    line("      {}", from.reason.text(options_.language));
  }
  if (from.acceptance.has_value()) {
    acceptance(*from.acceptance);
  }
  if (is_bad) {
    origin(from.origin);
    construct(from);
    surroundings(from);
    risks(from.risks);
    label(from.verdict == Verdict::fail ? kFix : kNext, from.advice.text(options_.language));
    label(kMore, "kakoi explain " + from.control);
  } else {
    egress(from.around != nullptr ? from.around->egress : std::vector<findings::EgressNeed>{});
    label(kTip, from.advice.text(options_.language));
  }
  this->also(from, also);
  out_ += '\n';
}

void TextWriter::also(const Finding& first, const std::vector<const Finding*>& others) {
  std::set<std::string> advised{first.advice.text(options_.language)};
  const std::string blank(base::display_width(say(kAlso)), ' ');
  for (const Finding* other : others) {
    const bool is_tip = findings::has_tip(*other) && !options_.all;
    const bool is_unknown = other->verdict == Verdict::unknown && !other->reason.empty();
    const base::Message& text = is_tip ? other->advice : is_unknown ? other->reason : other->message;
    const std::string word =
        is_tip ? std::string(say(kTip)) : coloured(colour_of(other->verdict), say(word_of(other->verdict)));
    label(other == others.front() ? say(kAlso) : std::string_view(blank),
          fmt::format("{} {}: {}", word, other->control, text.text(options_.language)));
    if (is_tip) {
      continue;
    }
    // What counts is said in full, and advice in one line and its table.
    if (!other->is_advice && !is_unknown && !other->reason.empty()) {
      label(blank, other->reason.text(options_.language));
    }
    if (other->around != nullptr && (!is_unknown || !other->is_advice)) {
      egress(other->around->egress);
    }
    const bool is_said = !other->is_advice || findings::has_tip(*other);
    const std::string advice = other->advice.text(options_.language);
    if (is_said && !advice.empty() && advised.insert(advice).second) {
      const Phrase& name = other->verdict == Verdict::fail ? kFix : other->verdict == Verdict::pass ? kTip : kNext;
      label(blank, fmt::format("{}  {}", say(name), advice));
    }
  }
}

void TextWriter::acceptance(const findings::Acceptance& from) {
  const base::Message text(kAccepted, {findings::text_of(from.until), from.owner, where(from.place), from.reason});
  line("      {}", text.text(options_.language));
}

void TextWriter::diagnostic(const base::Diagnostic& from) {
  const bool is_error = from.level == base::Level::error;
  const std::string at = from.place.line > 0 ? where(from.place) : base::printable(from.place.file);
  line("{}  {}  {}", at, coloured(is_error ? "\x1b[1;31m" : "\x1b[33m", say(is_error ? kError : kWarning)),
       from.message.text(options_.language));
}

void TextWriter::summary(const findings::Summary& counts) {
  std::string all;
  for (const auto& [verdict, count] :
       {std::pair{Verdict::fail, counts.fail}, std::pair{Verdict::pass, counts.pass},
        std::pair{Verdict::unknown, counts.unknown}, std::pair{Verdict::not_applicable, counts.not_applicable}}) {
    const std::string word = fmt::format("{} {}", say(word_of(verdict)), count);
    all += (all.empty() ? "" : " · ") + (count > 0 ? coloured(colour_of(verdict), word) : word);
  }
  if (counts.advice > 0) {
    all += fmt::format(" ({})", base::Message(kAdvice, {std::to_string(counts.advice)}).text(options_.language));
  }
  if (counts.accepted > 0) {
    all += fmt::format(" · {} {}", say(kAcceptedCount), counts.accepted);
  }
  if (counts.refused_accepts > 0) {
    all += fmt::format(" · {} {}", say(kRefusedAccepts), counts.refused_accepts);
  }
  if (counts.unreadable > 0) {
    all += fmt::format(" · {} {}", say(kNotRead), counts.unreadable);
  }
  if (counts.harmless_modules > 0) {
    all += fmt::format(" · {} {}", say(kHarmless), counts.harmless_modules);
  }
  if (!counts.closed_regions.empty()) {
    all += fmt::format(" · {} {} ({})", say(kClosedRegions), counts.closed_regions.size(),
                       names_of_regions(counts.closed_regions));
  }
  if (counts.unknown > 0 || counts.unreadable > 0) {
    all += fmt::format("    {}", say(counts.unknown > 0 ? kUnknownNotClean : kUnreadNotClean));
  }
  line("{}{}", all,
       counts.files == 0 && is_of_what_runs_
           ? std::string()
           : fmt::format("    {} {}", counts.files, say(counts.files == 1 ? kFile : kFiles)));
}

std::string TextWriter::coloured(std::string_view colour, std::string_view text) const {
  return options_.colour ? fmt::format("{}{}\x1b[0m", colour, text) : std::string(text);
}

std::string TextWriter::where(const base::Place& at) {
  return fmt::format("{}:{}:{}", base::printable(at.file), at.line, at.column);
}

std::string TextWriter::root(const Finding& from) const {
  const bool is_in_module = (from.id.address.starts_with("module.") && from.id.root != ".") ||
                            (from.id.source == "cloudformation" && from.id.address.find('/') != std::string::npos);
  return is_in_module ? fmt::format("  {}", fmt::format(fmt::runtime(say(kInRoot)), base::printable(from.id.root)))
                      : "";
}

void TextWriter::excerpt(const Finding& from, const std::string& message) {
  const std::string number = std::to_string(from.location.line);
  const std::string text = spaces_for_tabs(from.excerpt.text);
  const std::string_view before = std::string_view(text).substr(0, from.excerpt.begin);
  const std::string_view marked =
      std::string_view(text).substr(from.excerpt.begin, from.excerpt.end - from.excerpt.begin);
  line("{:>6} | {}", number, base::printable(text));
  const std::string marks(std::max<std::size_t>(1, base::display_width(base::printable(marked))), '^');
  line("{:>6} | {:>{}}{} {}", "", "", base::display_width(base::printable(before)),
       coloured(colour_of(from.verdict), marks), message);
}

std::string TextWriter::spaces_for_tabs(std::string text) {
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

void TextWriter::origin(const base::Origin& steps) {
  const std::string_view from = say(kFrom);
  const std::string blank(base::display_width(from), ' ');
  for (const base::OriginStep& step : steps) {
    const std::string at = step.place.file.empty() ? std::string{} : where(step.place) + "  ";
    label(&step == &steps.front() ? from : blank, at + text_of(step, options_.language));
  }
}

void TextWriter::construct(const Finding& from) {
  if (from.construct.has_value()) {
    const base::Place& source = from.construct->source;
    label(kConstruct, base::printable(from.construct->path) + (source.file.empty() ? "" : "  " + where(source)));
  }
}

void TextWriter::surroundings(const Finding& from) {
  const bool is_open = from.exposure == findings::Exposure::anywhere || from.exposure == findings::Exposure::restricted;
  if (is_open || from.exposure == findings::Exposure::unreachable) {
    const bool has_why = from.around != nullptr && !from.around->why.empty();
    label(kExposure, std::string(say(word_of(from.exposure))) +
                         (has_why ? ": " + from.around->why.text(options_.language) : std::string()));
  }
  if (from.around == nullptr) {
    return;
  }
  if (!from.around->path.empty()) {
    std::string path;
    for (const std::string& hop : from.around->path) {
      path += (path.empty() ? "" : " → ") + base::printable(hop);
    }
    label(kPath, path);
  }
  egress(from.around->egress);
}

void TextWriter::egress(const std::vector<findings::EgressNeed>& needs) {
  const std::string blank(base::display_width(say(kEgress)), ' ');
  bool is_first = true;
  for (const std::string& row : egress_rows(needs, options_.language)) {
    label(is_first ? say(kEgress) : std::string_view(blank), row);
    is_first = false;
  }
}

void TextWriter::risks(const std::vector<findings::Risk>& all) {
  if (all.empty()) {
    return;
  }
  // The first three need no reason beyond the message; the last two say what is particular to this finding.
  std::string joined;
  for (const findings::Risk& risk : all) {
    joined += fmt::format("{}{} {}", joined.empty() ? "" : " · ", risk.number, risk.name.text(options_.language));
    joined += risk.number >= 4 ? fmt::format(": {}", risk.why.text(options_.language)) : std::string{};
  }
  label(kRisks, joined);
}

void TextWriter::label(std::string_view name, const std::string& text) {
  const std::size_t column = base::display_width(say(kRisks));  // the widest of them
  const std::size_t width = base::display_width(name);
  if (!text.empty()) {
    line("      {}{} {}", name, std::string(column - std::min(width, column), ' '), text);
  }
}

std::string TextWriter::verdict(Verdict verdict) const { return coloured(colour_of(verdict), say(word_of(verdict))); }

}  // namespace kakoi::reports
