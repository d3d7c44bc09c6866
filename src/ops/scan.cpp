#include "ops/scan.hpp"

#include "findings/content_hash.hpp"
#include "ops/file_survey.hpp"
#include "ops/report_builder.hpp"
#include "ops/subjects.hpp"
#include "ops/targets.hpp"
#include "sources/cloudformation/root.hpp"
#include "sources/cloudformation/template.hpp"
#include "sources/paths.hpp"
#include "sources/plan/format.hpp"
#include "sources/plan/plan.hpp"
#include "sources/plan/source_places.hpp"
#include "sources/saved/saved.hpp"
#include "sources/terraform/module_cache.hpp"
#include "sources/terraform/root.hpp"
#include "sources/terraform/survey.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace kakoi::ops {
namespace {

namespace cloudformation = sources::cloudformation;
namespace terraform = sources::terraform;
using base::EntryKind;
using base::Level;
using base::Phrase;

constexpr char kVariable = 'v';
constexpr char kParameter = 'p';

std::string base_of(base::FileReader& reader, const ScanOptions& options, const std::string& folder) {
  if (!options.base.empty()) {
    return options.base;
  }
  const bool is_near = !options.near.empty() && sources::lies_within(folder, options.near);
  const auto repository =
      options.from_repository ? sources::enclosing_repository(reader, folder) : std::optional<std::string>{};
  return repository.value_or(is_near ? options.near : folder);
}

/// One run of a scan.
class Scan {
 public:
  Scan(base::FileReader& reader, base::Executor& executor, const ScanOptions& options, Targets targets)
      : reader_(reader),
        executor_(executor),
        options_(options),
        targets_(std::move(targets)),
        builder_(base_of(reader, options, targets_.common), options.today, options.controls, options.asserted) {
    for (const terraform::Assignment& given : options.inputs.command_line) {
      if (given.kind == terraform::Assignment::Kind::value) {
        variables_.push_back(given.name);
      }
    }
    for (const cloudformation::ParameterSource& given : options.parameters) {
      if (!given.name.empty()) {
        parameters_.push_back(given.name);
      }
    }
  }

  base::Result<Scanned> run() {
    if (auto read = read_parameter_files(); !read.has_value()) {
      return tl::unexpected(read.error());
    }
    // What lies in one repository is one scan: what one folder of it calls in another is no root.
    struct Starts {
      std::vector<std::string> folders;
      std::vector<std::string> files;
    };
    std::map<std::string, Starts> by_boundary;
    for (const std::string& folder : targets_.folders) {
      by_boundary[boundary_of(folder)].folders.push_back(folder);
    }
    for (const std::string& file : targets_.files) {
      by_boundary[boundary_of(sources::parent_of(file))].files.push_back(file);
    }
    for (const auto& [boundary, starts] : by_boundary) {
      const sources::Input input{.reader = reader_, .numbers = numbers_, .boundary = boundary};
      sources::Found found = find(boundary, starts.folders);
      for (const std::string& file : starts.files) {
        found.files.push_back({.path = file, .kind = EntryKind::file});
      }
      scan_terraform(input, found.folders);
      scan_files(input, found.files);
    }
    look_at_configured_roots();
    look_at_given();
    look_at_asserted();
    Scanned scanned{.report = builder_.finish(), .has_source = has_source_, .folder = targets_.common};
    scanned.base = builder_.base();
    scanned.roots = std::move(reads_);
    scanned.unread = builder_.unread();
    return scanned;
  }

  base::Result<std::vector<RootRead>> run_roots(const std::vector<const RootRead*>& roots) {
    if (auto read = read_parameter_files(); !read.has_value()) {
      return tl::unexpected(read.error());
    }
    std::vector<Judged> all(roots.size());
    executor_.for_each(roots.size(), [&](std::size_t i) { all[i] = judge_root(*roots[i]); });
    std::vector<RootRead> again;
    again.reserve(all.size());
    for (Judged& one : all) {
      again.push_back(std::move(one.root));
    }
    return again;
  }

 private:
  struct Judged {
    RootResult result;
    RootRead root{};                   ///< only where fixes are wanted
    std::set<std::string> declared{};  ///< of the variables and parameters that are given, those that the root has
  };

  base::Result<void> read_parameter_files() {
    const sources::Input input{.reader = reader_, .numbers = numbers_, .boundary = "/"};
    for (const cloudformation::ParameterSource& source : options_.parameters) {
      if (!source.name.empty()) {
        continue;
      }
      auto read = cloudformation::read_parameter_file(input, source.text);
      if (!read.has_value()) {
        return tl::unexpected(read.error());
      }
      parameter_files_.push_back(std::move(*read));
    }
    return {};
  }

  [[nodiscard]] std::string boundary_of(const std::string& folder) {
    return sources::enclosing_repository(reader_, folder).value_or(targets_.common);
  }

