#include "sim/services/tags.hpp"

namespace kakoi::sim::services {

void put_tags(world::Tags& tags, const Value& list, TagNames names) {
  for (const Value& tag : list.items()) {
    tags[tag.text(names.key)] = tag.text(names.value);
  }
}

Value tag_list(const world::Tags& tags, TagNames names) {
  Value list = Value::array();
  for (const auto& [key, text] : tags) {
    list.append(Value::object({{std::string(names.key), key}, {std::string(names.value), text}}));
  }
  return list;
}

}  // namespace kakoi::sim::services
