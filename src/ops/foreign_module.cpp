#include "ops/foreign_module.hpp"

#include "fixes/off.hpp"
#include "ops/terraform_blocks.hpp"
#include "sources/paths.hpp"
#include "syntax/lines.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace kakoi::ops {
namespace {

using findings::Spot;

// The names of the calls that lead to a resource, the innermost first: of `module.a["x"].module.b.aws_x.y`, b and a.
std::vector<std::string> calls_in(std::string_view address) {
  constexpr std::string_view kModule = "module.";
  std::vector<std::string> names;
  while (address.starts_with(kModule)) {
    address.remove_prefix(kModule.size());
    const std::size_t end = address.find_first_of(".[");
    names.emplace_back(address.substr(0, end));
    const std::size_t next = end == std::string_view::npos ? end : address.find("." + std::string(kModule), end);
    address = next == std::string_view::npos ? std::string_view{} : address.substr(next + 1);
  }
  std::reverse(names.begin(), names.end());
  return names;
}

std::set<std::string> own_folders(const RootRead& root) {
  std::set<std::string> folders;
  for (const FileRead& file : root.files) {
    if (!is_fetched(file.path)) {
      folders.insert(sources::parent_of(file.path));
    }
  }
  return folders;
}

// The variable that the user's call could set: the last one that the value came through.
std::optional<std::string> variable_of(const Spot& spot) {
  constexpr std::string_view kVariable = "var.";
  const bool is_there = !spot.names.empty() && spot.names.back().name.starts_with(kVariable);
  return is_there ? std::optional(spot.names.back().name.substr(kVariable.size())) : std::nullopt;
}

// The literal, turned off.
std::optional<std::string> off(const Spot& spot, const fixes::Subject& subject, Contents& contents) {
  const std::string* content = contents.of(spot.file);
  const std::vector<fixes::Edit> edits = content != nullptr && spot.kind == findings::SpotKind::literal
                                             ? fixes::turn_off(spot, *content, subject.word)
                                             : std::vector<fixes::Edit>{};
  return edits.empty() ? std::nullopt : std::optional(edits.front().after);
}

}  // namespace

bool is_fetched(std::string_view path) { return path.find("/.terraform/") != std::string_view::npos; }

AtCall at_call(const Spot& spot, const fixes::Subject& subject, const RootRead& root, const std::string& base,
               Contents& contents) {
  AtCall found;
  const auto variable = variable_of(spot);
  const auto word = off(spot, subject, contents);
  const std::set<std::string> folders = own_folders(root);
  for (const std::string& name : calls_in(subject.finding.id.address)) {
    for (const std::string& folder : folders) {
      const TerraformBlocks blocks(root, contents, folder);
      const auto call = blocks.module_call(name);
      if (!call.has_value()) {
        continue;
      }
      if (found.place.empty()) {
        const base::Place place =
            syntax::Lines(call->tree->text).place(std::string(call->file), {.offset = call->offset()});
        found.place = sources::relative_path(place.file, base) + ":" + std::to_string(place.line);
      }
      const bool is_open = variable.has_value() && word.has_value() && !TerraformBlocks::argument(*call, *variable);
      auto edit = is_open ? TerraformBlocks::at_end(*call, {*variable + " = " + *word}) : std::nullopt;
      if (edit.has_value()) {
        found.candidates.push_back({.edit = std::move(*edit), .others = {}, .spot = spot});
      }
    }
  }
  return found;
}

}  // namespace kakoi::ops
