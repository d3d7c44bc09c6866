// Files of Terraform, parsed.
#pragma once

#include "base/diagnostic.hpp"
#include "base/ports.hpp"
#include "base/range.hpp"
#include "sources/text_file.hpp"
#include "syntax/hcl/tree.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace kakoi::sources::terraform {

struct SourceFile : TextFile {
  syntax::hcl::Tree tree;  ///< of the native syntax; without nodes for a file of another
  bool is_override = false;

  [[nodiscard]] bool is_broken() const { return !tree.nodes.empty() && tree.has(tree.root, syntax::hcl::kBroken); }
  [[nodiscard]] base::Range range(syntax::hcl::NodeId node) const {
    return {.file = id, .offset = tree[node].offset, .length = tree[node].length};
  }
};

/// A node of a file: an expression, a block, a body.
struct Ref {
  const SourceFile* file = nullptr;
  syntax::hcl::NodeId node = syntax::hcl::kNone;

  [[nodiscard]] bool exists() const { return node != syntax::hcl::kNone; }
  [[nodiscard]] base::Range range() const { return file->range(node); }
  [[nodiscard]] std::string_view source() const { return file->tree.source(node); }
};

/// The largest `.tf` or `.tfvars` file that is read, in bytes.
inline constexpr std::size_t kLargestFile = std::size_t{16} << 20U;

/// The folder that the `source` of a module call in `folder` names; empty when the source is not a local path.
std::string local_module_folder(const std::string& folder, std::string_view source);

/// Reads the text of one file, without parsing it; null, with a diagnostic, when it cannot be read as text.
std::unique_ptr<SourceFile> load_text(const Input& input, const std::string& path, base::EntryKind kind,
                                      base::Diagnostics& diagnostics);

/// Reads and parses one file. What is wrong goes to `diagnostics`; the file is null when it could not be read at all.
std::unique_ptr<SourceFile> read_file(const Input& input, const std::string& path, base::EntryKind kind,
                                      base::Diagnostics& diagnostics);

}  // namespace kakoi::sources::terraform
