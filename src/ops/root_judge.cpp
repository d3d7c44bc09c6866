#include "ops/root_judge.hpp"

#include "findings/content_hash.hpp"
#include "ops/file_survey.hpp"
#include "ops/subjects.hpp"
#include "sources/cloudformation/root.hpp"
#include "sources/cloudformation/template.hpp"
#include "sources/paths.hpp"
#include "sources/plan/format.hpp"
#include "sources/plan/plan.hpp"
#include "sources/plan/source_places.hpp"
#include "sources/terraform/root.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace kakoi::ops {
namespace {

namespace cloudformation = sources::cloudformation;
namespace saved_files = sources::saved;
namespace terraform = sources::terraform;
using base::EntryKind;

std::set<std::string> declared_of(const std::vector<std::string>& given, sources::Reading& reading) {
  std::set<std::string> declared;
  std::copy_if(given.begin(), given.end(), std::inserter(declared, declared.end()),
               [&](const std::string& name) { return reading.declares(name); });
  return declared;
}

}  // namespace

RootJudge::RootJudge(base::FileReader& reader, const ScanOptions& options, const ReportBuilder& builder,
                     std::string common)
    : reader_(reader), options_(options), builder_(builder), common_(std::move(common)) {
  for (const terraform::Assignment& given : options.inputs.command_line) {
    if (given.kind == terraform::Assignment::Kind::value) {
      variables_.push_back(given.name);
    }
  }
  given_ = variables_;
  for (const auto& [name, value] : options.inputs.environment) {
    given_.push_back(name);
  }
  for (const cloudformation::ParameterSource& given : options.parameters) {
    if (!given.name.empty()) {
      parameters_.push_back(given.name);
    }
  }
}

base::Result<void> RootJudge::read_parameter_files() {
  const sources::Input input = input_of("/");
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

sources::Input RootJudge::input_of(const std::string& boundary) {
  return {.reader = reader_, .numbers = numbers_, .boundary = boundary};
}

std::string RootJudge::boundary_of(const std::string& folder) const {
  return sources::enclosing_repository(reader_, folder).value_or(common_);
}

std::string RootJudge::name_of(const std::string& path) const { return sources::relative_path(path, common_); }

Judged RootJudge::module(const sources::Input& input, const std::string& folder, const std::string& file) {
  terraform::Root root(input, cache_, inputs_of(folder), folder, name_of(folder), options_.budget);
  Judged judged{.result = builder_.judge(root, sources::relative_path(folder, input.boundary), file),
                .variables = declared_of(given_, root)};
  keep_for_fixes(root, input, {.kind = RootKind::terraform, .path = folder}, judged);
  return judged;
}

JudgedTemplate RootJudge::stack(const sources::Input& input, const sources::FoundFile& file) {
  base::Diagnostics said_before;
  auto read = cloudformation::read_template(input, file.path, file.kind, said_before);
  if (read == nullptr) {
    return {};
  }
  cloudformation::Root root(input, std::move(read), name_of(file.path), options_.parameters, parameter_files_,
                            options_.budget);
  JudgedTemplate one{
      .judged = {.result = builder_.judge(root, sources::relative_path(file.path, input.boundary), file.path),
                 .parameters = declared_of(parameters_, root)},
      .nested = root.nested_paths()};
  keep_for_fixes(root, input, {.kind = RootKind::cloudformation, .path = file.path}, one.judged);
  return one;
}

Judged RootJudge::saved(const sources::Input& input, const std::string& folder, std::vector<saved_files::File> files) {
  std::set<std::string> answers;
  for (const saved_files::File& file : files) {
    if (file.contents == saved_files::Contents::answer) {
      answers.insert(file.text->path);
    }
  }
  const auto reading = saved_files::read_saved(std::move(files), name_of(folder), options_.budget);
  Judged judged{.result = builder_.judge(*reading, sources::relative_path(folder, input.boundary), {})};
  keep_for_fixes(*reading, input, {.kind = RootKind::definitions, .path = folder}, judged);
  // What AWS answered is no code.
  std::erase_if(judged.root.subjects, [&](const fixes::Subject& subject) {
    return std::any_of(subject.spots.begin(), subject.spots.end(),
                       [&](const findings::Spot& spot) { return answers.contains(spot.file); });
  });
  return judged;
}

Judged RootJudge::plan(const sources::Input& input, std::unique_ptr<sources::TextFile> file) {
  const std::string path = file->path;
  const auto detected = sources::plan::format_of_json(file->text);
  if (!detected.has_value()) {
    return {};
  }
  const auto reading = sources::plan::read_plan(std::move(file), *detected, name_of(path), options_.budget);
  Judged judged{.result = builder_.judge(*reading, sources::relative_path(path, input.boundary), path)};
  add_source_places(judged.result);
  return judged;
}

Judged RootJudge::again(const RootRead& root) {
  const sources::Input input = input_of(root.boundary);
  switch (root.kind) {
    case RootKind::terraform:
      return module(input, root.path, {});
    case RootKind::cloudformation:
      return stack(input, {.path = root.path, .kind = EntryKind::file}).judged;
    case RootKind::definitions:
      break;
  }
  std::vector<saved_files::File> files;
  for (const FileRead& read : root.files) {
    FileSurvey survey = survey_file(input, {.path = read.path, .kind = EntryKind::file});
    if (survey.saved.has_value()) {
      files.push_back(std::move(*survey.saved));
    }
  }
  return saved(input, root.path, std::move(files));
}

// What the configuration says of this root comes first, so that the command line has the last word.
terraform::Inputs RootJudge::inputs_of(const std::string& folder) const {
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

// Of what is judged, what it takes to plan fixes.
void RootJudge::keep_for_fixes(sources::Reading& reading, const sources::Input& input, RootRead root,
                               Judged& judged) const {
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

// Where what a plan shows is written, where the user says where its source is.
void RootJudge::add_source_places(RootResult& result) {
  if (options_.source.empty()) {
    return;
  }
  const sources::Input input = input_of(boundary_of(options_.source));
  const sources::plan::SourcePlaces places(input, cache_, options_.source);
  for (findings::Finding& finding : result.findings) {
    if (std::optional<base::OriginStep> step = places.find(finding.id.address)) {
      finding.origin.push_back(builder_.shown(std::move(*step)));
    }
  }
}

}  // namespace kakoi::ops
