#include "ops/scan.hpp"

#include "controls/controls.hpp"
#include "sources/paths.hpp"
#include "sources/terraform/module_cache.hpp"
#include "sources/terraform/root.hpp"
#include "sources/terraform/survey.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace kakoi::ops {
namespace {

namespace terraform = sources::terraform;
using base::Diagnostic;
using base::EntryKind;
using base::Level;
using base::OriginRole;
using base::Phrase;
using findings::Finding;
using findings::Judgement;
using findings::Verdict;

std::string common_parent(const std::vector<std::string>& folders) {
  std::string common = folders.front();
  for (const std::string& folder : folders) {
    while (!sources::lies_within(folder, common)) {
      common = sources::parent_of(common);
    }
  }
  return common;
}

/// One run of a scan.
class Scan {
 public:
  Scan(base::FileReader& reader, base::Executor& executor, const ScanOptions& options)
      : reader_(reader), executor_(executor), options_(options) {}

  base::Result<Scanned> run() {
    if (auto resolved = resolve_paths(); !resolved.has_value()) {
      return tl::unexpected(resolved.error());
    }
    // Folders of one repository are one scan: what one of them calls in another is no root.
    std::map<std::string, std::vector<std::string>> by_boundary;
    for (const std::string& folder : folders_) {
      by_boundary[sources::enclosing_repository(reader_, folder).value_or(scanned_.folder)].push_back(folder);
    }
    for (const auto& [boundary, folders] : by_boundary) {
      scan_folders(boundary, folders);
    }
    finish();
    return std::move(scanned_);
  }

 private:
  // Folders that lie within another one are scanned with that.
  base::Result<void> resolve_paths() {
    constexpr Phrase kScan{"scan {}", "{} のスキャン"};
    for (const std::string& path : options_.paths) {
      auto real = reader_.real_path(path);
      if (!real.has_value()) {
        return tl::unexpected(real.error().in(kScan, path));
      }
      const auto kind = reader_.kind(*real);
      if (!kind.has_value()) {
        return tl::unexpected(kind.error().in(kScan, path));
      }
      folders_.push_back(*kind == EntryKind::directory ? *real : sources::parent_of(*real));
    }
    std::sort(folders_.begin(), folders_.end());
    std::vector<std::string> outermost;
    for (const std::string& folder : folders_) {
      if (outermost.empty() || !sources::lies_within(folder, outermost.back())) {
        outermost.push_back(folder);
      }
    }
    folders_ = std::move(outermost);
    scanned_.folder = common_parent(folders_);
    base_ = base_of(scanned_.folder);
    return {};
  }

  [[nodiscard]] std::string base_of(const std::string& folder) const {
    if (!options_.base.empty()) {
      return options_.base;
    }
    const bool is_near = !options_.near.empty() && sources::lies_within(folder, options_.near);
    const auto repository =
        options_.from_repository ? sources::enclosing_repository(reader_, folder) : std::optional<std::string>{};
    return repository.value_or(is_near ? options_.near : folder);
  }

  void scan_folders(const std::string& boundary, const std::vector<std::string>& starts) {
    const sources::Input input{.reader = reader_, .numbers = numbers_, .boundary = boundary};
    sources::Found found;
    for (const std::string& start : starts) {
      sources::Found one = sources::walk(reader_, executor_, start, boundary, options_.walk);
      std::move(one.folders.begin(), one.folders.end(), std::back_inserter(found.folders));
      add(std::move(one.diagnostics));
    }
    scanned_.has_source = scanned_.has_source || !found.folders.empty();
    std::vector<std::string> folders;
    folders.reserve(found.folders.size());
    for (const sources::FoundFolder& one : found.folders) {
      folders.push_back(one.path);
    }
    std::sort(folders.begin(), folders.end());
    folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
    std::vector<terraform::Survey> surveys = terraform::survey_all(input, executor_, folders);
    for (terraform::Survey& survey : surveys) {
      accepts_.insert(accepts_.end(), survey.accepts.all.begin(), survey.accepts.all.end());
      scanned_.report.summary.refused_accepts += survey.accepts.refused;
      scanned_.report.summary.files += survey.files;
      add(std::move(survey.diagnostics));
    }
    const std::vector<std::size_t> roots = terraform::launching_roots(surveys, folders);
    std::vector<RootResult> results(roots.size());
    executor_.for_each(roots.size(), [&](std::size_t i) { results[i] = read_root(input, surveys[roots[i]].folder); });
    for (const std::size_t root : roots) {
      roots_.insert(surveys[root].folder);
    }
    for (std::size_t i = 0; i < results.size(); ++i) {
      RootResult& result = results[i];
      const std::string file = file_of(found.folders, surveys[roots[i]].folder);
      for (Finding& finding : result.findings) {
        finding.root_file = file;
      }
      scanned_.report.summary.files += result.files;
      declared_.merge(result.declared);
      scanned_.report.summary.harmless_modules += result.harmless_modules;
      add(std::move(result.diagnostics));
      std::move(result.findings.begin(), result.findings.end(), std::back_inserter(scanned_.report.findings));
    }
  }

