#include "sources/cloudformation/template.hpp"

#include "sources/cloudformation/cloud_assembly.hpp"
#include "sources/cloudformation/launchers.hpp"
#include "sources/paths.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakoi::sources::cloudformation {
namespace {

using base::Phrase;
using NodeId = Document::NodeId;

constexpr Phrase kForeign{"this is a template that another tool fills in ({}); not examined",
                          "別のツールが埋めるテンプレート ({}) のため、読み取りません"};
constexpr Phrase kSeveral{"the file holds several documents; CloudFormation takes a template of one",
                          "複数のドキュメントがあります。CloudFormation のテンプレートは 1 つでなければなりません"};
constexpr Phrase kNoResources{"Resources is no object of resources by their logical ids; nothing was read",
                              "Resources が論理 ID ごとのオブジェクトではないため、読み取れません"};
constexpr Phrase kBroken{"a part of this template could not be read", "このテンプレートの一部を読み取れませんでした"};
constexpr Phrase kMacro{"the macro {} may change this template",
                        "マクロ {} がこのテンプレートを変える可能性があります"};
constexpr Phrase kComputedMacro{"a macro whose name is not known may change this template",
                                "名前の決まらないマクロがこのテンプレートを変える可能性があります"};

// Those of AWS that change nothing of what kakoi looks at, or that kakoi knows.
bool is_known_transform(std::string_view name) {
  constexpr auto kKnown = std::to_array<std::string_view>(
      {"AWS::LanguageExtensions", "AWS::Include", "AWS::CodeDeployBlueGreen", "AWS::ServiceCatalog"});
  return std::find(kKnown.begin(), kKnown.end(), name) != kKnown.end() || name.starts_with("AWS::Serverless-") ||
         name.starts_with("AWS::SecretsManager-");
}

// What stands in the place of a whole value, or between lines, is filled in by another tool. `{{resolve:…}}` is
// CloudFormation's own, and within a longer text two braces may be part of a command.
std::string foreign_hole(const Document& document, std::string_view text) {
  const auto line_begins_with = [&](std::string_view mark) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
      const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_not_of(" \t", at - 1);
      if (before == std::string_view::npos || text[before] == '\n') {
        return true;
      }
    }
    return false;
  };
  if (!document.is_whole()) {
    const std::size_t at = text.find("{{");
    if (line_begins_with("{%") || line_begins_with("{{") ||
        (at != std::string_view::npos && !text.substr(at).starts_with("{{resolve:"))) {
      return line_begins_with("{%") ? "{% … %}" : "{{ … }}";
    }
  }
  if (line_begins_with("<%")) {
    return "<% … %>";
  }
  return {};
}

// (CodeDeploy User Guide, "AppSpec file structure for Amazon ECS deployments".)
bool is_app_spec(const Document& document) {
  return document.is_list(document.value(document.root(), "Resources")) &&
         document.find(document.root(), "AWSTemplateFormatVersion") == nullptr;
}

// Does a line begin with the name of the section?
bool has_section(std::string_view text) { return text.find("\nResources:") != std::string_view::npos; }

class Transforms {
 public:
  explicit Transforms(Template& of) : of_(of) {}

  void read(NodeId node) {
    const Document& document = of_.document;
    if (document.is_list(node)) {
      for (const NodeId item : document.items(node)) {
        read(item);
      }
    } else if (document.is_map(node)) {
      const NodeId name = document.value(node, "Name");
      name != Document::kNone ? read(name) : doubt(kComputedMacro);
    } else if (document.is_scalar(node)) {
      const std::string_view name = document.text(node);
      of_.is_serverless = of_.is_serverless || name.starts_with("AWS::Serverless-");
      if (!is_known_transform(name)) {
        doubt(base::Message(kMacro, {std::string(name)}));
      }
    }
  }

 private:
  void doubt(base::Message message) {
    if (!of_.doubt.has_value()) {
      of_.doubt = base::Unknown{.reason = std::move(message)};
    }
  }

  Template& of_;
};

}  // namespace

bool looks_like_template(std::string_view text) {
  return text.find("Resources") != std::string_view::npos && text.find("AWS::") != std::string_view::npos;
}

std::unique_ptr<Template> read_template(std::unique_ptr<TextFile>& file, base::Diagnostics& diagnostics) {
  base::Diagnostics problems;
  Document document = Document::read(*file, problems);
  const auto report = [&](base::Level level, base::Message message, base::Range range) {
    diagnostics.push_back({.level = level, .place = file->place(range), .message = std::move(message)});
  };
  const base::Range start{.file = file->id, .offset = 0, .length = 0};
  if (const std::string hole = foreign_hole(document, file->text); !hole.empty()) {
    if (!may_launch(file->text)) {
      return nullptr;
    }
    report(base::Level::error, base::Message(kForeign, {hole}), start);
    return nullptr;
  }
  if (document.is_whole() && !document.is_map(document.value(document.root(), "Resources"))) {
    const Document::Entry* resources = document.find(document.root(), "Resources");
    if (resources != nullptr && !is_app_spec(document)) {
      report(base::Level::error, kNoResources, resources->key_range);
    } else if (resources == nullptr && document.documents() > 1 && has_section(file->text)) {
      report(base::Level::error, kSeveral, start);
    }
    return nullptr;
  }
  diagnostics.insert(diagnostics.end(), problems.begin(), problems.end());
  if (document.documents() > 1) {
    report(base::Level::error, kSeveral, start);
  }
  std::optional<base::Unknown> doubt;
  if (!document.is_whole() || document.documents() > 1) {
    doubt = base::Unknown{.reason = kBroken, .remedy = base::Remedy::mend};
  }
  auto read = std::make_unique<Template>(
      Template{.file = std::move(file), .document = std::move(document), .doubt = std::move(doubt)});
  Transforms(*read).read(read->section("Transform"));
  return read;
}

std::unique_ptr<Template> read_template(const Input& input, const std::string& path, base::EntryKind kind,
                                        base::Diagnostics& diagnostics) {
  auto file = std::make_unique<TextFile>();
  return load_text(input, path, kind, kLargestTemplate, *file, diagnostics) ? read_template(file, diagnostics)
                                                                            : nullptr;
}

std::vector<std::string> nested_files(const Input& input, const Template& of) {
  std::vector<std::string> files;
  const Document& document = of.document;
  const std::string folder = parent_of(of.file->path);
  bool stores_templates = false;
  for (const Document::Entry& resource : document.entries(of.section("Resources"))) {
    const NodeId type = document.value(resource.value, "Type");
    if (!document.is_scalar(type) || !is_nested_stack(document.text(type))) {
      continue;
    }
    const NodeId properties = document.value(resource.value, "Properties");
    for (const NodeId path : {document.value(properties, "TemplateURL"), document.value(properties, "Location"),
                              document.value(document.value(resource.value, "Metadata"), "aws:asset:path")}) {
      if (document.is_scalar(path) && document.tag(path).empty() &&
          document.text(path).find("://") == std::string_view::npos) {
        files.push_back(joined(folder, document.text(path)));
      }
      stores_templates = stores_templates || document.is_map(path);
    }
  }
  // Of a cloud assembly without metadata, which stack nests which template says only the address; but all that are
  // stored are nested.
  for (const std::string& path :
       stores_templates ? CloudAssembly(input, folder).stored_templates() : std::vector<std::string>{}) {
    files.push_back(joined(folder, path));
  }
  return files;
}

}  // namespace kakoi::sources::cloudformation
