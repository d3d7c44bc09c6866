// Bodies: arguments and nested blocks, in the native syntax and in JSON alike. A body is a `body` node, or an `object`
// node of a JSON file, where only the one who asks knows whether a property is an argument or a block. (HCL JSON syntax
// specification, "Structural Elements".)
#pragma once

#include "sources/terraform/source_file.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::terraform {

/// An argument, or in JSON a property that may be one.
struct Argument {
  std::string name;
  Ref value;
  base::Range name_range;
};

/// All arguments of one body, in the order of the text.
std::vector<Argument> arguments(const Ref& body);

/// The value of the argument `name`, from the first part that has it.
Ref argument(std::span<const Ref> parts, std::string_view name);

/// The objects that a property of JSON stands for when it is a block: itself, or the elements of an array.
std::vector<Ref> objects_in(const Ref& property);

struct NestedBlock {
  Ref body;
  bool is_dynamic = false;  ///< the body of a `dynamic` block that makes blocks of this type
};

/// The blocks of type `type`, `dynamic` ones included, of the first part that has any.
std::vector<NestedBlock> blocks(std::span<const Ref> parts, std::string_view type);

/// The types of the blocks in `parts`, each once and in order, those that `dynamic` blocks make included. None in JSON,
/// where only the one who asks knows what is a block.
std::vector<std::string> block_types(std::span<const Ref> parts);

/// What stands in the place of blocks of type `type` and is none: in the native syntax an argument, in JSON whatever is
/// not an object, a list of objects or null.
Ref no_block(std::span<const Ref> parts, std::string_view type);

/// The first object in `value`, where that is one or a list of some; else `value`.
Ref first_object(const Ref& value);

/// A word that is no expression, such as the iterator of a dynamic block: bare in the native syntax, a string in JSON.
std::string word(const Ref& value);

/// A part could not be read whole, so that what seems to be absent may be there.
bool is_broken(std::span<const Ref> parts);

}  // namespace kakoi::sources::terraform