  [[nodiscard]] std::string name_of(const std::string& path) const {
    return sources::relative_path(path, targets_.common);
  }

  sources::Found find(const std::string& boundary, const std::vector<std::string>& starts) {
    sources::Found found;
    for (const std::string& start : starts) {
      sources::Found one = sources::walk(reader_, executor_, start, boundary, options_.walk);
      std::move(one.folders.begin(), one.folders.end(), std::back_inserter(found.folders));
      std::move(one.files.begin(), one.files.end(), std::back_inserter(found.files));
      builder_.add(std::move(one.diagnostics));
    }
    // Links of two starts may lead to one place.
    const auto once = [](auto& all) {
      std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
      all.erase(std::unique(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.path == b.path; }),
                all.end());
    };
    once(found.folders);
    once(found.files);
    return found;
  }

  void scan_terraform(const sources::Input& input, const std::vector<sources::FoundFolder>& found) {
    has_source_ = has_source_ || !found.empty();
    std::vector<std::string> folders;
    folders.reserve(found.size());
    for (const sources::FoundFolder& one : found) {
      folders.push_back(one.path);
    }
    std::vector<terraform::Survey> surveys = terraform::survey_all(input, executor_, folders);
    for (terraform::Survey& survey : surveys) {
      builder_.add_accepts(survey.accepts.all, survey.accepts.refused);
      builder_.count_files(survey.files);
      builder_.add(std::move(survey.diagnostics));
    }
    const std::vector<std::size_t> roots = terraform::launching_roots(surveys, folders);
    for (const std::size_t root : roots) {
      roots_.insert(surveys[root].folder);
    }
    judge_all(roots.size(), [&](std::size_t i) {
      const std::string& folder = surveys[roots[i]].folder;
      return judge_module(input, folder, file_of(found, folder));
    });
  }

  [[nodiscard]] Judged judge_module(const sources::Input& input, const std::string& folder, const std::string& file) {
    terraform::Root root(input, cache_, inputs_of(folder), folder, name_of(folder), options_.budget);
    Judged judged = judge(root, sources::relative_path(folder, input.boundary), file, variables_, kVariable);
    keep_for_fixes(root, input, {.kind = RootKind::terraform, .path = folder}, judged);
    return judged;
  }

  // A file of a root.
  static std::string file_of(const std::vector<sources::FoundFolder>& folders, const std::string& root) {
    const auto found =
        std::find_if(folders.begin(), folders.end(), [&](const auto& each) { return each.path == root; });
    return found != folders.end() && !found->entries.empty() ? root + "/" + found->entries.front().name : std::string{};
  }

  // `given` are names of variables or parameters, `what` says which.
  [[nodiscard]] Judged judge(sources::Reading& reading, const std::string& name_in_repository, const std::string& file,
                             const std::vector<std::string>& given, char what) const {
    Judged judged{.result = builder_.judge(reading, name_in_repository, file)};
    for (const std::string& name : given) {
      if (reading.declares(name)) {
        judged.declared.insert(what + name);
      }
    }
    return judged;
  }

  // One root after the other on each thread; what was read of it is dropped when it has been judged.
  template <typename JudgeOne>
  void judge_all(std::size_t count, const JudgeOne& judge_one) {
    std::vector<Judged> all(count);
    executor_.for_each(count, [&](std::size_t i) { all[i] = judge_one(i); });
    for (Judged& one : all) {
      add(std::move(one));
    }
  }

  void add(Judged judged) {
    declared_.merge(judged.declared);
    if (!judged.root.path.empty()) {
      reads_.push_back(std::move(judged.root));
    }
    builder_.add(std::move(judged.result));
  }

  // Of what is judged, what it takes to plan fixes.
  void keep_for_fixes(sources::Reading& reading, const sources::Input& input, RootRead root, Judged& judged) const {
    if (!options_.for_fixes) {
      return;
    }
    judged.root = std::move(root);
    judged.root.boundary = input.boundary;
    for (const sources::TextFile* file : reading.files_read()) {
      judged.root.files.push_back({.path = file->path, .hash = findings::content_hash(file->text)});
    }
    judged.root.findings = judged.result.findings;
    std::sort(judged.root.findings.begin(), judged.root.findings.end(), findings::before);
    tell_twins_apart(judged.root.findings);
    judged.root.subjects = subjects_of(reading, judged.result.judgements, judged.root.findings, builder_.asserted());
    const bool is_asked_for = std::any_of(judged.root.subjects.begin(), judged.root.subjects.end(),
                                          [](const fixes::Subject& subject) { return subject.tasks.has_value(); });
    judged.root.network = is_asked_for ? reading.inventory().network : nullptr;
  }

