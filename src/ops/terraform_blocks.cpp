#include "ops/terraform_blocks.hpp"

#include "ops/template_style.hpp"
#include "sources/paths.hpp"
#include "syntax/hcl/parser.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
using hcl::Kind;
using hcl::NodeId;

// The labels of a block behind its type: `resource "aws_vpc" "main"` has two.
std::vector<std::string> labels_of(const hcl::Tree& tree, NodeId block) {
  std::vector<std::string> labels;
  for (const NodeId child : hcl::Children(tree, block)) {
    if (tree[child].kind != Kind::body) {
      labels.push_back(hcl::label_text(tree, child));
    }
  }
  labels.erase(labels.begin());
  return labels;
}

NodeId body_of(const hcl::Tree& tree, NodeId block) {
  for (const NodeId child : hcl::Children(tree, block)) {
    if (tree[child].kind == Kind::body) {
      return child;
    }
  }
  return hcl::kNone;
}

std::string_view name_of(const hcl::Tree& tree, NodeId item) { return tree.source(hcl::child(tree, item, 0)); }

// Nesting is bounded by the parser.
void collect(const Written& block, std::string_view name, std::vector<Written>& into) {
  const hcl::Tree& tree = *block.tree;
  for (const NodeId item : hcl::Children(tree, body_of(tree, block.node))) {
    const Written one{.tree = block.tree, .file = block.file, .node = item};
    if (tree[item].kind == Kind::block) {
      collect(one, name, into);
    } else if (tree[item].kind == Kind::attribute && name_of(tree, item) == name) {
      into.push_back({.tree = block.tree, .file = block.file, .node = hcl::child(tree, item, 1)});
    }
  }
}

// As far to the right as what stands in `block` already; without that, two blanks further than its end.
std::string indentation_within(const Written& block, std::string_view outer) {
  const hcl::Tree& tree = *block.tree;
  for (const NodeId item : hcl::Children(tree, body_of(tree, block.node))) {
    const std::size_t offset = tree[item].offset;
    if (begins_line(tree.text, offset)) {
      return std::string(indentation_at(tree.text, offset));
    }
  }
  return std::string(outer) + "  ";
}

std::string indented(const std::vector<std::string>& lines, std::string_view indentation, std::string_view line_end) {
  std::string text;
  for (const std::string& line : lines) {
    text += line.empty() ? std::string() : std::string(indentation) + line;
    text += line_end;
  }
  return text;
}

}  // namespace

TerraformBlocks::TerraformBlocks(const RootRead& root, Contents& contents, const std::string& folder) {
  for (const FileRead& read : root.files) {
    const bool is_native = read.path.ends_with(".tf") || read.path.ends_with(".tofu");
    const std::string* content =
        is_native && sources::parent_of(read.path) == folder ? contents.of(read.path) : nullptr;
    if (content != nullptr) {
      auto file = std::make_unique<File>();
      file->path = contents.real(read.path);
      hcl::parse(*content, file->tree);
      files_.push_back(std::move(file));
    }
  }
}

std::optional<Written> TerraformBlocks::block(std::string_view type, const std::vector<std::string>& labels) const {
  for (const auto& file : files_) {
    const hcl::Tree& tree = file->tree;
    for (const NodeId item : hcl::Children(tree, tree.root)) {
      if (tree[item].kind == Kind::block && name_of(tree, item) == type && labels_of(tree, item) == labels) {
        return Written{.tree = &tree, .file = file->path, .node = item};
      }
    }
  }
  return std::nullopt;
}

std::optional<Written> TerraformBlocks::resource(std::string_view key) const {
  const std::string_view plain = key.substr(0, key.find('['));
  const std::size_t dot = std::min(plain.find('.'), plain.size());
  return block("resource",
               {std::string(plain.substr(0, dot)), std::string(plain.substr(std::min(dot + 1, plain.size())))});
}

std::optional<Written> TerraformBlocks::data(std::string_view type, std::string_view name) const {
  return block("data", {std::string(type), std::string(name)});
}

std::optional<Written> TerraformBlocks::module_call(std::string_view name) const {
  return block("module", {std::string(name)});
}

