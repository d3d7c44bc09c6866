// A module as it is written: one folder of Terraform files, with its blocks found by name and its override files laid
// over them. Nothing is evaluated here. A module is read once and used by every root that calls it.
#pragma once

#include "base/diagnostic.hpp"
#include "base/ports.hpp"
#include "base/range.hpp"
#include "syntax/hcl/tree.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kakoi::sources::terraform {

struct SourceFile {
  base::FileId id = base::FileId::none;
  std::string path;  ///< empty for a value from the command line or the environment
  std::string text;
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

/// A block and the override blocks of the same name, the later ones first: whatever is looked up is found in the first
/// that has it. (Terraform language, "Override Files".)
using Parts = std::vector<Ref>;

/// The value of the argument `name`, from the first part that has it.
Ref argument(std::span<const Ref> parts, std::string_view name);
/// The blocks of type `type`, `dynamic` ones included, of the first part that has any.
std::vector<Ref> blocks(std::span<const Ref> parts, std::string_view type);
/// A part could not be read whole, so that what seems to be absent may be there.
bool is_broken(std::span<const Ref> parts);
/// The header of a block: from its type to its last label.
base::Range header(const Ref& block);
/// The text of the n-th label, or nothing.
std::optional<std::string> label(const Ref& block, std::size_t n);
/// The type of a block: "resource", "dynamic", …
std::string_view type_of(const Ref& block);
/// The body of a block.
Ref body_of(const Ref& block);

struct Named {
  std::string name;
  Parts parts;  ///< of a local: the expressions; of all others: the blocks
};

struct Resource {
  bool is_data = false;
  std::string type;
  std::string name;
  Parts parts;
};

struct Module {
  std::string folder;
  std::vector<std::unique_ptr<SourceFile>> files;
  std::vector<Named> variables;
  std::vector<Named> locals;
  std::vector<Named> outputs;
  std::vector<Named> calls;
  std::vector<Resource> resources;
  base::Diagnostics problems;
  bool override_unread = false;  ///< an override file could not be read whole: it may change any argument

  [[nodiscard]] const Named* variable(std::string_view name) const { return named(variables, variable_index_, name); }
  [[nodiscard]] const Named* local(std::string_view name) const { return named(locals, local_index_, name); }
  [[nodiscard]] const Named* output(std::string_view name) const { return named(outputs, output_index_, name); }
  [[nodiscard]] const Named* call(std::string_view name) const { return named(calls, call_index_, name); }
  /// The first resource, or data source, of that type and name.
  [[nodiscard]] const Resource* resource(bool is_data, std::string_view type, std::string_view name) const;

  /// Takes the blocks of `file`, which the module already owns, into the lists above.
  void add(const SourceFile& file);

 private:
  using Index = std::unordered_map<std::string, std::size_t>;
  static const Named* named(const std::vector<Named>& list, const Index& index, std::string_view name);
  static void add_named(std::vector<Named>& list, Index& index, std::string name, const Ref& what, bool is_override);
  void add_locals(const Ref& block);
  void add_call(const std::string& name, const Ref& block);
  void add_resource(const Ref& block, bool is_data);

  Index variable_index_;
  Index local_index_;
  Index output_index_;
  Index call_index_;
  Index resource_index_;
};

/// Gives every file of one scan its number.
class FileNumbers {
 public:
  base::FileId next() { return static_cast<base::FileId>(++last_); }

 private:
  std::atomic<std::uint32_t> last_{0};
};

/// The Terraform files of a folder, by what they are for, each list sorted as Terraform loads it.
struct FolderFiles {
  std::vector<base::Entry> configuration;
  std::vector<base::Entry> overrides;
  std::vector<base::Entry> variables;  ///< terraform.tfvars, terraform.tfvars.json, then the *.auto ones
};
FolderFiles terraform_files(const std::vector<base::Entry>& entries);

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

/// The folder that the `source` of a module call in `folder` names; empty when the source is not a local path.
std::string local_module_folder(const std::string& folder, std::string_view source);

/// Does the absolute `path` lie in `folder`, or is it that?
bool lies_within(std::string_view path, std::string_view folder);

/// Reads the text of one file, without parsing it; null, with a diagnostic, when it cannot be read as text.
std::unique_ptr<SourceFile> load_text(const Input& input, const std::string& path, base::EntryKind kind,
                                      base::Diagnostics& diagnostics);

/// Reads and parses one file. What is wrong goes to `diagnostics`; the file is null when it could not be read at all.
std::unique_ptr<SourceFile> read_file(const Input& input, const std::string& path, base::EntryKind kind,
                                      base::Diagnostics& diagnostics);

/// Reads a module. A file that cannot be read leaves a problem in it, and the others are read all the same.
std::shared_ptr<const Module> read_module(const Input& input, const std::string& folder);

}  // namespace kakoi::sources::terraform
