#include "ops/scan.hpp"

#include "ops/file_survey.hpp"
#include "ops/report_builder.hpp"
#include "ops/root_judge.hpp"
#include "ops/targets.hpp"
#include "sources/paths.hpp"
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

namespace terraform = sources::terraform;
using base::EntryKind;
using base::Level;
using base::Phrase;

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
        builder_(base_of(reader, options, targets_.common), options.today, options.controls, options.asserted),
        judge_(reader, options, builder_, targets_.common) {}

  base::Result<Scanned> run() {
    if (auto read = judge_.read_parameter_files(); !read.has_value()) {
      return tl::unexpected(read.error());
    }
    // What lies in one repository is one scan: what one folder of it calls in another is no root.
    struct Starts {
      std::vector<std::string> folders;
      std::vector<std::string> files;
    };
    std::map<std::string, Starts> by_boundary;
    for (const std::string& folder : targets_.folders) {
      by_boundary[judge_.boundary_of(folder)].folders.push_back(folder);
    }
    for (const std::string& file : targets_.files) {
      by_boundary[judge_.boundary_of(sources::parent_of(file))].files.push_back(file);
    }
    for (const auto& [boundary, starts] : by_boundary) {
      const sources::Input input = judge_.input_of(boundary);
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
    take_fingerprints(scanned.report, scanned.roots);
    scanned.unread = builder_.unread();
    scanned.variables = std::move(declared_variables_);
    return scanned;
  }

 private:
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
      return judge_.module(input, folder, file_of(found, folder));
    });
  }

  // A file of a root.
  static std::string file_of(const std::vector<sources::FoundFolder>& folders, const std::string& root) {
    const auto found =
        std::find_if(folders.begin(), folders.end(), [&](const auto& each) { return each.path == root; });
    return found != folders.end() && !found->entries.empty() ? root + "/" + found->entries.front().name : std::string{};
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
    declared_variables_.merge(judged.variables);
    declared_parameters_.merge(judged.parameters);
    if (!judged.root.path.empty()) {
      reads_.push_back(std::move(judged.root));
    }
    builder_.add(std::move(judged.result));
  }

  void scan_files(const sources::Input& input, const std::vector<sources::FoundFile>& files) {
    std::vector<FileSurvey> surveys(files.size());
    judge_all(files.size(), [&](std::size_t i) {
      surveys[i] = survey_file(input, files[i]);
      return surveys[i].plan != nullptr ? judge_.plan(input, std::move(surveys[i].plan)) : Judged{};
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
      JudgedTemplate one = judge_.stack(input, file);
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
      add(judge_.saved(input, folder, std::move(some)));
    }
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
    for (const std::string& name : judge_.variables()) {
      if (!declared_variables_.contains(name) && !roots_.empty()) {
        warn(kNoVariable, name);
      }
    }
    for (const std::string& name : judge_.parameters()) {
      if (!declared_parameters_.contains(name) && has_root_template_) {
        warn(kNoParameter, name);
      }
    }
  }

  base::FileReader& reader_;
  base::Executor& executor_;
  const ScanOptions& options_;
  Targets targets_;
  ReportBuilder builder_;
  RootJudge judge_;
  std::vector<RootRead> reads_;                ///< only where fixes are wanted
  std::set<std::string> roots_;                ///< the folders of those of Terraform that were read
  std::set<std::string> declared_variables_;   ///< of those that are given, what any root declares
  std::set<std::string> declared_parameters_;  ///< likewise
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
  const ReportBuilder builder(base_of(reader, options, targets->common), options.today, options.controls,
                              options.asserted);
  RootJudge judge(reader, options, builder, targets->common);
  if (auto read = judge.read_parameter_files(); !read.has_value()) {
    return tl::unexpected(read.error());
  }
  std::vector<RootRead> again(roots.size());
  executor.for_each(roots.size(), [&](std::size_t i) {
    again[i] = judge.again(*roots[i]).root;
    take_fingerprints(*roots[i], again[i]);
  });
  return again;
}

}  // namespace kakoi::ops