  [[nodiscard]] Judged judge_root(const RootRead& root) {
    const sources::Input input{.reader = reader_, .numbers = numbers_, .boundary = root.boundary};
    switch (root.kind) {
      case RootKind::terraform:
        return judge_module(input, root.path, {});
      case RootKind::cloudformation:
        return judge_template(input, {.path = root.path, .kind = EntryKind::file}).judged;
      case RootKind::definitions:
        break;
    }
    std::vector<sources::saved::File> files;
    for (const FileRead& read : root.files) {
      FileSurvey survey = survey_file(input, {.path = read.path, .kind = EntryKind::file});
      if (survey.saved.has_value()) {
        files.push_back(std::move(*survey.saved));
      }
    }
    return judge_saved(input, root.path, std::move(files));
  }

  struct JudgedTemplate {
    Judged judged{};
    std::set<std::string> nested{};
  };

  [[nodiscard]] JudgedTemplate judge_template(const sources::Input& input, const sources::FoundFile& file) {
    base::Diagnostics said_before;
    auto read = cloudformation::read_template(input, file.path, file.kind, said_before);
    if (read == nullptr) {
      return {};
    }
    cloudformation::Root root(input, std::move(read), name_of(file.path), options_.parameters, parameter_files_,
                              options_.budget);
    JudgedTemplate one{
        .judged = judge(root, sources::relative_path(file.path, input.boundary), file.path, parameters_, kParameter),
        .nested = root.nested_paths()};
    keep_for_fixes(root, input, {.kind = RootKind::cloudformation, .path = file.path}, one.judged);
    return one;
  }

  [[nodiscard]] Judged judge_saved(const sources::Input& input, const std::string& folder,
                                   std::vector<sources::saved::File> files) {
    std::set<std::string> answers;
    for (const sources::saved::File& file : files) {
      if (file.contents == sources::saved::Contents::answer) {
        answers.insert(file.text->path);
      }
    }
    const auto reading = sources::saved::read_saved(std::move(files), name_of(folder), options_.budget);
    Judged judged{.result = builder_.judge(*reading, sources::relative_path(folder, input.boundary), {})};
    keep_for_fixes(*reading, input, {.kind = RootKind::definitions, .path = folder}, judged);
    // What AWS answered is no code.
    std::erase_if(judged.root.subjects, [&](const fixes::Subject& subject) {
      return std::any_of(subject.spots.begin(), subject.spots.end(),
                         [&](const findings::Spot& spot) { return answers.contains(spot.file); });
    });
    return judged;
  }

  void scan_files(const sources::Input& input, const std::vector<sources::FoundFile>& files) {
    std::vector<FileSurvey> surveys(files.size());
    judge_all(files.size(), [&](std::size_t i) {
      surveys[i] = survey_file(input, files[i]);
      return surveys[i].plan != nullptr ? judge_plan(input, std::move(surveys[i].plan)) : Judged{};
    });
    for (FileSurvey& survey : surveys) {
      const bool is_source = survey.format != sources::Format::none;
      has_source_ = has_source_ || is_source;
      // Plans and saved answers count what they read themselves.
      const bool is_counted = survey.format == sources::Format::cloudformation ||
                              (is_source && survey.format == sources::Format::saved && !survey.saved.has_value());
      builder_.count_files(is_counted ? 1 : 0);
      builder_.add(std::move(survey.diagnostics));
    }
    scan_templates(input, files, root_templates(files, surveys));
    scan_saved(input, files, surveys);
  }

  void scan_templates(const sources::Input& input, const std::vector<sources::FoundFile>& files,
                      const std::vector<std::size_t>& roots) {
    has_root_template_ = has_root_template_ || !roots.empty();
    std::vector<std::set<std::string>> nested(roots.size());
    std::vector<Judged> all(roots.size());
    executor_.for_each(roots.size(), [&](std::size_t i) {
      const sources::FoundFile& file = files[roots[i]];
      JudgedTemplate one = judge_template(input, file);
      nested[i] = std::move(one.nested);
      all[i] = std::move(one.judged);
    });
    // One whose place had to be worked out was taken for a root: it is judged where it is nested.
    std::set<std::string> in_others;
    for (std::size_t i = 0; i < roots.size(); ++i) {
      if (!in_others.contains(files[roots[i]].path)) {
        in_others.insert(nested[i].begin(), nested[i].end());
      }
    }
    for (std::size_t i = 0; i < roots.size(); ++i) {
      if (!in_others.contains(files[roots[i]].path)) {
        add(std::move(all[i]));
      }
    }
  }

  Judged judge_plan(const sources::Input& input, std::unique_ptr<sources::TextFile> file) {
    const std::string path = file->path;
    const auto detected = sources::plan::format_of_json(file->text);
    if (!detected.has_value()) {
      return {};
    }
    const auto reading = sources::plan::read_plan(std::move(file), *detected, name_of(path), options_.budget);
    Judged judged = judge(*reading, sources::relative_path(path, input.boundary), path, {}, kVariable);
    add_source_places(judged.result);
    return judged;
  }

