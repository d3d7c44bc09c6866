// The way a value came, as an append-only list that a 4-byte id points into. It is written out only for what is
// reported.
#pragma once

#include "base/message.hpp"
#include "base/range.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kakoi::values {

enum class What : std::uint8_t {
  literal,      ///< written as it is
  scalar,       ///< the same in a language where words need no quotes
  variable,     ///< the value given to a variable, or its default
  declaration,  ///< where a variable is declared whose value comes from elsewhere
  local,
  argument,  ///< of a module call
  output,
  attribute,  ///< of another resource
  item,       ///< of an object: the expression of its value
  branch,     ///< of a conditional: `parent` is the chosen branch, `second` the condition
  operation,  ///< computed: `parent` is the operand that decided, `second` another
  function,   ///< a call: `parent` is the argument that decided
  choice,     ///< a call that hands on what it was given, or a part of it, as it is: `parent` is that
  part,       ///< bytes of a text that is written in another language: `second` is the way of the whole text, `parent`
              ///< what was put into the middle of these bytes, if anything
  parameter,  ///< the value given to a parameter of a template, or its default
  mapping,    ///< an entry of a template's mapping
  condition,  ///< of a template
  command_line,  ///< no place in a file
  environment,   ///< no place in a file
};

/// "variable {}", "local {}", … with one place for the name, in every language.
base::Phrase phrase_of(What what);

struct Step {
  base::Range range;
  What what = What::literal;
  base::TrailId parent = base::TrailId::none;
  base::TrailId second = base::TrailId::none;
  std::string_view name;      ///< of the variable, local, …; owned by the arena of the values or by the file
  bool is_sensitive = false;  ///< nobody may see the value that came through here
};

class Trails {
 public:
  base::TrailId add(const Step& step);
  /// `id` is not `none`.
  [[nodiscard]] const Step& operator[](base::TrailId id) const;
  [[nodiscard]] std::size_t size() const { return steps_.size(); }

 private:
  std::vector<Step> steps_;
};

}  // namespace kakoi::values
