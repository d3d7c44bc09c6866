// Resources as they are written in Terraform's files, for edits within them.
#pragma once

#include "fixes/edit.hpp"
#include "ops/candidates.hpp"
#include "ops/root_read.hpp"
#include "syntax/hcl/tree.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::ops {

/// A node of a file.
struct Written {
  const syntax::hcl::Tree* tree = nullptr;
  std::string_view file{};  ///< absolute, links resolved
  syntax::hcl::NodeId node = syntax::hcl::kNone;

  [[nodiscard]] std::string_view source() const { return tree->source(node); }
  [[nodiscard]] std::uint32_t offset() const { return (*tree)[node].offset; }
};

/// The files of one module in the native syntax.
class TerraformBlocks {
 public:
  /// The root module. `contents` has to stay.
  TerraformBlocks(const RootRead& root, Contents& contents) : TerraformBlocks(root, contents, root.path) {}
  /// The module in `folder`, which `root` calls or is.
  TerraformBlocks(const RootRead& root, Contents& contents, const std::string& folder);

  /// The block of the resource with this key (`aws_vpc.main`, `aws_subnet.public[0]`).
  [[nodiscard]] std::optional<Written> resource(std::string_view key) const;
  /// The block of the data source with this type and name.
  [[nodiscard]] std::optional<Written> data(std::string_view type, std::string_view name) const;
  /// The block of the module call with this name.
  [[nodiscard]] std::optional<Written> module_call(std::string_view name) const;
  /// The value of the local value with this name.
  [[nodiscard]] std::optional<Written> local(std::string_view name) const;
  /// The value of the argument `name` that stands directly in `block`.
  [[nodiscard]] static std::optional<Written> argument(const Written& block, std::string_view name);
  /// The values of all arguments `name` in `block`, however deep.
  [[nodiscard]] static std::vector<Written> arguments_within(const Written& block, std::string_view name);
  /// Likewise of what objects in `block` have by that key: in `jsonencode({ Subnets = … })`.
  [[nodiscard]] static std::vector<Written> items_within(const Written& block, std::string_view key);
  /// The blocks of `type` that stand directly in `block`.
  [[nodiscard]] static std::vector<Written> blocks(const Written& block, std::string_view type);

  /// What is declared in the root module, by its address: "aws_vpc.main", "data.aws_region.current".
  [[nodiscard]] std::set<std::string> names() const;
  /// The value of `region` of a provider configuration ("aws", "aws.west"), where that is one literal or one name; as
  /// it stands within a text ("eu-west-1", "${var.region}"). Else empty.
  [[nodiscard]] std::string region(std::string_view provider) const;
  /// Likewise of such an argument; nothing where it is anything else.
  [[nodiscard]] static std::optional<std::string> within_text(const Written& value);

  /// `lines` into `block` before its end, after an empty line, as far to the right as what is there. Nothing where the
  /// block is written on one line.
  [[nodiscard]] static std::optional<fixes::Edit> at_end(const Written& block, const std::vector<std::string>& lines);
  /// `resources` among the `depends_on` of `block`, before those that are there. Nothing where they cannot be added; an
  /// edit that changes nothing where they are all there.
  [[nodiscard]] static std::optional<fixes::Edit> depending(const Written& block,
                                                            const std::vector<std::string>& resources);
  /// `lines` behind `block`, after an empty line, as far to the right as that.
  [[nodiscard]] static fixes::Edit behind(const Written& block, const std::vector<std::string>& lines);
  [[nodiscard]] static fixes::Edit replace(const Written& value, std::string text);

 private:
  struct File {
    std::string path{};
    syntax::hcl::Tree tree{};
  };
  [[nodiscard]] std::optional<Written> block(std::string_view type, const std::vector<std::string>& labels) const;

  std::vector<std::unique_ptr<File>> files_;
};

}  // namespace kakoi::ops
