#include "sources/cloudformation/placeholders.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace kakoi::sources::cloudformation {
namespace {

using base::Phrase;
using base::TrailId;
using values::Kind;
using values::Piece;
using values::Value;

constexpr Phrase kNoText{"a list or an object stands where a text is needed",
                         "文字列が必要な場所にリストまたはオブジェクトがあります"};
constexpr char kHoleMark = '\0';

/// A text as one, and the way back to its pieces.
class Rope {
 public:
  Rope(values::Arena& arena, const Value& text) : arena_(arena), pieces_(text.text().pieces) {
    for (const Piece& piece : pieces_) {
      starts_.push_back(text_.size());
      piece.is_hole ? text_.push_back(kHoleMark) : void(text_.append(piece.bytes));
    }
  }

  [[nodiscard]] std::string_view text() const { return text_; }

  // From left to right: no call begins before the end of the last.
  void copy(std::size_t begin, std::size_t end, std::vector<Piece>& into) {
    while (next_ + 1 < starts_.size() && starts_[next_ + 1] <= begin) {
      ++next_;
    }
    for (std::size_t i = next_; i < pieces_.size() && begin < end && starts_[i] < end; ++i) {
      const std::size_t start = starts_[i];
      const std::size_t stop = i + 1 < starts_.size() ? starts_[i + 1] : text_.size();
      if (stop <= begin || start >= end) {
        continue;
      }
      into.push_back(pieces_[i].is_hole
                         ? pieces_[i]
                         : part(pieces_[i], std::max(begin, start) - start, std::min(end, stop) - start));
    }
  }

 private:
  // A part of what stands in a file as it is stands there too.
  Piece part(const Piece& piece, std::size_t from, std::size_t to) {
    Piece part{.bytes = piece.bytes.substr(from, to - from), .trail = piece.trail};
    if (part.bytes.size() == piece.bytes.size() || piece.trail == TrailId::none) {
      return part;
    }
    values::Step step = arena_.trails()[piece.trail];
    if (step.what == values::What::scalar && step.parent == TrailId::none && step.range.length == piece.bytes.size()) {
      step.range.offset += static_cast<std::uint32_t>(from);
      step.range.length = static_cast<std::uint32_t>(to - from);
      part.trail = arena_.trail(step);
    }
    return part;
  }

  values::Arena& arena_;
  std::span<const Piece> pieces_;
  std::vector<std::size_t> starts_;
  std::size_t next_ = 0;
  std::string text_;
};

}  // namespace

void append_pieces(values::Arena& arena, const Value& value, std::vector<Piece>& into) {
  if (value.is(Kind::text)) {
    into.insert(into.end(), value.text().pieces.begin(), value.text().pieces.end());
  } else if (value.is(Kind::boolean)) {
    into.push_back({.bytes = value.boolean() ? "true" : "false", .trail = value.trail()});
  } else {
    const Value hole = value.is_unknown() ? value : arena.invalid(kNoText, {}, value.trail());
    into.push_back({.bytes = {}, .trail = value.trail(), .hole = hole, .is_hole = true});
  }
}

Value fill(values::Arena& arena, const Value& text, base::Range range, bool with_escapes, const LookUp& look_up) {
  Rope rope(arena, text);
  const std::string_view whole = rope.text();
  std::vector<Piece> pieces;
  TrailId decides = TrailId::none;
  std::size_t done = 0;
  for (std::size_t at = whole.find('{'); at != std::string_view::npos; at = whole.find('{', at + 1)) {
    const char sign = at > done ? whole[at - 1] : ' ';
    // No name is longer; whoever looks further looks through all of the text for each bracket.
    constexpr std::size_t kLongestName = 1024;
    const std::size_t length = whole.substr(at, kLongestName).find('}');
    if (length == std::string_view::npos) {
      continue;
    }
    const std::size_t close = at + length;
    const std::string_view name = whole.substr(at + 1, close - at - 1);
    if ((sign != '$' && sign != '&') || name.empty() || name.find(kHoleMark) != std::string_view::npos) {
      continue;
    }
    if (with_escapes && sign == '$' && name.starts_with('!')) {
      rope.copy(done, at + 1, pieces);
      done = at + 2;
      continue;
    }
    if (const std::optional<Value> value = look_up(name, sign)) {
      rope.copy(done, at - 1, pieces);
      append_pieces(arena, *value, pieces);
      decides = decides == TrailId::none ? value->trail() : decides;
      done = close + 1;
      at = close;
    }
  }
  if (done == 0) {
    return text;
  }
  rope.copy(done, whole.size(), pieces);
  // What is nothing but one placeholder is what stands in its place.
  if (pieces.size() == 1 && pieces.front().is_hole) {
    return pieces.front().hole;
  }
  return arena.text(pieces,
                    arena.trail({.range = range, .what = values::What::operation, .parent = decides, .name = {}}));
}

}  // namespace kakoi::sources::cloudformation
