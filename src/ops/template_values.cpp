#include "ops/template_values.hpp"

#include "ops/template_choices.hpp"
#include "ops/template_places.hpp"
#include "sources/paths.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace kakoi::ops {
namespace {

namespace cloudformation = sources::cloudformation;
using base::EntryKind;
using cloudformation::ParameterSource;
using sources::Document;

constexpr std::size_t kMostChoices = 8;
constexpr std::size_t kMostFiles = 20;
/// Of a folder with thousands of documents, so many are looked at.
constexpr std::size_t kMostLooks = 200;

// `Pub="ENABLED" Env=prod`, or `ParameterKey=Pub,ParameterValue=ENABLED …`.
void add_overrides(std::string_view text, std::vector<ParameterSource>& into) {
  constexpr std::string_view kKey = "ParameterKey=";
  constexpr std::string_view kValue = ",ParameterValue=";
  std::string word;
  bool is_quoted = false;
  const auto end_word = [&] {
    std::string_view name = std::string_view(word).substr(0, word.find('='));
    std::string_view value = std::string_view(word).substr(std::min(word.find('=') + 1, word.size()));
    if (const std::size_t at = word.find(kValue); word.starts_with(kKey) && at != std::string::npos) {
      name = std::string_view(word).substr(kKey.size(), at - kKey.size());
      value = std::string_view(word).substr(at + kValue.size());
    }
    if (!name.empty() && word.find('=') != std::string::npos) {
      into.push_back({.name = std::string(name), .text = std::string(value)});
    }
    word.clear();
  };
  for (const char c : text) {
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ' ' && !is_quoted) {
      end_word();
    } else {
      word += c;
    }
  }
  end_word();
}

// The configuration of the SAM CLI: `[env.deploy.parameters] parameter_overrides = …`, a text or a list of some.
std::vector<ValuesBeside> of_sam(const std::string& path, const std::string& text) {
  std::vector<ValuesBeside> all;
  toml::table top;
  try {
    top = toml::parse(text);
  } catch (const toml::parse_error&) {
    return all;
  }
  for (const auto& [environment, commands] : top) {
    const toml::table* table = commands.as_table();
    for (const char* command : {"global", "deploy"}) {
      const toml::node_view overrides = table != nullptr ? (*table)[command]["parameters"]["parameter_overrides"]
                                                         : toml::node_view<const toml::node>{};
      ValuesBeside one{.file = path};
      if (const auto whole = overrides.value<std::string>()) {
        add_overrides(*whole, one.parameters);
      } else if (const toml::array* list = overrides.as_array()) {
        for (const toml::node& each : *list) {
          add_overrides(each.value_or(std::string{}), one.parameters);
        }
      }
      if (!one.parameters.empty()) {
        all.push_back(std::move(one));
      }
    }
  }
  return all;
}

/// Which parameter of which file of parameters an edit changes. Each file is read once.
class EditedParameters {
 public:
  EditedParameters(const RootRead& root, base::FileReader& reader) : root_(root), reader_(reader) {}

  /// Empty where the edit is of no such file.
  std::string at(const fixes::Edit& edit) {
    auto found = files_.find(edit.file);
    if (found == files_.end()) {
      sources::FileNumbers numbers;
      auto read = cloudformation::read_parameter_file(
          {.reader = reader_, .numbers = numbers, .boundary = root_.boundary}, edit.file);
      found = files_.emplace(edit.file, std::move(read)).first;
    }
    if (!found->second.has_value()) {
      return {};
    }
    const cloudformation::ParameterFile& file = *found->second;
    const auto changed = std::find_if(file.given.begin(), file.given.end(), [&](const auto& one) {
      const base::Range range = one.value != Document::kNone ? file.document->range(one.value) : base::Range{};
      return edit.offset >= range.offset && edit.offset < std::size_t{range.offset} + range.length;
    });
    return changed != file.given.end() ? changed->name : std::string{};
  }

 private:
  const RootRead& root_;
  base::FileReader& reader_;
  std::map<std::string, base::Result<cloudformation::ParameterFile>> files_{};
};

bool is_document(std::string_view name) {
  return name.ends_with(".json") || name.ends_with(".yaml") || name.ends_with(".yml");
}

