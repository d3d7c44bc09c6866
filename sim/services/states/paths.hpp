// What a state reads and writes: reference paths (`$.a[0]['b']`, `$$.Task.Token`), templates in which `"x.$": path`
// stands for a value, and of JSONata the plain paths below `$states`. Intrinsic functions, wildcards and other
// expressions are not evaluated, and said to be so.
#pragma once

#include "sim/value/value.hpp"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace kakoi::sim::services::states {

/// A value, or why there is none, in words.
using Evaluated = tl::expected<value::Value, std::string>;

/// What `$` and `$$` are.
struct Scope {
  const value::Value& data;
  const value::Value& context;
};

/// `field` is what the path was given for; it is named when nothing is there.
Evaluated at_path(const Scope& scope, std::string_view path, std::string_view field);

/// A template with every `"name.$": path` in it resolved.
Evaluated filled(const Scope& scope, const value::Value& form);

/// The same for JSONata: `{% $states.input.a %}` within texts. `variables` is what `$states` is.
Evaluated evaluated(const value::Value& variables, const value::Value& form);

/// `data` with `result` put where the path says, or nothing when the path cannot be written to.
Evaluated with_result(const value::Value& data, std::string_view path, const value::Value& result);

/// Is there a member of that name, be it null?
bool is_given(const value::Value& object, std::string_view name);

}  // namespace kakoi::sim::services::states