std::optional<Written> TerraformBlocks::local(std::string_view name) const {
  for (const auto& file : files_) {
    const hcl::Tree& tree = file->tree;
    for (const NodeId item : hcl::Children(tree, tree.root)) {
      const bool is_locals = tree[item].kind == Kind::block && name_of(tree, item) == "locals";
      const auto value = is_locals ? argument({.tree = &tree, .file = file->path, .node = item}, name) : std::nullopt;
      if (value.has_value()) {
        return value;
      }
    }
  }
  return std::nullopt;
}

std::optional<Written> TerraformBlocks::argument(const Written& block, std::string_view name) {
  const hcl::Tree& tree = *block.tree;
  for (const NodeId item : hcl::Children(tree, body_of(tree, block.node))) {
    if (tree[item].kind == Kind::attribute && name_of(tree, item) == name) {
      return Written{.tree = block.tree, .file = block.file, .node = hcl::child(tree, item, 1)};
    }
  }
  return std::nullopt;
}

std::vector<Written> TerraformBlocks::arguments_within(const Written& block, std::string_view name) {
  std::vector<Written> all;
  collect(block, name, all);
  return all;
}

std::vector<Written> TerraformBlocks::items_within(const Written& block, std::string_view key) {
  std::vector<Written> all;
  const hcl::Tree& tree = *block.tree;
  for (std::vector<NodeId> left{block.node}; !left.empty();) {
    const NodeId node = left.back();
    left.pop_back();
    const std::string_view written =
        tree[node].kind == Kind::item ? tree.source(hcl::child(tree, node, 0)) : std::string_view{};
    const bool has_quotes = written.size() > 1 && written.front() == '"';
    if (!written.empty() && (has_quotes ? written.substr(1, written.size() - 2) : written) == key) {
      all.push_back({.tree = block.tree, .file = block.file, .node = hcl::child(tree, node, 1)});
    }
    for (const NodeId child : hcl::Children(tree, node)) {
      left.push_back(child);
    }
  }
  return all;
}

std::vector<Written> TerraformBlocks::blocks(const Written& block, std::string_view type) {
  std::vector<Written> all;
  const hcl::Tree& tree = *block.tree;
  for (const NodeId item : hcl::Children(tree, body_of(tree, block.node))) {
    if (tree[item].kind == Kind::block && name_of(tree, item) == type) {
      all.push_back({.tree = block.tree, .file = block.file, .node = item});
    }
  }
  return all;
}

std::set<std::string> TerraformBlocks::names() const {
  std::set<std::string> names;
  for (const auto& file : files_) {
    const hcl::Tree& tree = file->tree;
    for (const NodeId item : hcl::Children(tree, tree.root)) {
      const bool is_data = tree[item].kind == Kind::block && name_of(tree, item) == "data";
      const bool is_resource = tree[item].kind == Kind::block && name_of(tree, item) == "resource";
      const std::vector<std::string> labels =
          is_data || is_resource ? labels_of(tree, item) : std::vector<std::string>{};
      if (labels.size() == 2) {
        names.insert((is_data ? "data." : "") + labels[0] + "." + labels[1]);
      }
    }
  }
  return names;
}

std::string TerraformBlocks::region(std::string_view provider) const {
  const std::size_t dot = std::min(provider.find('.'), provider.size());
  const std::vector<std::string> name{std::string(provider.substr(0, dot))};
  const std::string alias(provider.substr(std::min(dot + 1, provider.size())));
  for (const auto& file : files_) {
    const hcl::Tree& tree = file->tree;
    for (const NodeId item : hcl::Children(tree, tree.root)) {
      const Written block{.tree = &tree, .file = file->path, .node = item};
      const bool is_provider =
          tree[item].kind == Kind::block && name_of(tree, item) == "provider" && labels_of(tree, item) == name;
      const auto its_alias = is_provider ? argument(block, "alias") : std::nullopt;
      const bool is_it = is_provider && (its_alias.has_value() ? within_text(*its_alias) == alias : alias.empty());
      const auto region = is_it ? argument(block, "region") : std::nullopt;
      if (region.has_value()) {
        return within_text(*region).value_or(std::string());
      }
    }
  }
  return {};
}

