// A template together with what its parameters are: the root stack, or one that is nested in another.
#pragma once

#include "base/known.hpp"
#include "base/range.hpp"
#include "inventory/inventory.hpp"
#include "sources/cloudformation/template.hpp"
#include "values/value.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::cloudformation {

/// A name that holds within a Fn::ForEach.
struct Binding {
  std::string_view name;
  values::Value value;
  const Binding* outer = nullptr;
};

struct Stack;

/// A resource that the template makes; several of one entry where it stands in a Fn::ForEach.
struct Resource {
  std::string logical_id;
  base::Range header;  ///< its key
  Document::NodeId body = Document::kNone;
  Stack* written_in = nullptr;  ///< whose document that is
  const Binding* names = nullptr;
  /// What AWS::Include brings to it: what does not stand in `body` stands there.
  Document::NodeId more = Document::kNone;
  Stack* more_in = nullptr;
  std::optional<base::Unknown> doubt{};  ///< why it may be other than it is written
  /// Whether there is such a thing at all, where how often its Fn::ForEach goes round is not known.
  std::optional<base::Unknown> maybe{};
};

struct Stack {
  const Template* source = nullptr;
  std::string prefix;  ///< of its resources' addresses: "", "Parent/"
  /// Of a nested stack, the resource that it is.
  Stack* parent = nullptr;
  const Resource* nested_by = nullptr;
  /// Of a file that AWS::Include brings: the stack in which it stands, whose names it uses.
  Stack* included_in = nullptr;
  std::vector<Resource> resources{};
  std::map<std::string, std::size_t, std::less<>> by_id{};  ///< into `resources`

  [[nodiscard]] const Document& document() const { return source->document; }
  /// The stack whose parameters, conditions, mappings and resources names mean.
  [[nodiscard]] Stack& names() { return included_in != nullptr ? included_in->names() : *this; }
  [[nodiscard]] Document::NodeId section(std::string_view name) const { return source->section(name); }
  [[nodiscard]] const Resource* resource(std::string_view logical_id) const;

  // What has been worked out already.
  std::map<std::string, values::Value, std::less<>> parameters{};
  std::map<std::string, values::Value, std::less<>> conditions{};
  std::map<std::string, values::Value, std::less<>> outputs{};
  std::map<std::string, values::Value, std::less<>> blocks{};  ///< of VPCs and subnets, by their logical ids
};

/// Is an entry of this name a Fn::ForEach?
inline bool is_loop(std::string_view key) { return key.starts_with("Fn::ForEach::"); }

/// Where an expression stands, and what the names in it mean.
struct Scope {
  Stack* stack = nullptr;
  const Binding* names = nullptr;
};

}  // namespace kakoi::sources::cloudformation
