// The files of a root in Terraform's languages, read as trees: for what is looked for in all of them.
#pragma once

#include "ops/candidates.hpp"
#include "ops/root_read.hpp"
#include "syntax/hcl/tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::ops {

struct CodeFile {
  const std::string& path;
  const std::string& text;
  syntax::hcl::Tree tree{};  ///< of the native syntax only
};

/// Those of `root` that can be read. `root` and `contents` have to stay.
std::vector<CodeFile> code_of(const RootRead& root, Contents& contents);

/// In the native syntax: code, or the values of variables.
bool is_native(std::string_view path);

/// The attribute that holds a byte, and the block at the top that this is in.
struct Held {
  syntax::hcl::NodeId block = syntax::hcl::kNone;      ///< none: it stands at the top itself
  syntax::hcl::NodeId attribute = syntax::hcl::kNone;  ///< none: it is in a comment, or between the attributes
  std::vector<std::string> blocks{};                   ///< the types of the blocks between, the outermost first

  [[nodiscard]] std::string_view name(const syntax::hcl::Tree& tree) const;
};
Held held_by(const syntax::hcl::Tree& tree, std::size_t offset);

/// `resource "aws_ecs_service" "web"` as "resource", "aws_ecs_service", "web".
std::vector<std::string> head_of(const syntax::hcl::Tree& tree, syntax::hcl::NodeId block);

/// The attribute `name` that stands directly in `block`, or kNone.
syntax::hcl::NodeId attribute_of(const syntax::hcl::Tree& tree, syntax::hcl::NodeId block, std::string_view name);

/// Is the `module` block `call` one of the module in `folder`, which it names by its path?
bool calls(const CodeFile& file, syntax::hcl::NodeId call, const std::string& folder);

}  // namespace kakoi::ops