/// The files of parameters that lie near a template.
class ParameterFiles {
 public:
  ParameterFiles(const RootRead& root, std::set<std::string> declared, base::FileReader& reader)
      : root_(root), declared_(std::move(declared)), reader_(reader) {}

  std::vector<ValuesBeside> take() {
    const std::string folder = sources::parent_of(root_.path);
    look_in(folder);
    below(folder);
    if (folder != root_.boundary) {
      below(sources::parent_of(folder));
    }
    return std::move(all_);
  }

 private:
  void below(const std::string& folder) {
    for (const base::Entry& entry : reader_.list(folder).value_or(std::vector<base::Entry>{})) {
      const std::string path = folder + "/" + entry.name;
      if (entry.kind == EntryKind::directory && !entry.name.starts_with('.') &&
          path != sources::parent_of(root_.path)) {
        look_in(path);
      }
    }
  }

  void look_in(const std::string& folder) {
    for (const base::Entry& entry : reader_.list(folder).value_or(std::vector<base::Entry>{})) {
      const std::string path = folder + "/" + entry.name;
      if (entry.kind == EntryKind::file && is_document(entry.name) && path != root_.path && looks_++ < kMostLooks &&
          all_.size() < kMostFiles && is_for_this(path)) {
        all_.push_back({.file = path, .parameters = {{.name = {}, .text = path}}});
      }
    }
  }

  // It may be about another template, or be no file of parameters at all: what names nothing that this one declares is
  // not for it, nor is a plain object with other keys besides.
  [[nodiscard]] bool is_for_this(const std::string& path) const {
    sources::FileNumbers numbers;
    const auto read =
        cloudformation::read_parameter_file({.reader = reader_, .numbers = numbers, .boundary = root_.boundary}, path);
    if (!read.has_value() || read->given.empty()) {
      return false;
    }
    const auto is_declared = [&](const cloudformation::ParameterFile::Given& one) {
      return declared_.contains(one.name);
    };
    const Document& document = *read->document;
    const bool is_another = std::any_of(read->given.begin(), read->given.end(), [&](const auto& one) {
      return one.value != Document::kNone && document.is_map(one.value);  // a template's own declarations
    });
    const Document::NodeId names = document.value(document.root(), "template-file-path");
    if (is_another ||
        (document.is_scalar(names) && !root_.path.ends_with("/" + sources::cleaned(document.text(names))))) {
      return false;
    }
    const bool is_plain = !document.is_list(document.root()) && !read->is_in_part;
    return is_plain ? std::all_of(read->given.begin(), read->given.end(), is_declared)
                    : std::any_of(read->given.begin(), read->given.end(), is_declared);
  }

  const RootRead& root_;
  std::set<std::string> declared_;
  base::FileReader& reader_;
  std::size_t looks_ = 0;
  std::vector<ValuesBeside> all_{};
};

}  // namespace

std::vector<ValuesBeside> template_values(const RootRead& root, const std::vector<fixes::Edit>& edits,
                                          base::FileReader& reader, Contents& contents) {
  std::vector<ValuesBeside> all;
  const std::string sam = sources::parent_of(root.path) + "/samconfig.toml";
  if (const std::string* text = contents.of(sam)) {
    all = of_sam(sam, *text);
  }
  const std::string* text = contents.of(root.path);
  if (text == nullptr) {
    return all;
  }
  const std::string& real = contents.real(root.path);
  const TemplatePlaces places(real, *text);
  const TemplateChoices choices(*text);
  std::vector<ValuesBeside> files = ParameterFiles(root, choices.parameters(), reader).take();
  std::move(files.begin(), files.end(), std::back_inserter(all));
  std::set<std::string> edited;
  EditedParameters elsewhere(root, reader);
  for (const fixes::Edit& edit : edits) {
    edited.insert(edit.file == real ? places.parameter_at(edit.offset) : elsewhere.at(edit));
  }
  std::size_t count = 0;
  for (const TemplateChoices::Choice& one : choices.all()) {
    if (!edited.contains(one.parameter) && count++ < kMostChoices) {
      all.push_back({.choice = one.shown, .parameters = {{.name = one.parameter, .text = one.value}}});
    }
  }
  return all;
}

}  // namespace kakoi::ops
