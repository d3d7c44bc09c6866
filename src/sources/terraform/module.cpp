#include "sources/terraform/module.hpp"

#include "sources/terraform/bodies.hpp"
#include "sources/terraform/folder_files.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;

constexpr base::Phrase kTwice{"{} is declared here and at {}; Terraform refuses this",
                              "{} がここと {} で宣言されています。Terraform はこれを受け付けません"};

constexpr base::Phrase kShadowed{
    "not read: OpenTofu takes the .tofu file of this name in its place, Terraform takes this one",
    "同名の .tofu ファイルを読み、このファイルは読んでいません。Terraform ではこのファイルが使われます"};

/// A native block taken apart.
struct BlockParts {
  std::string_view type;
  std::vector<std::string> labels;
  base::Range header;
  Ref body;
};

BlockParts take_apart(const SourceFile& file, hcl::NodeId block) {
  BlockParts parts;
  std::vector<hcl::NodeId> children;
  for (const hcl::NodeId child : hcl::Children(file.tree, block)) {
    children.push_back(child);
  }
  const hcl::Node& first = file.tree[children.front()];
  const hcl::Node& last = file.tree[children[children.size() - 2]];
  parts.type = file.tree.source(children.front());
  parts.header = {.file = file.id, .offset = first.offset, .length = last.offset + last.length - first.offset};
  parts.body = {.file = &file, .node = children.back()};
  for (std::size_t i = 1; i + 1 < children.size(); ++i) {
    parts.labels.push_back(hcl::label_text(file.tree, children[i]));
  }
  return parts;
}

/// Calls `take` for every property of the objects in `value`, which is an object or an array of objects, with the range
/// of its name.
template <typename Take>
void each_property(const Ref& value, const Take& take) {
  for (const Ref& object : objects_in(value)) {
    for (const Argument& property : arguments(object)) {
      take(property);
    }
  }
}

}  // namespace

const Named* Module::named(const std::vector<Named>& list, const Index& index, std::string_view name) {
  const auto at = index.find(std::string(name));
  return at != index.end() ? &list[at->second] : nullptr;
}

const Resource* Module::resource(bool is_data, std::string_view type, std::string_view name) const {
  const auto at =
      resource_index_.find(std::string(is_data ? "data." : "") + std::string(type) + "." + std::string(name));
  return at != resource_index_.end() ? &resources[at->second] : nullptr;
}

void Module::note_twice(const std::string& address, const Parts& first, base::Range first_header, const Parts& second,
                        base::Range second_header) {
  const auto place = [](const Parts& parts, base::Range header) { return parts.back().file->place(header); };
  const base::Place before = place(first, first_header);
  const std::string where = before.file.substr(before.file.rfind('/') + 1) + ":" + std::to_string(before.line);
  problems.push_back({.level = base::Level::warning,
                      .place = place(second, second_header),
                      .message = base::Message(kTwice, {address, where})});
}

void Module::add_named(std::vector<Named>& list, Index& index, std::string_view kind, Named what, bool is_override) {
  const auto [at, is_new] = index.try_emplace(what.name, list.size());
  if (is_new) {
    list.push_back(std::move(what));
  } else if (is_override) {
    Parts& parts = list[at->second].parts;
    parts.insert(parts.begin(), what.parts.begin(), what.parts.end());
  } else {
    Named& first = list[at->second];
    first.is_twice = true;
    note_twice(std::string(kind) + what.name, first.parts, first.header, what.parts, what.header);
  }
}

void Module::add_locals(const Ref& body) {
  for (Argument& local : arguments(body)) {
    add_named(locals, local_index_, "local.",
              {.name = std::move(local.name), .parts = {local.value}, .header = local.value.range()},
              body.file->is_override);
  }
}

// As with resources below: of two calls of one name either may be the one that stays.
void Module::add_call(Named call, bool is_override) {
  if (!is_override && call_index_.contains(call.name)) {
    const Named& first = calls[call_index_.at(call.name)];
    note_twice("module." + call.name, first.parts, first.header, call.parts, call.header);
    calls.push_back(std::move(call));
  } else {
    add_named(calls, call_index_, "module.", std::move(call), is_override);
  }
}