  // Where what a plan shows is written, where the user says where its source is.
  void add_source_places(RootResult& result) {
    if (options_.source.empty()) {
      return;
    }
    const sources::Input input{.reader = reader_, .numbers = numbers_, .boundary = boundary_of(options_.source)};
    const sources::plan::SourcePlaces places(input, cache_, options_.source);
    for (findings::Finding& finding : result.findings) {
      if (std::optional<base::OriginStep> step = places.find(finding.id.address)) {
        finding.origin.push_back(builder_.shown(std::move(*step)));
      }
    }
  }

  // Answers of AWS are one reading, wherever they lie: what is listed in one is described in another. Definitions are
  // one for each folder.
  void scan_saved(const sources::Input& input, const std::vector<sources::FoundFile>& files,
                  std::vector<FileSurvey>& surveys) {
    std::map<std::string, std::vector<sources::saved::File>> by_root;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (surveys[i].saved.has_value()) {
        const bool is_answer = surveys[i].saved->contents == sources::saved::Contents::answer;
        by_root[is_answer ? targets_.common : sources::parent_of(files[i].path)].push_back(
            std::move(*surveys[i].saved));
      }
    }
    for (auto& [folder, some] : by_root) {
      add(judge_saved(input, folder, std::move(some)));
    }
  }

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
      const bool is_scanned =
          std::any_of(targets_.folders.begin(), targets_.folders.end(),
                      [&](const std::string& folder) { return sources::lies_within(root.folder, folder); });
      if (is_scanned && !roots_.contains(root.folder)) {
        builder_.add(base::Diagnostics{
            {.level = Level::warning,
             .place = root.place,
             .message =
                 base::Message(kNoRoot, {sources::relative_path(root.folder, sources::parent_of(root.place.file))})}});
      }
    }
  }

  // What a configuration says is said for all that lies beside and below it.
  void look_at_asserted() {
    const bool is_whole = std::any_of(targets_.folders.begin(), targets_.folders.end(), [&](const std::string& folder) {
      return !options_.walk.config_folder.empty() && sources::lies_within(options_.walk.config_folder, folder);
    });
    if (is_whole) {
      builder_.add(builder_.idle_assertions(false));
    }
  }

  // A variable or parameter of the command line that no root has is most likely a slip.
  void look_at_given() {
    constexpr Phrase kNoVariable{"--var {}: no root module here declares this variable",
                                 "--var {}: この変数を宣言しているルートモジュールがありません"};
    constexpr Phrase kNoParameter{"--param {}: no template here declares this parameter",
                                  "--param {}: このパラメーターを宣言しているテンプレートがありません"};
    const auto warn = [&](const Phrase& phrase, const std::string& name) {
      builder_.add(base::Diagnostics{
          {.level = Level::warning, .place = {.file = targets_.common}, .message = base::Message(phrase, {name})}});
    };
    for (const std::string& name : variables_) {
      if (!declared_.contains(kVariable + name) && !roots_.empty()) {
        warn(kNoVariable, name);
      }
    }
    for (const std::string& name : parameters_) {
      if (!declared_.contains(kParameter + name) && has_root_template_) {
        warn(kNoParameter, name);
      }
    }
  }

  base::FileReader& reader_;
  base::Executor& executor_;
  const ScanOptions& options_;
  Targets targets_;
  ReportBuilder builder_;
  sources::FileNumbers numbers_;
  terraform::ModuleCache cache_;
  std::vector<cloudformation::ParameterFile> parameter_files_;
  std::vector<RootRead> reads_;          ///< only where fixes are wanted
  std::set<std::string> roots_;          ///< the folders of those of Terraform that were read
  std::set<std::string> declared_;       ///< of the variables and parameters that are given, those that a root declares
  std::vector<std::string> variables_;   ///< those that the command line gives
  std::vector<std::string> parameters_;  ///< likewise
  bool has_source_ = false;
  bool has_root_template_ = false;
};

}  // namespace

base::Result<Scanned> scan(base::FileReader& reader, base::Executor& executor, const ScanOptions& options) {
  auto targets = resolve_targets(reader, options.paths);
  if (!targets.has_value()) {
    return tl::unexpected(targets.error());
  }
  return Scan(reader, executor, options, std::move(*targets)).run();
}

base::Result<std::vector<RootRead>> scan_roots(base::FileReader& reader, base::Executor& executor,
                                               const ScanOptions& options, const std::vector<const RootRead*>& roots) {
  auto targets = resolve_targets(reader, options.paths);
  if (!targets.has_value()) {
    return tl::unexpected(targets.error());
  }
  return Scan(reader, executor, options, std::move(*targets)).run_roots(roots);
}

}  // namespace kakoi::ops
