#include "cli/commands.hpp"
#include "cli/journal_folder.hpp"
#include "cli/next_step.hpp"
#include "cli/patch_report.hpp"
#include "cli/plan_store.hpp"
#include "cli/recovered.hpp"
#include "cli/shell_word.hpp"
#include "cli/uncommitted.hpp"

#include "fixes/plan_file.hpp"
#include "ops/fix.hpp"
#include "ops/hunks.hpp"
#include "reports/plan_reports.hpp"
#include "sources/paths.hpp"
#include "sources/walk.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::cli {
namespace {

using base::Language;
using base::Message;
using base::Phrase;

constexpr std::size_t kLargestPlan = std::size_t{64} << 20U;

reports::TextOptions text_options(Language language, const Host& host) {
  return {.language = language, .colour = wants_colour(host)};
}

// It is said of each target of the plan: of thousands, thousands of times.
std::string description_of(const fixes::Plan& plan, Language language) {
  constexpr std::size_t kMost = 5;
  constexpr Phrase kMore{"{} more reasons (kakoi plan)", "ほか {} 件の理由 (kakoi plan)"};
  std::string description(reports::word_of(plan.grade).in(language));
  for (std::size_t i = 0; i < std::min(kMost, plan.reasons.size()); ++i) {
    description += (i == 0 ? ": " : "; ") + plan.reasons[i].text(language);
  }
  if (plan.reasons.size() > kMost) {
    description += "; " + Message(kMore, {std::to_string(plan.reasons.size() - kMost)}).text(language);
  }
  return description;
}

// The findings of the scan, with what would make them go away.
std::string sarif_of(const ops::Planned& planned, fixes::Grade accept, Language language) {
  constexpr std::size_t kMostReplacements = 5000;  // of one plan, over all its results
  constexpr Phrase kAlsoOf{"it is the fix of {} more results, where it is not repeated",
                           "ほか {} 件の結果も同じ修復で解消されます (そこには繰り返しません)"};
  reports::SarifOptions options{.language = language, .version = KAKOI_VERSION, .rules = rules(language)};
  for (const fixes::Plan& plan : planned.book.plans) {
    // An editor cannot replace what is not there.
    const bool makes_file =
        std::any_of(plan.edits.begin(), plan.edits.end(), [](const fixes::Edit& edit) { return edit.makes_file(); });
    if (plan.edits.empty() || makes_file || plan.grade > accept) {
      continue;
    }
    reports::ProposedFix fix{.description = description_of(plan, language), .parts = {}};
    for (std::size_t i = 0; i < plan.edits.size(); ++i) {
      fix.parts.push_back({.place = plan.places[i], .text = plan.edits[i].after});
    }
    // Many edits that turn many things off: the whole of it is offered at the first of these, and counted there.
    const std::size_t all = plan.targets.size();
    const std::size_t some = std::clamp<std::size_t>(std::max(all, kMostReplacements) / plan.edits.size(), 1, all);
    if (some < all) {
      fix.description += "; " + Message(kAlsoOf, {std::to_string(all - some)}).text(language);
    }
    for (std::size_t i = 0; i < some; ++i) {
      options.fixes[plan.targets[i].fingerprint].push_back(fix);
    }
  }
  return reports::sarif(planned.scanned.report, options);
}

std::string plan_report(const ops::Planned& planned, const FixArguments& arguments, Language language, const Host& host,
                        std::string& err) {
  switch (arguments.scan.format) {
    case Format::sarif:
      return sarif_of(planned, arguments.accept.value_or(fixes::Grade::review), language);
    case Format::json:
      return fixes::to_json(planned.book, planned.scanned.base, language);
    case Format::patch:
      return patch_of(planned, arguments.accept.value_or(fixes::Grade::review), language, host, err);
    case Format::text:
      break;
  }
  // Of nothing, nothing is said to be fine.
  if (!planned.scanned.has_source) {
    return {};
  }
  return reports::plan_text(planned.book, ops::hunks_of(planned), text_options(language, host)) +
         after_plan(planned.book.plans, arguments, language, host);
}

std::optional<std::string> text_of_plan(const std::string& path, const Host& host) {
  std::string text;
  const bool is_file = host.reader.kind(path).value_or(base::EntryKind::other) == base::EntryKind::file;
  return is_file && host.reader.read(path, kLargestPlan, text).has_value() && fixes::is_plan_file(text)
             ? std::optional(std::move(text))
             : std::nullopt;
}

// A stored plan stands for the paths that it was made for, and is looked for as it was then.
base::Result<std::optional<fixes::PlanBook>> stored_plan(FixArguments& arguments, const Host& host) {
  constexpr Phrase kAlone{"{} is a stored plan: it is carried out alone, with no other paths",
                          "{} は保存した計画です。ほかのパスと一緒には指定できません"};
  std::vector<std::string>& paths = arguments.scan.scan.paths;
  for (const std::string& path : paths) {
    const std::optional<std::string> text = text_of_plan(path, host);
    if (!text.has_value()) {
      continue;
    }
    if (paths.size() > 1) {
      return base::failure({kAlone, {path}});
    }
    auto book = fixes::plan_of(*text);
    if (!book.has_value()) {
      return tl::unexpected(book.error().in({"{}", "{}"}, path));
    }
    sources::WalkOptions& walk = arguments.scan.scan.walk;
    walk.hidden = book->search.hidden;
    walk.node_modules = book->search.node_modules;
    walk.ignored = book->search.ignored;
    walk.excludes = book->search.excludes;
    arguments.scan.config = book->search.config;
    paths = book->paths;
    return std::optional(std::move(*book));
  }
  return std::optional<fixes::PlanBook>{};
}

// Nothing is planned for a plan.
std::optional<Message> given_plan(const FixArguments& arguments, const Host& host) {
  constexpr Phrase kStored{"{} is a stored plan: kakoi fix {} carries it out",
                           "{} は保存した計画です。kakoi fix {} で適用します"};
  const std::vector<std::string>& paths = arguments.scan.scan.paths;
  const auto found = std::find_if(paths.begin(), paths.end(),
                                  [&](const std::string& path) { return text_of_plan(path, host).has_value(); });
  return found != paths.end() ? std::optional(Message(kStored, {*found, shell_word(*found)})) : std::nullopt;
}

bool has_refusal(const ops::Fixed& fixed) {
  const std::vector<fixes::Plan>& plans = fixed.planned.book.plans;
  return fixed.has_obstacle || fixed.outcome == ops::FixOutcome::refused ||
         fixed.outcome == ops::FixOutcome::put_back || fixed.outcome == ops::FixOutcome::not_put_back ||
         std::any_of(plans.begin(), plans.end(),
                     [](const fixes::Plan& plan) { return !plan.refusal.empty() && !plan.is_guide; });
}

// What takes the fix back: all its files have to lie in the folder that `kakoi undo` is given, or in its repository.
std::string undo_words(const ops::Fixed& fixed, const Host& host) {
  std::string common;
  for (std::size_t i = 0; i < fixed.is_chosen.size(); ++i) {
    for (const fixes::Edit& edit :
         fixed.is_chosen[i] ? fixed.planned.book.plans[i].edits : std::vector<fixes::Edit>{}) {
      common = common.empty() ? sources::parent_of(edit.file) : common;
      while (!sources::lies_within(edit.file, common)) {
        common = sources::parent_of(common);
      }
    }
  }
  const auto meant_by = [&](const std::string& folder) {
    return sources::enclosing_repository(host.reader, folder).value_or(folder);
  };
  const std::string whole = meant_by(common);
  return sources::lies_within(whole, meant_by(host.current_folder))
             ? "kakoi undo"
             : "kakoi undo " + shell_word(sources::relative_path(whole, host.current_folder));
}

std::string outcome_line(const ops::Fixed& fixed, Language language, const Host& host) {
  constexpr Phrase kNothing{"nothing was changed", "何も変更していません"};
  constexpr Phrase kRefused{"refused, nothing was changed: {}", "適用を拒否しました (変更なし): {}"};
  constexpr Phrase kPutBack{"put back, all files are as before: {}", "元に戻しました (すべて適用前のまま): {}"};
  constexpr Phrase kNotPutBack{"not right, and not all files are as before: {}",
                               "期待どおりにならず、元に戻せないファイルがあります: {}"};
  constexpr Phrase kDone{
      "written, read again: fail → pass for {}, no other verdict changed but those named; {} takes it "
      "back",
      "適用し、読み直しました: {} 件が違反から適合に。示したもの以外の判定は変わっていません (元に戻す: "
      "{})"};
  constexpr Phrase kMore{"plans of a worse grade are left: --accept review or --accept blocked carries them out",
                         "要確認または適用不可の計画が残っています (適用するには --accept review または --accept "
                         "blocked)"};
  std::size_t targets = 0;
  bool has_more = false;
  for (std::size_t i = 0; i < fixed.is_chosen.size(); ++i) {
    const fixes::Plan& plan = fixed.planned.book.plans[i];
    targets += fixed.is_chosen[i] ? plan.targets.size() : 0;
    has_more = has_more || (!fixed.is_chosen[i] && !plan.edits.empty() && plan.obstacle.empty());
  }
  const std::string more = has_more ? line_of(kMore, language) : std::string{};
  switch (fixed.outcome) {
    case ops::FixOutcome::refused:
      return line_of({kRefused, {fixed.why.text(language)}}, language);
    case ops::FixOutcome::put_back:
      return line_of({kPutBack, {fixed.why.text(language)}}, language);
    case ops::FixOutcome::not_put_back:
      return line_of({kNotPutBack, {fixed.why.text(language)}}, language) + left_lines(fixed.left, language);
    case ops::FixOutcome::done:
      return line_of({kDone, {std::to_string(targets), undo_words(fixed, host)}}, language) + more;
    case ops::FixOutcome::not_planned:
    case ops::FixOutcome::nothing_to_do:
    case ops::FixOutcome::not_confirmed:
      break;
  }
  return line_of(kNothing, language) + more;
}

std::vector<reports::LeftFile> left_of(const ops::Fixed& fixed, Language language) {
  std::vector<reports::LeftFile> left;
  for (const apply::Left& one : fixed.left) {
    left.push_back({.file = one.file, .why = one.why.text(language)});
  }
  return left;
}

std::string fix_report(const ops::Fixed& fixed, const FixArguments& arguments, Language language, const Host& host) {
  if (arguments.scan.format == Format::json) {
    return reports::fix_json({.outcome = ops::name_of(fixed.outcome),
                              .why = fixed.why.text(language),
                              .left = left_of(fixed, language),
                              .plan = fixes::to_json(fixed.planned.book, fixed.planned.scanned.base, language),
                              .is_chosen = fixed.is_chosen});
  }
  // A stored plan that is refused was not even read whole.
  const bool is_unread = fixed.outcome == ops::FixOutcome::refused && fixed.planned.book.plans.empty();
  if (is_unread || (!fixed.planned.scanned.has_source && fixed.planned.book.plans.empty())) {
    return outcome_line(fixed, language, host);
  }
  const std::string plans = reports::plan_text(fixed.planned.book, ops::hunks_of(fixed.planned),
                                               text_options(language, host), fixed.is_chosen);
  return plans + outcome_line(fixed, language, host);
}

// Why there is nothing to plan: what was given is nothing that kakoi knows.
std::string unrecognised(const ops::Scanned& scanned, const FixArguments& arguments, Language language,
                         const Host& host) {
  constexpr Phrase kNoPlan{"{} is neither a stored plan nor a source that kakoi knows",
                           "{} は保存した計画でも、kakoi が読み取れるファイルでもありません"};
  if (scanned.has_source) {
    return {};
  }
  const std::vector<std::string>& paths = arguments.scan.scan.paths;
  const bool is_file =
      paths.size() == 1 && host.reader.kind(paths.front()).value_or(base::EntryKind::other) == base::EntryKind::file;
  if (!is_file) {
    return "kakoi: " + line_of(kNoSource, language);
  }
  const bool is_near = sources::lies_within(paths.front(), host.current_folder);
  const std::string name = is_near ? sources::relative_path(paths.front(), host.current_folder) : paths.front();
  return "kakoi: " + line_of({kNoPlan, {name}}, language);
}

// Those that change, with what they are now.
std::map<std::string, std::string> files_of(const ops::Planned& planned, const std::vector<bool>& is_chosen) {
  std::map<std::string, std::string> files;
  for (std::size_t i = 0; i < is_chosen.size(); ++i) {
    for (const fixes::Edit& edit : is_chosen[i] ? planned.book.plans[i].edits : std::vector<fixes::Edit>{}) {
      files.emplace(edit.file, planned.contents.at(edit.file));
    }
  }
  return files;
}

// A plan is made from what is there: after a fix that was cut short, from files of which some are new.
std::string cut_short_line(const ops::Scanned& scanned, Language language, const Host& host) {
  constexpr Phrase kCutShort{
      "warning: an earlier fix was cut short and has {} in its hands: kakoi undo, or the next kakoi fix, puts it back",
      "警告: 以前の修復が {} の適用中に中断されています。kakoi undo または次の kakoi fix で元に戻ります"};
  const auto folder = journal_folder(host);
  if (!folder.has_value()) {
    return {};
  }
  const auto journal = host.journal(*folder);
  const auto files = apply::unfinished(*journal);
  for (const std::string& file : files.value_or(std::vector<std::string>{})) {
    if (sources::lies_within(file, scanned.folder)) {
      return line_of({kCutShort, {sources::relative_path(file, scanned.base)}}, language);
    }
  }
  return {};
}

ops::PlanOptions plan_options(const FixArguments& arguments, Language language, const Host& host) {
  const std::string& config = arguments.scan.config;
  return {.scan = arguments.scan.scan,
          .only = arguments.only,
          .config = config.empty() ? config : absolute(config, host.current_folder),
          .with_egress = arguments.with_egress,
          .language = language};
}

}  // namespace

