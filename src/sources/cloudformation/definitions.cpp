#include "sources/cloudformation/definitions.hpp"

#include "sources/cloudformation/placeholders.hpp"
#include "sources/embedded_json.hpp"
#include "sources/embedded_yaml.hpp"
#include "sources/launches/run_task.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace kakoi::sources::cloudformation {
namespace {

using base::Phrase;
using base::TrailId;
using values::Kind;
using values::Value;

constexpr Phrase kNoDefinition{"the definition lies in a file that is not here", "定義のファイルがここにありません"};

class Definition {
 public:
  Definition(Evaluator& evaluator, const Resource& resource) : evaluator_(evaluator), resource_(resource) {}

  Value read();

 private:
  Value decoded(const Value& file, const Value& names);
  Value file_at(const Value& location);
  Value substituted(const Value& value, const Value& names);

  [[nodiscard]] base::Range place_of(const Value& value) const {
    return value.trail() == TrailId::none ? resource_.header : evaluator_.arena.trails()[value.trail()].range;
  }

  Evaluator& evaluator_;
  const Resource& resource_;
};

Value Definition::read() {
  const Value names = evaluator_.property(resource_, "DefinitionSubstitutions");
  const Value written = evaluator_.property(resource_, "Definition");
  if (!written.is_null()) {
    return substituted(written, names);
  }
  const Value text = evaluator_.property(resource_, "DefinitionString");
  if (!text.is_null()) {
    const Value filled = substituted(text, names);
    return filled.is(Kind::text) ? decode_json(evaluator_.arena, filled, filled.trail()) : filled;
  }
  for (const std::string_view name : {"DefinitionUri", "DefinitionS3Location"}) {
    const Value location = evaluator_.property(resource_, name);
    if (!location.is_null()) {
      return decoded(file_at(location), names);
    }
  }
  return Value::null(TrailId::none);
}

// A file of YAML is read before the names are filled in, as SAM does it. In one of JSON they may stand where no JSON
// could.
Value Definition::decoded(const Value& file, const Value& names) {
  if (!file.is(Kind::text)) {
    return file;
  }
  const std::string_view text = file.text().whole;
  const std::size_t first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  if (first != std::string_view::npos && text[first] == '{') {
    const Value filled = substituted(file, names);
    return decode_json(evaluator_.arena, filled, filled.trail());
  }
  return substituted(decode_yaml(evaluator_.arena, file, file.trail()), names);
}

Value Definition::file_at(const Value& location) {
  if (location.is(Kind::text) && location.is_wholly_known()) {
    return evaluator_.local_file(location.text().whole, *resource_.written_in, place_of(location));
  }
  // What the CDK stores in a bucket lies beside the template.
  const Value* key = member(location, "Key");
  if (key != nullptr && key->is(Kind::text) && key->is_wholly_known()) {
    const Value file = evaluator_.local_file(key->text().whole, *resource_.written_in, place_of(location));
    if (file.is(Kind::text)) {
      return file;
    }
  }
  return location.is_unknown() ? location : evaluator_.arena.not_here(kNoDefinition, {}, location.trail());
}

// In each text of `value`, at any depth.
Value Definition::substituted(const Value& value, const Value& names) {
  values::Arena& arena = evaluator_.arena;
  if (names.is_null() || !arena.step()) {
    return value;
  }
  switch (value.kind()) {
    case Kind::text:
      return fill(arena, value, place_of(value), false, [&](std::string_view name, char sign) -> std::optional<Value> {
        if (sign != '$') {
          return std::nullopt;
        }
        const values::Entry* entry = names.is(Kind::map) ? names.find(name) : nullptr;
        return entry != nullptr     ? std::optional(entry->value)
               : names.is_unknown() ? std::optional(names)
                                    : std::nullopt;
      });
    case Kind::list: {
      std::vector<Value> items;
      for (const Value& item : value.items()) {
        items.push_back(substituted(item, names));
      }
      return arena.list(items, value.trail());
    }
    case Kind::map: {
      std::vector<values::Entry> all;
      for (const values::Entry& entry : value.entries()) {
        all.push_back({.key = entry.key, .value = substituted(entry.value, names)});
      }
      return arena.map(std::move(all), value.trail());
    }
    case Kind::unknown:
    case Kind::null:
    case Kind::boolean:
    case Kind::number:
      break;
  }
  return value;
}

}  // namespace

Value definition_of(Evaluator& evaluator, const Resource& resource) { return Definition(evaluator, resource).read(); }

}  // namespace kakoi::sources::cloudformation
