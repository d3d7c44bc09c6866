// YAML that stands in a text, as values that point at the bytes they were written with.
#pragma once

#include "base/range.hpp"
#include "values/arena.hpp"
#include "values/value.hpp"

namespace kakoi::sources {

/// The value of the one document in `text`, as Terraform's yamldecode reads it: mappings as maps, sequences as lists,
/// scalars by scalars.hpp, keys as texts. Of two keys that are the same the later one counts; `<<` takes over entries
/// in the order of the text. An alias is the value that it stands for, not a copy.
///
/// Trails as in embedded_json.hpp. A hole within quotes makes that scalar unknown; one that is one whole value and
/// stands as such makes that value unknown; a mapping with a hole in a key is unknown. Any other hole makes the whole
/// unknown, since in YAML it may mean anything.
///
/// Invalid where Terraform refuses the text: no document or several, tags that are not YAML's own, keys that are no
/// scalars or null, aliases that stand for nothing, and what is no YAML.
values::Value decode_yaml(values::Arena& arena, const values::Value& text, base::TrailId whole);

}  // namespace kakoi::sources