Outcome plan_command(FixArguments arguments, Language language, const Host& host) {
  if (const auto stored = given_plan(arguments, host)) {
    return usage_error(stored->text(language));
  }
  // Before all that takes its time.
  if (const auto may = arguments.out.has_value() ? may_store_plan(*arguments.out, host) : base::Result<bool>{};
      !may.has_value()) {
    return usage_error(may.error().message.text(language));
  }
  const auto thresholds = prepare(arguments.scan, host);
  if (!thresholds.has_value()) {
    return usage_error(thresholds.error().message.text(language));
  }
  if (arguments.scan.format != Format::json) {
    arguments.scan.scan.near = host.current_folder;
  }
  arguments.scan.scan.from_repository = arguments.scan.format == Format::sarif;
  const auto executor = host.executor(arguments.scan.jobs);
  ops::PlanOptions options = plan_options(arguments, language, host);
  options.may_write = [&](const fixes::Edit& edit) { return apply::may_write(host.writer(), edit); };
  const auto planned = ops::plan(host.reader, *executor, options);
  if (!planned.has_value()) {
    return usage_error(planned.error().message.text(language));
  }
  Outcome outcome;
  outcome.out = plan_report(*planned, arguments, language, host, outcome.err);
  outcome.err += unrecognised(planned->scanned, arguments, language, host);
  outcome.err += cut_short_line(planned->scanned, language, host);
  outcome.code = static_cast<int>(ops::exit_code(planned->scanned.report, planned->scanned.has_source, *thresholds));
  if (arguments.out.has_value()) {
    const auto stored = store_plan(*arguments.out, *planned, language, host);
    if (!stored.has_value()) {
      return usage_error(stored.error().message.text(language));
    }
  }
  return outcome;
}