// Two resources of one name are both kept: Terraform refuses them, and until somebody decides which one goes, either
// may be the one that is deployed.
void Module::add_resource(Resource resource, bool is_override) {
  const std::string key = (resource.is_data ? "data." : "") + resource.type + "." + resource.name;
  const auto [at, is_new] = resource_index_.try_emplace(key, resources.size());
  if (!is_new && is_override) {
    Parts& parts = resources[at->second].parts;
    parts.insert(parts.begin(), resource.parts.begin(), resource.parts.end());
    return;
  }
  if (!is_new) {
    Resource& first = resources[at->second];
    first.is_twice = true;
    note_twice(key, first.parts, first.header, resource.parts, resource.header);
  }
  resources.push_back(std::move(resource));
}

void Module::add_block(std::string_view type, Named what, bool is_override) {
  if (type == "variable") {
    add_named(variables, variable_index_, "var.", std::move(what), is_override);
  } else if (type == "output") {
    add_named(outputs, output_index_, "output.", std::move(what), is_override);
  } else if (type == "module") {
    add_call(std::move(what), is_override);
  } else if (type == "provider") {
    // The first that is found counts.
    providers.insert(is_override ? providers.begin() : providers.end(), std::move(what));
  }
}

void Module::add_native(const SourceFile& file) {
  for (const hcl::NodeId item : hcl::Children(file.tree, file.tree.root)) {
    if (file.tree[item].kind != hcl::Kind::block) {
      continue;
    }
    BlockParts block = take_apart(file, item);
    if (block.type == "locals") {
      add_locals(block.body);
    } else if ((block.type == "resource" || block.type == "data") && block.labels.size() == 2) {
      add_resource({.is_data = block.type == "data",
                    .type = std::move(block.labels[0]),
                    .name = std::move(block.labels[1]),
                    .parts = {block.body},
                    .header = block.header},
                   file.is_override);
    } else if (block.labels.size() == 1) {
      add_block(block.type, {.name = std::move(block.labels[0]), .parts = {block.body}, .header = block.header},
                file.is_override);
    }
  }
}

void Module::add_json(const SourceFile& file) {
  each_property({.file = &file, .node = file.tree.root}, [&](const Argument& top) {
    if (top.name == "locals") {
      for (const Ref& body : objects_in(top.value)) {
        add_locals(body);
      }
      return;
    }
    const bool is_resource = top.name == "resource" || top.name == "data";
    each_property(top.value, [&](const Argument& by_label) {
      if (!is_resource) {
        for (const Ref& body : objects_in(by_label.value)) {
          add_block(top.name, {.name = by_label.name, .parts = {body}, .header = by_label.name_range},
                    file.is_override);
        }
        return;
      }
      each_property(by_label.value, [&](const Argument& by_name) {
        for (const Ref& body : objects_in(by_name.value)) {
          add_resource({.is_data = top.name == "data",
                        .type = by_label.name,
                        .name = by_name.name,
                        .parts = {body},
                        .header = by_name.name_range},
                       file.is_override);
        }
      });
    });
  });
}

void Module::add(const SourceFile& file) {
  override_unread = override_unread || (file.is_override && file.is_broken());
  if (file.tree[file.tree.root].kind == hcl::Kind::object) {
    add_json(file);
  } else {
    add_native(file);
  }
}

std::shared_ptr<const Module> read_module(const Input& input, const std::string& folder) {
  auto module = std::make_shared<Module>();
  module->folder = folder;
  const auto entries = input.reader.list(folder);
  if (!entries.has_value()) {
    module->problems.push_back(
        {.level = base::Level::error, .place = {.file = folder}, .message = entries.error().message});
    module->has_unread_file = true;
    return module;
  }
  const FolderFiles files = terraform_files(*entries);
  for (const auto* list : {&files.configuration, &files.overrides}) {
    for (const base::Entry& entry : *list) {
      auto file = read_file(input, folder + "/" + entry.name, entry.kind, module->problems);
      const bool is_override = list == &files.overrides;
      if (file == nullptr) {
        module->has_unread_file = true;
        module->override_unread = module->override_unread || is_override;
        continue;
      }
      file->is_override = is_override;
      module->files.push_back(std::move(file));
      module->add(*module->files.back());
    }
  }
  for (const base::Entry& entry : files.shadowed) {
    module->problems.push_back(
        {.level = base::Level::error, .place = {.file = folder + "/" + entry.name}, .message = kShadowed});
  }
  // What others wrote accepts nothing in the name of those who use it.
  if (!module->is_downloaded()) {
    module->accepts = accepts_in(*module, module->problems);
  }
  return module;
}

}  // namespace kakoi::sources::terraform