  // A file of a root, as the report names it.
  [[nodiscard]] std::string file_of(const std::vector<sources::FoundFolder>& folders, const std::string& root) const {
    const auto found =
        std::find_if(folders.begin(), folders.end(), [&](const auto& each) { return each.path == root; });
    return found != folders.end() && !found->entries.empty()
               ? relative_path(root + "/" + found->entries.front().name, base_)
               : std::string{};
  }

  struct RootResult {
    std::vector<Finding> findings{};
    std::set<std::string> declared{};  ///< of the variables of the command line, those that it has
    base::Diagnostics diagnostics{};
    std::size_t harmless_modules = 0;
    std::size_t files = 0;
  };

  // What the configuration says of this root comes first, so that the command line has the last word.
  [[nodiscard]] terraform::Inputs inputs_of(const std::string& folder) const {
    terraform::Inputs inputs = options_.inputs;
    const auto found = std::find_if(options_.roots.begin(), options_.roots.end(),
                                    [&](const RootConfig& each) { return each.folder == folder; });
    if (found != options_.roots.end()) {
      std::vector<terraform::Assignment> files;
      for (const std::string& file : found->var_files) {
        files.push_back({.kind = terraform::Assignment::Kind::file, .name = {}, .text = file});
      }
      inputs.command_line.insert(inputs.command_line.begin(), files.begin(), files.end());
      inputs.workspace = inputs.workspace.has_value() ? inputs.workspace : found->workspace;
    }
    return inputs;
  }

  // Of those that lie in what is scanned.
  void look_at_configured_roots() {
    constexpr Phrase kNoRoot{"there is no root module {} that launches anything",
                             "何かを起動するルートモジュール {} がありません"};
    for (const RootConfig& root : options_.roots) {
      const bool is_scanned = std::any_of(folders_.begin(), folders_.end(), [&](const std::string& folder) {
        return sources::lies_within(root.folder, folder);
      });
      if (is_scanned && !roots_.contains(root.folder)) {
        add({{.level = Level::warning,
              .place = root.place,
              .message = base::Message(kNoRoot, {relative_path(root.folder, sources::parent_of(root.place.file))})}});
      }
    }
  }

  // A variable of the command line that no root has is most likely a slip.
  void look_at_variables() {
    constexpr Phrase kUndeclared{"--var {}: no root module here declares this variable",
                                 "--var {}: この変数を宣言しているルートモジュールがありません"};
    for (const terraform::Assignment& given : options_.inputs.command_line) {
      const bool is_value = given.kind == terraform::Assignment::Kind::value;
      if (is_value && !declared_.contains(given.name) && !roots_.empty()) {
        add({{.level = Level::warning,
              .place = {.file = scanned_.folder},
              .message = base::Message(kUndeclared, {given.name})}});
      }
    }
  }