Outcome fix_command(FixArguments arguments, Language language, const Host& host) {
  constexpr Phrase kApply{"apply now (plans: {}, files: {})? [y/N] ",
                          "適用しますか (計画 {} 件、ファイル {} 件)? [y/N] "};
  constexpr Phrase kAsItIs{"--with-egress: a stored plan is carried out as it is; give it to kakoi plan --out",
                           "--with-egress: 保存した計画はそのまま適用されます。kakoi plan --out に指定してください"};
  constexpr Phrase kUncommitted{"warning: {} has changes that are not committed",
                                "警告: {} に未コミットの変更があります"};
  constexpr Phrase kNeedsYes{"nobody can be asked here: --yes carries it out, kakoi plan shows it",
                             "ここでは確認できません。--yes で適用、kakoi plan で表示します"};
  auto book = stored_plan(arguments, host);
  if (!book.has_value()) {
    return usage_error(book.error().message.text(language));
  }
  if (book->has_value() && arguments.with_egress) {
    return usage_error(std::string(kAsItIs.in(language)));
  }
  const auto thresholds = prepare(arguments.scan, host);
  if (!thresholds.has_value()) {
    return usage_error(thresholds.error().message.text(language));
  }
  if (arguments.scan.format != Format::json) {
    arguments.scan.scan.near = host.current_folder;
  }
  const auto journals = journal_folder(host);
  if (!journals.has_value()) {
    return usage_error(journals.error().message.text(language));
  }
  // What is not shown at the terminal is not answered there.
  const bool is_text = arguments.scan.format == Format::text;
  if (!arguments.yes && (!host.ask || (is_text && !host.output_is_terminal))) {
    return usage_error(std::string(kNeedsYes.in(language)));
  }
  const auto journal = host.journal(*journals);
  const apply::World world{.reader = host.reader, .writer = host.writer(), .journal = *journal};
  const auto executor = host.executor(arguments.scan.jobs);
  ops::FixOptions options{.plan = plan_options(arguments, language, host),
                          .accept = arguments.accept.value_or(fixes::Grade::safe),
                          .book = std::move(*book)};
  std::string warnings;
  bool is_shown = false;
  options.confirm = [&](const ops::Planned& planned, const std::vector<bool>& is_chosen) {
    const std::map<std::string, std::string> files = files_of(planned, is_chosen);
    for (const std::string& file : uncommitted(files, host)) {
      warnings += line_of({kUncommitted, {sources::relative_path(file, planned.scanned.base)}}, language);
    }
    if (arguments.yes) {
      return true;
    }
    const std::string plans =
        reports::plan_text(planned.book, ops::hunks_of(planned), text_options(language, host), is_chosen);
    if (is_text) {
      host.write(plans);
    } else {
      host.show(plans);
    }
    host.show(std::exchange(warnings, {}));
    is_shown = is_text;
    const auto count = std::count(is_chosen.begin(), is_chosen.end(), true);
    return host.ask(Message(kApply, {std::to_string(count), std::to_string(files.size())}).text(language));
  };
  const auto fixed = ops::fix(world, *executor, options);
  if (!fixed.has_value()) {
    return {.out = {},
            .err = "kakoi: " + line_of(fixed.error().message, language),
            .code = static_cast<int>(ops::ExitCode::refused)};
  }
  if (fixed->outcome == ops::FixOutcome::not_planned) {
    Outcome outcome = usage_error(fixed->why.text(language));
    outcome.err.insert(0, recovered_lines(fixed->recovered, language));
    return outcome;
  }
  const ops::Scanned& seen =
      fixed->after.has_value() && fixed->outcome == ops::FixOutcome::done ? *fixed->after : fixed->planned.scanned;
  Outcome outcome;
  outcome.err = recovered_lines(fixed->recovered, language) + warnings;
  outcome.err += has_refusal(*fixed) ? std::string{} : unrecognised(seen, arguments, language, host);
  outcome.out = is_shown ? outcome_line(*fixed, language, host) : fix_report(*fixed, arguments, language, host);
  outcome.code = has_refusal(*fixed) ? static_cast<int>(ops::ExitCode::refused)
                                     : static_cast<int>(ops::exit_code(seen.report, seen.has_source, *thresholds));
  return outcome;
}

}  // namespace kakoi::cli
