#include "ops/file_survey.hpp"

#include "sources/cloudformation/launchers.hpp"
#include "sources/cloudformation/template.hpp"
#include "sources/paths.hpp"
#include "syntax/encoding.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

namespace kakoi::ops {
namespace {

namespace cloudformation = sources::cloudformation;
using base::EntryKind;
using base::Level;
using base::Phrase;

// The largest file that is looked at to tell what it is.
constexpr std::size_t kLargestFile = (std::size_t{4} << 30U) - 1;

constexpr Phrase kLinkOut{"the link leads out of the repository; not read",
                          "リンク先がリポジトリの外にあるため、読み取りません"};

void survey_template(const sources::Input& input, std::unique_ptr<sources::TextFile>& file, FileSurvey& survey) {
  constexpr Phrase kTooLarge{"the template is larger than {} MB and was not read",
                             "テンプレートが {} MB を超えているため読み取りません"};
  if (file->text.size() > cloudformation::kLargestTemplate) {
    survey.diagnostics.push_back(
        {.level = Level::error,
         .place = {.file = file->path},
         .message = base::Message(kTooLarge, {std::to_string(cloudformation::kLargestTemplate >> 20U)})});
    return;
  }
  survey.may_launch = cloudformation::may_launch(file->text);
  const auto read = cloudformation::read_template(file, survey.diagnostics);
  if (read == nullptr) {
    survey.may_launch = false;
    survey.format = survey.diagnostics.empty() ? sources::Format::none : survey.format;
    return;
  }
  survey.nests = cloudformation::nested_files(input, *read);
}

}  // namespace

FileSurvey survey_file(const sources::Input& input, const sources::FoundFile& found) {
  FileSurvey survey;
  auto file = std::make_unique<sources::TextFile>();
  file->id = input.numbers.next();
  file->path = found.path;
  const auto error = [&](base::Message message) {
    survey.diagnostics.push_back({.level = Level::error, .place = {.file = found.path}, .message = std::move(message)});
  };
  if (found.kind == EntryKind::link_to_file) {
    const auto real = input.reader.real_path(found.path);
    if (!real.has_value() || !sources::lies_within(*real, input.boundary)) {
      survey.diagnostics.push_back({.level = Level::warning, .place = {.file = found.path}, .message = kLinkOut});
      return survey;
    }
  }
  if (const auto read = input.reader.read(found.path, kLargestFile, file->text); !read.has_value()) {
    error(read.error().message);
    return survey;
  }
  if (const auto why = syntax::unreadable_encoding(file->text)) {
    // UTF-16 has a zero beside each letter.
    std::string letters = file->text;
    letters.erase(std::remove(letters.begin(), letters.end(), '\0'), letters.end());
    survey.format = sources::recognise(letters);
    if (survey.format != sources::Format::none) {
      error(*why);
    }
    return survey;
  }
  survey.format = sources::recognise(file->text);
  if (survey.format == sources::Format::cloudformation) {
    survey_template(input, file, survey);
  }
  if (survey.format == sources::Format::plan) {
    survey.plan = std::move(file);
  }
  // An AppSpec has resources too.
  if (file != nullptr && (survey.format == sources::Format::saved || survey.format == sources::Format::none)) {
    survey.saved = sources::saved::open_saved(file, survey.diagnostics);
    const bool is_source = survey.saved.has_value() || !survey.diagnostics.empty();
    survey.format = is_source ? sources::Format::saved : sources::Format::none;
  }
  return survey;
}

// Templates that none other nests; of a circle the first.
std::vector<std::size_t> root_templates(const std::vector<sources::FoundFile>& files,
                                        const std::vector<FileSurvey>& surveys) {
  std::map<std::string_view, std::size_t> by_path;
  for (std::size_t i = 0; i < files.size(); ++i) {
    by_path.emplace(files[i].path, i);
  }
  std::vector<char> is_reached(files.size());
  std::vector<std::size_t> roots;
  const auto reach = [&](std::size_t from) {
    std::vector<std::size_t> open{from};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (const std::string& path : surveys[at].nests) {
        const auto found = by_path.find(path);
        if (found != by_path.end() && found->second != from && is_reached[found->second] == 0) {
          is_reached[found->second] = 1;
          open.push_back(found->second);
        }
      }
    }
  };
  std::set<std::string_view> nested;
  for (const FileSurvey& one : surveys) {
    nested.insert(one.nests.begin(), one.nests.end());
  }
  for (const bool wants_nested : {false, true}) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (surveys[i].may_launch && is_reached[i] == 0 && nested.contains(files[i].path) == wants_nested) {
        is_reached[i] = 1;
        roots.push_back(i);
        reach(i);
      }
    }
  }
  std::sort(roots.begin(), roots.end());
  return roots;
}

}  // namespace kakoi::ops
