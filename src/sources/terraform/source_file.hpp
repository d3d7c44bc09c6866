// Files of Terraform: how they are reached and read, and what points into them.
#pragma once

#include "base/diagnostic.hpp"
#include "base/ports.hpp"
#include "base/range.hpp"
#include "syntax/hcl/tree.hpp"
#include "syntax/lines.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sources::terraform {

struct SourceFile {
  base::FileId id = base::FileId::none;
  std::string path;  ///< empty for a value from the command line or the environment
  std::string text;
  syntax::hcl::Tree tree;  ///< of the native syntax; without nodes for a file of another
  bool is_override = false;
  /// Of a text that was taken out of another file, the range there that stands for all of it.
  std::optional<base::Range> within;

  [[nodiscard]] bool is_broken() const { return !tree.nodes.empty() && tree.has(tree.root, syntax::hcl::kBroken); }
  /// `range`, which lies in this file, for a person. Safe to ask from several threads.
  [[nodiscard]] base::Place place(base::Range range) const;
  [[nodiscard]] base::Range range(syntax::hcl::NodeId node) const {
    return {.file = id, .offset = tree[node].offset, .length = tree[node].length};
  }

 private:
  mutable std::once_flag has_lines_;
  mutable std::optional<syntax::Lines> lines_;
};

/// A node of a file: an expression, a block, a body.
struct Ref {
  const SourceFile* file = nullptr;
  syntax::hcl::NodeId node = syntax::hcl::kNone;

  [[nodiscard]] bool exists() const { return node != syntax::hcl::kNone; }
  [[nodiscard]] base::Range range() const { return file->range(node); }
  [[nodiscard]] std::string_view source() const { return file->tree.source(node); }
};

/// Gives every file of one scan its number.
class FileNumbers {
 public:
  base::FileId next() { return static_cast<base::FileId>(++last_); }

 private:
  std::atomic<std::uint32_t> last_{0};
};

/// The largest `.tf` or `.tfvars` file that is read, in bytes.
inline constexpr std::size_t kLargestFile = std::size_t{16} << 20U;

/// How files are reached in one scan.
struct Input {
  base::FileReader& reader;
  FileNumbers& numbers;
  /// The enclosing repository, or the scanned folder where there is none: nothing outside of it is read. Absolute.
  std::string boundary;
};

/// `folder` (absolute) with `relative` behind it, `.` and `..` resolved by name, as Terraform does it.
std::string joined(const std::string& folder, std::string_view relative);

/// `path` without `.`, and without `..` but at the start of a relative one: the shortest path that is the same by name.
std::string cleaned(std::string_view path);

/// The folder that the `source` of a module call in `folder` names; empty when the source is not a local path.
std::string local_module_folder(const std::string& folder, std::string_view source);

/// The folder that the absolute `path` lies in; "/" of that itself.
std::string parent_of(const std::string& path);

/// Does the absolute `path` lie in `folder`, or is it that?
bool lies_within(std::string_view path, std::string_view folder);

/// Reads the text of one file, without parsing it; null, with a diagnostic, when it cannot be read as text.
std::unique_ptr<SourceFile> load_text(const Input& input, const std::string& path, base::EntryKind kind,
                                      base::Diagnostics& diagnostics);

/// Reads and parses one file. What is wrong goes to `diagnostics`; the file is null when it could not be read at all.
std::unique_ptr<SourceFile> read_file(const Input& input, const std::string& path, base::EntryKind kind,
                                      base::Diagnostics& diagnostics);

}  // namespace kakoi::sources::terraform
