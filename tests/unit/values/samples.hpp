// Values for tests, short to write.
#pragma once

#include "values/arena.hpp"
#include "values/value.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::values {

class Samples {
 public:
  Value yes() { return Value::boolean(true, base::TrailId::none); }
  Value no() { return Value::boolean(false, base::TrailId::none); }
  Value null() { return Value::null(base::TrailId::none); }
  Value number(long double number) { return arena_.number(number, base::TrailId::none); }
  Value text(std::string_view text) { return arena_.text(text, base::TrailId::none); }
  Value unknown(std::string_view what = "x") {
    return arena_.unknown({"{} is not known", "{} は不明です"}, {what}, base::TrailId::none);
  }
  /// A text in which `?` is a hole.
  Value rope(std::string_view pattern) {
    std::vector<Piece> pieces;
    while (!pattern.empty()) {
      const std::size_t hole = pattern.find('?');
      if (hole == 0) {
        pieces.push_back({.bytes = {}, .hole = unknown("hole"), .is_hole = true});
        pattern.remove_prefix(1);
      } else {
        pieces.push_back({.bytes = arena_.keep(pattern.substr(0, hole))});
        pattern.remove_prefix(pieces.back().bytes.size());
      }
    }
    return arena_.text(pieces, base::TrailId::none);
  }
  Value list(const std::vector<Value>& items, Shape shape = Shape::plain) {
    return arena_.list(items, base::TrailId::none, shape);
  }
  Value map(std::vector<Entry> entries, Shape shape = Shape::plain) {
    return arena_.map(std::move(entries), base::TrailId::none, shape);
  }
  Value open_map(std::vector<Entry> entries) { return arena_.open_map(std::move(entries), base::TrailId::none); }

 private:
  Arena arena_;
};

}  // namespace kakoi::values
