// jsonencode, into a rope: each text of the result still knows the bytes that it was made of.

#include "sources/terraform/functions/functions.hpp"
#include "sources/terraform/types.hpp"
#include "values/logic.hpp"
#include "values/number.hpp"

#include <cmath>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using base::TrailId;
using values::Arena;
using values::Kind;
using values::Piece;
using values::Value;

constexpr base::Phrase kOpen{"which attributes there are is known only after apply",
                             "どの属性があるかは apply 後にしか決まりません"};

constexpr base::Phrase kInfinite{"JSON has no infinite numbers", "JSON では無限大を表せません"};

// Escapes as Go's encoding/json does with its HTML escapes, which is what Terraform prints.
std::string escaped(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (text.substr(i, 3) == "\u2028" || text.substr(i, 3) == "\u2029") {
      out += text[i + 2] == '\xa8' ? "\\u2028" : "\\u2029";
      i += 2;
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\b') {
      out += "\\b";
    } else if (c == '\f') {
      out += "\\f";
    } else if (byte < 0x20 || c == '<' || c == '>' || c == '&') {
      out += "\\u00";
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    } else {
      out += c;
    }
  }
  return out;
}

class Writer {
 public:
  explicit Writer(Arena& arena) : arena_(arena) {}

  void write(const Value& value) {
    if (!arena_.step()) {
      return;
    }
    const bool is_sensitive_around = std::exchange(is_sensitive_, is_sensitive_ || value.is_sensitive());
    write_kind(value);
    is_sensitive_ = is_sensitive_around;
  }
  [[nodiscard]] Value result(TrailId trail) const {
    return arena_.exhausted() ? arena_.out_of_budget()
           : is_infinite_     ? arena_.invalid(kInfinite, {}, trail)
                              : arena_.text(pieces_, trail);
  }

 private:
  void write_kind(const Value& value) {
    switch (value.kind()) {
      case Kind::unknown:
        hole(value);
        break;
      case Kind::null:
        put("null", value.trail());
        break;
      case Kind::boolean:
        put(value.boolean() ? "true" : "false", value.trail());
        break;
      case Kind::number:
        is_infinite_ = is_infinite_ || std::isinf(value.number());
        number(value);
        break;
      case Kind::text:
        text(value);
        break;
      case Kind::list:
        list(value);
        break;
      case Kind::map:
        map(value);
        break;
    }
  }
  void put(std::string_view bytes, TrailId trail) {
    pieces_.push_back({.bytes = arena_.keep(bytes), .trail = trail, .is_sensitive = is_sensitive_});
  }
  void hole(const Value& value) {
    pieces_.push_back({.bytes = {},
                       .trail = value.trail(),
                       .hole = value,
                       .is_hole = true,
                       .is_one_value = true,
                       .is_sensitive = is_sensitive_});
  }
  void number(const Value& value) {
    if (value.is_rounded()) {
      hole(unknown_digits(arena_, value.trail()));
    } else {
      put(values::print_number(value.number()), value.trail());
    }
  }
  void text(const Value& value) {
    put("\"", value.trail());
    for (const Piece& piece : value.text().pieces) {
      if (piece.is_hole) {
        pieces_.push_back(piece);
      } else {
        put(escaped(piece.bytes), piece.trail);
        pieces_.back().is_sensitive = piece.is_sensitive;
      }
    }
    put("\"", value.trail());
  }
  void list(const Value& value) {
    // In which order a set stands depends on all of its elements.
    if (value.shape() == values::Shape::set && value.items().size() > 1 && !value.is_wholly_known()) {
      hole(*values::first_unknown(value));
      return;
    }
    put("[", value.trail());
    bool is_first = true;
    for (const Value& item : value.items()) {
      if (!is_first) {
        put(",", value.trail());
      }
      is_first = false;
      write(item);
    }
    put("]", value.trail());
  }
  void map(const Value& value) {
    if (value.is_open()) {
      hole(arena_.unknown(kOpen, {}, value.trail()));
      return;
    }
    put("{", value.trail());
    bool is_first = true;
    for (const values::Entry& entry : value.entries()) {
      put((is_first ? "\"" : ",\"") + escaped(entry.key) + "\":", value.trail());
      is_first = false;
      write(entry.value);
    }
    put("}", value.trail());
  }

  Arena& arena_;
  bool is_infinite_ = false;
  bool is_sensitive_ = false;  // what is written at the moment
  std::vector<Piece> pieces_;
};

}  // namespace

Value run_jsonencode(Arena& arena, std::span<const Value> arguments, TrailId whole) {
  if (arguments.size() != 1) {
    return wrong_arguments(arena, whole);
  }
  Writer writer(arena);
  writer.write(arguments[0]);
  return writer.result(whole);
}

}  // namespace kakoi::sources::terraform