  // One root: read, judged and written out; then all that was read of it is dropped.
  RootResult read_root(const sources::Input& input, const std::string& folder) {
    const terraform::Root root(input, cache_, inputs_of(folder), folder, relative_path(folder, scanned_.folder),
                               options_.budget);
    std::vector<Judgement> judgements;
    for (const controls::Control& control : controls::all()) {
      control.judge(root.inventory(), judgements);
    }
    RootResult result{.findings = {},
                      .diagnostics = root.diagnostics(),
                      .harmless_modules = root.harmless_modules(),
                      .files = root.own_files()};
    for (const terraform::Assignment& given : options_.inputs.command_line) {
      if (root.declares(given.name)) {
        result.declared.insert(given.name);
      }
    }
    const std::string name_in_repository = relative_path(folder, input.boundary);
    for (Judgement& judgement : judgements) {
      result.findings.push_back(write_out(root, std::move(judgement), name_in_repository));
    }
    return result;
  }

  Finding write_out(const sources::Reading& root, Judgement judgement, const std::string& name_in_repository) const {
    Finding finding{.control = std::string(judgement.control), .id = std::move(judgement.id)};
    finding.verdict = judgement.verdict;
    finding.severity = judgement.severity;
    finding.exposure = judgement.exposure;
    finding.message = std::move(judgement.message);
    finding.reason = std::move(judgement.reason);
    finding.advice = std::move(judgement.advice);
    finding.risks = std::move(judgement.risks);
    finding.location = relative(root.place(judgement.location));
    const bool is_unknown = finding.verdict == Verdict::unknown;
    // A pass keeps where it stands, and no more: there are many of them.
    if (is_unknown || finding.verdict == Verdict::fail) {
      finding.excerpt = root.excerpt(judgement.location);
      finding.acceptance = acceptance(root.accept(judgement.header, judgement.control));
    }
    finding.origin =
        root.origin(judgement.trail, is_unknown ? OriginRole::not_known : OriginRole::decides, judgement.location);
    for (base::OriginStep& step : finding.origin) {
      step.place = relative(std::move(step.place));
    }
    // By the root's place in the repository, so that it does not depend on which folder of it is scanned.
    inventory::Identity stable = finding.id;
    stable.root = name_in_repository;
    finding.fingerprint = findings::fingerprint(finding.control, stable);
    return finding;
  }

  // One that is past its date accepts nothing; `look_at_accepts` says so.
  [[nodiscard]] std::optional<findings::Acceptance> acceptance(const sources::Accept* accept) const {
    if (accept == nullptr || accept->until < options_.today) {
      return std::nullopt;
    }
    return findings::Acceptance{
        .until = accept->until, .owner = accept->owner, .reason = accept->reason, .place = relative(accept->place)};
  }

  [[nodiscard]] base::Place relative(base::Place place) const {
    if (!place.file.empty()) {
      place.file = relative_path(place.file, base_);
    }
    return place;
  }

  void add(base::Diagnostics diagnostics) {
    for (Diagnostic& diagnostic : diagnostics) {
      diagnostic.place = relative(std::move(diagnostic.place));
      scanned_.report.diagnostics.push_back(std::move(diagnostic));
    }
  }

  // Each is looked at once, however many roots use its module.
  void look_at_accepts() {
    constexpr Phrase kExpired{"this accept holds no more: it ended on {}",
                              "この受け入れは {} に期限が切れており、無効です"};
    constexpr Phrase kNoControl{"this accept accepts nothing: there is no control {}",
                                "コントロール {} がないため、何も受け入れません"};
    constexpr Phrase kNothing{"this accept accepts nothing: {} finds nothing wrong here",
                              "{} の違反や判定不能がないため、何も受け入れません"};
    constexpr Phrase kNothingOfCall{
        "this accept accepts nothing: {} finds nothing wrong with the call itself; what the module makes is accepted "
        "beside the resource, in the module",
        "この呼び出し自体に {} の違反や判定不能がないため、何も受け入れません。モジュールが作るものを受け入れるには、"
        "モジュール内のリソースに書いてください"};
    std::set<std::pair<std::string, std::uint32_t>> used;
    for (const Finding& finding : scanned_.report.accepted) {
      used.emplace(finding.acceptance->place.file, finding.acceptance->place.offset);
    }
    for (const sources::Accept& accept : accepts_) {
      const base::Place place = relative(accept.place);
      std::optional<base::Message> problem;
      if (controls::find(accept.control) == nullptr) {
        problem = base::Message(kNoControl, {accept.control});
        ++scanned_.report.summary.refused_accepts;
      } else if (accept.until < options_.today) {
        problem = base::Message(kExpired, {findings::text_of(accept.until)});
        ++scanned_.report.summary.refused_accepts;
      } else if (!used.contains({place.file, place.offset})) {
        problem = base::Message(accept.is_of_call ? kNothingOfCall : kNothing, {accept.control});
      }
      if (problem.has_value()) {
        scanned_.report.diagnostics.push_back(
            {.level = Level::warning, .place = place, .message = std::move(*problem)});
      }
    }
  }

