// Keys in the code of Terraform: those that lead from a name to a value, and those that the code asks a name for.
#pragma once

#include "findings/spot.hpp"
#include "ops/candidates.hpp"
#include "syntax/hcl/tree.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::ops {

/// Nothing: any key, or one that is worked out.
using Key = std::optional<std::string>;

/// What is asked of the name that ends at `at`: of `local.net["a"].public[0]` "a", "public" and any.
std::vector<Key> keys_behind(std::string_view text, std::size_t at);

/// The key of an item of an object, where it is written as it is.
Key key_of(const syntax::hcl::Tree& tree, syntax::hcl::NodeId item);

/// How a value is reached from a name.
class Keys {
 public:
  void add(Key key) { keys_.push_back(std::move(key)); }
  /// There may be more of them.
  void open() { is_open_ = true; }
  /// They stand in another order than that in which they are asked for, or some of them are not asked for.
  void shuffle() { is_in_order_ = false; }

  /// May what is asked for be the value, hold it, or be in it? Where that is not known, it may.
  [[nodiscard]] bool lead_to_it(const std::vector<Key>& asked) const;
  /// All of them, the outermost first: of an element of a list empty, of one of a map nothing. Nothing where there may
  /// be more.
  [[nodiscard]] std::optional<std::vector<Key>> all() const {
    return is_in_order_ && !is_open_ ? std::optional(keys_) : std::nullopt;
  }

 private:
  std::vector<Key> keys_{};
  bool is_in_order_ = true;
  bool is_open_ = false;
};

/// Those from the expression `value` to the byte at `offset`. `is_type`: it is the type of a variable, which may hold
/// defaults.
Keys keys_to(const syntax::hcl::Tree& tree, syntax::hcl::NodeId value, std::size_t offset, bool is_type);

/// Those from a file with data, JSON or YAML, to the byte at `offset`.
Keys keys_in_data(const std::string& file, std::string_view text, std::size_t offset);

/// Adds to `keys` what the expression `value` of `file` puts around the value that comes through it, whose way `spot`
/// knows.
void add_keys_around(const syntax::hcl::Tree& tree, syntax::hcl::NodeId value, const std::string& file,
                     const findings::Spot& spot, Keys& keys);

/// `jsondecode(file(…))`, or of YAML: it has the keys of the file.
bool is_decoded_file(const syntax::hcl::Tree& tree, syntax::hcl::NodeId value);

/// `local.net["a"].public`: a name with keys behind it, and nothing else.
bool is_reference(const syntax::hcl::Tree& tree, syntax::hcl::NodeId value);

/// The child of `parent` that holds the byte at `offset`, or kNone.
syntax::hcl::NodeId child_at(const syntax::hcl::Tree& tree, syntax::hcl::NodeId parent, std::size_t offset);

/// Does the way of `spot` lead through `node` of `file`?
bool is_passed(const syntax::hcl::Tree& tree, syntax::hcl::NodeId node, const std::string& file,
               const findings::Spot& spot);

/// Does `node` hold that byte?
bool holds(const syntax::hcl::Tree& tree, syntax::hcl::NodeId node, std::size_t offset);

}  // namespace kakoi::ops
