#include "sources/plan/source_places.hpp"

#include "sources/paths.hpp"
#include "sources/plan/address.hpp"
#include "sources/terraform/bodies.hpp"
#include "syntax/hcl/from_json.hpp"

#include <array>
#include <span>
#include <utility>
#include <vector>

namespace kakoi::sources::plan {
namespace {

using terraform::Ref;

constexpr base::Phrase kWritten{"{} in the source", "ソースの {}"};

// The body of the first block on a way of types; a `dynamic` one is as good as written out.
Ref body_at(std::span<const Ref> parts, std::span<const std::string_view> types) {
  Ref body;
  for (const std::string_view type : types) {
    const std::vector<terraform::NestedBlock> found = terraform::blocks(parts, type);
    if (found.empty()) {
      return {};
    }
    body = found.front().body;
    parts = std::span(&body, 1);
    if (found.front().is_dynamic) {
      const std::vector<terraform::NestedBlock> content = terraform::blocks(parts, "content");
      if (content.empty()) {
        return {};
      }
      body = content.front().body;
    }
  }
  return body;
}

std::optional<base::Range> setting_in(std::span<const Ref> parts) {
  constexpr auto kService = std::to_array<std::string_view>({"network_configuration"});
  constexpr auto kRule = std::to_array<std::string_view>({"ecs_target", "network_configuration"});
  constexpr auto kSchedule = std::to_array<std::string_view>({"target", "ecs_parameters", "network_configuration"});
  constexpr auto kPipe = std::to_array<std::string_view>(
      {"target_parameters", "ecs_task_parameters", "network_configuration", "aws_vpc_configuration"});
  for (const std::span<const std::string_view> types :
       {std::span<const std::string_view>(kService), std::span<const std::string_view>(kRule),
        std::span<const std::string_view>(kSchedule), std::span<const std::string_view>(kPipe)}) {
    const Ref body = body_at(parts, types);
    const Ref written = body.exists() ? terraform::argument(std::span(&body, 1), "assign_public_ip") : Ref{};
    if (written.exists()) {
      return written.range();
    }
  }
  return std::nullopt;
}

// A source is a plain string.
std::string literal(const Ref& text) {
  const syntax::hcl::Tree& tree = text.file->tree;
  switch (tree[text.node].kind) {
    case syntax::hcl::Kind::quoted:
      return syntax::hcl::label_text(tree, text.node);
    case syntax::hcl::Kind::json_string:
      return syntax::hcl::json_text(tree, text.node);
    default:
      return {};
  }
}

}  // namespace

std::optional<base::OriginStep> SourcePlaces::find(std::string_view address) const {
  const Address parts = parse_address(address);
  const ModuleRef module = module_of(parts.module);
  if (module == nullptr) {
    return std::nullopt;
  }
  const bool is_data = parts.base.starts_with("data.");
  const std::string named = is_data ? parts.base.substr(std::string_view("data.").size()) : parts.base;
  const std::size_t dot = named.find('.');
  const terraform::Resource* resource =
      dot != std::string::npos ? module->resource(is_data, named.substr(0, dot), named.substr(dot + 1)) : nullptr;
  if (resource == nullptr) {
    return std::nullopt;
  }
  const base::Range range = setting_in(resource->parts).value_or(resource->header);
  for (const auto& file : module->files) {
    if (file->id == range.file) {
      return base::OriginStep{.place = file->place(range), .what = base::Message(kWritten, {parts.base})};
    }
  }
  return std::nullopt;
}

SourcePlaces::ModuleRef SourcePlaces::module_of(std::string_view instance) const {
  std::vector<std::string> calls;
  for (std::string left(instance); !left.empty();) {
    ModuleStep step = parse_module(left);
    calls.insert(calls.begin(), std::move(step.name));
    left = std::move(step.parent);
  }
  ModuleRef module = cache_.get(input_, folder_);
  std::string path;
  for (const std::string& call : calls) {
    path += (path.empty() ? "" : ".") + call;
    const std::optional<std::string> folder = folder_of(*module, call, path);
    if (!folder.has_value()) {
      return nullptr;
    }
    module = cache_.get(input_, *folder);
  }
  return module;
}

// `path` is the way of calls from the root.
std::optional<std::string> SourcePlaces::folder_of(const terraform::Module& module, const std::string& call,
                                                   const std::string& path) const {
  const terraform::Named* named = module.call(call);
  const Ref source = named != nullptr ? terraform::argument(named->parts, "source") : Ref{};
  std::string folder;
  if (source.exists()) {
    folder = terraform::local_module_folder(module.folder, literal(source));
  }
  if (folder.empty()) {
    folder = installed_.folder(path).value_or("");
  }
  const auto real = folder.empty() ? base::failure(base::Message{}) : input_.reader.real_path(folder);
  return real.has_value() && lies_within(*real, input_.boundary) ? std::optional(*real) : std::nullopt;
}

}  // namespace kakoi::sources::plan