  void finish() {
    findings::Report& report = scanned_.report;
    std::sort(report.findings.begin(), report.findings.end(), findings::before);
    tell_twins_apart();
    const auto accepted = std::stable_partition(report.findings.begin(), report.findings.end(),
                                                [](const Finding& each) { return !each.acceptance.has_value(); });
    std::move(accepted, report.findings.end(), std::back_inserter(report.accepted));
    report.findings.erase(accepted, report.findings.end());
    report.summary.accepted = report.accepted.size();
    look_at_accepts();
    look_at_configured_roots();
    look_at_variables();
    const auto key = [](const Diagnostic& d) {
      return std::tuple(d.place.file, d.place.offset, d.message.text(base::Language::en));
    };
    std::sort(report.diagnostics.begin(), report.diagnostics.end(),
              [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
    // A downloaded module that two roots use is read for both.
    report.diagnostics.erase(std::unique(report.diagnostics.begin(), report.diagnostics.end(),
                                         [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); }),
                             report.diagnostics.end());
    std::set<std::string> unread;
    for (const Diagnostic& diagnostic : report.diagnostics) {
      if (diagnostic.level == Level::error) {
        unread.insert(diagnostic.place.file);
      }
    }
    report.summary.unreadable = unread.size();
    for (const Finding& finding : report.findings) {
      count(finding.verdict);
    }
  }

  void count(Verdict verdict) {
    findings::Summary& summary = scanned_.report.summary;
    switch (verdict) {
      case Verdict::fail:
        ++summary.fail;
        break;
      case Verdict::pass:
        ++summary.pass;
        break;
      case Verdict::unknown:
        ++summary.unknown;
        break;
      case Verdict::not_applicable:
        ++summary.not_applicable;
        break;
    }
  }

  // Two resources of one name, which Terraform refuses, have one identity, and so have the same roots of two
  // repositories; they are told apart by their order.
  void tell_twins_apart() {
    std::map<std::string, std::size_t> seen;
    for (Finding& finding : scanned_.report.findings) {
      const std::size_t twins = seen[finding.fingerprint]++;
      if (twins > 0) {
        inventory::Identity stable = finding.id;
        stable.target += "#" + std::to_string(twins + 1);
        finding.fingerprint = findings::fingerprint(finding.control, stable);
        ++seen[finding.fingerprint];
      }
    }
  }

  base::FileReader& reader_;
  base::Executor& executor_;
  const ScanOptions& options_;
  sources::FileNumbers numbers_;
  terraform::ModuleCache cache_;
  std::vector<std::string> folders_;
  std::string base_;
  std::vector<sources::Accept> accepts_;
  std::set<std::string> roots_;     ///< the folders of those that were read
  std::set<std::string> declared_;  ///< of the variables of the command line, those that a root declares
  Scanned scanned_;
};

}  // namespace

base::Result<Scanned> scan(base::FileReader& reader, base::Executor& executor, const ScanOptions& options) {
  return Scan(reader, executor, options).run();
}

std::string relative_path(const std::string& path, const std::string& base) {
  std::string common = base;
  std::string up;
  while (!sources::lies_within(path, common) && common != "/") {
    common = sources::parent_of(common);
    up += "../";
  }
  std::string down = path.size() > common.size() ? path.substr(common.size() + (common == "/" ? 0 : 1)) : std::string{};
  if (down.empty()) {
    return up.empty() ? "." : up.substr(0, up.size() - 1);
  }
  return up + down;
}

}  // namespace kakoi::ops