std::optional<std::string> TerraformBlocks::within_text(const Written& value) {
  const std::string source(value.source());
  const bool is_name = source.starts_with("var.") || source.starts_with("local.");
  if (is_name && source.find_first_of("[( \"") == std::string::npos) {
    return "${" + source + "}";
  }
  const bool is_plain =
      (*value.tree)[value.node].kind == Kind::quoted && source.find_first_of("\\$%") == std::string::npos;
  return is_plain ? std::optional(source.substr(1, source.size() - 2)) : std::nullopt;
}

std::optional<fixes::Edit> TerraformBlocks::at_end(const Written& block, const std::vector<std::string>& lines) {
  const std::string_view text = block.tree->text;
  const hcl::Node& node = (*block.tree)[block.node];
  const std::size_t brace = std::size_t{node.offset} + node.length - 1;
  const std::size_t line = text.rfind('\n', brace) + 1;
  const bool is_alone = text.find_first_not_of(" \t", line) == brace && line > node.offset;
  if (!is_alone) {
    return std::nullopt;
  }
  const std::string_view line_end = line_end_of(text);
  const std::string indentation = indentation_within(block, text.substr(line, brace - line));
  return fixes::Edit{.file = std::string(block.file),
                     .offset = static_cast<std::uint32_t>(line),
                     .before = {},
                     .after = std::string(line_end) + indented(lines, indentation, line_end)};
}

std::optional<fixes::Edit> TerraformBlocks::depending(const Written& block, const std::vector<std::string>& resources) {
  constexpr std::size_t kOnOneLine = 2;
  const auto written = argument(block, "depends_on");
  if (!written.has_value()) {
    std::vector<std::string> lines{"depends_on = ["};
    for (const std::string& each : resources) {
      if (resources.size() <= kOnOneLine) {
        lines.front() += (&each == &resources.front() ? "" : ", ") + each;
      } else {
        lines.push_back("  " + each + ",");
      }
    }
    if (resources.size() <= kOnOneLine) {
      lines.front() += "]";
    } else {
      lines.emplace_back("]");
    }
    return at_end(block, lines);
  }
  if ((*written->tree)[written->node].kind != Kind::tuple) {
    return std::nullopt;
  }
  std::vector<std::string> there;
  std::size_t first = 0;
  for (const NodeId item : hcl::Children(*written->tree, written->node)) {
    first = there.empty() ? (*written->tree)[item].offset : first;
    there.emplace_back(written->tree->source(item));
  }
  std::vector<std::string> more;
  std::copy_if(resources.begin(), resources.end(), std::back_inserter(more),
               [&](const std::string& each) { return std::find(there.begin(), there.end(), each) == there.end(); });
  const std::string_view text = written->tree->text;
  const std::string_view before = indentation_at(text, first);
  const bool begins_line = !there.empty() && text.substr(0, first).ends_with(std::string("\n").append(before));
  const std::string between = begins_line ? "," + std::string(line_end_of(text)) + std::string(before) : ", ";
  std::string added;
  for (const std::string& each : more) {
    added += each + between;
  }
  if (there.empty()) {
    added = "[" + added.substr(0, added.size() - std::min(added.size(), between.size())) + "]";
    return replace(*written, std::move(added));
  }
  return fixes::Edit{.file = std::string(block.file),
                     .offset = static_cast<std::uint32_t>(first),
                     .before = {},
                     .after = std::move(added)};
}

fixes::Edit TerraformBlocks::behind(const Written& block, const std::vector<std::string>& lines) {
  const std::string_view text = block.tree->text;
  const hcl::Node& node = (*block.tree)[block.node];
  const std::string_view line_end = line_end_of(text);
  std::string added = indented(lines, indentation_at(text, node.offset), line_end);
  added.erase(added.size() - line_end.size());
  return {.file = std::string(block.file),
          .offset = node.offset + node.length,
          .before = {},
          .after = std::string(line_end) + std::string(line_end) + added};
}

fixes::Edit TerraformBlocks::replace(const Written& value, std::string text) {
  return {.file = std::string(value.file),
          .offset = (*value.tree)[value.node].offset,
          .before = std::string(value.source()),
          .after = std::move(text)};
}

}  // namespace kakoi::ops
