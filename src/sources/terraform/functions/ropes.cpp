#include "sources/terraform/functions/ropes.hpp"

#include "sources/terraform/functions/arguments.hpp"
#include "syntax/unicode.hpp"

#include <algorithm>
#include <string>

namespace kakoi::sources::terraform {

using base::TrailId;
using values::Piece;
using values::Step;
using values::What;

namespace {

constexpr std::size_t kMostPieces = 4096;

}  // namespace

bool Rope::is_long() const { return pieces_.size() >= kMostPieces; }

void Rope::copy(std::size_t begin, std::size_t end) {
  for (; next_ < text_.pieces.size(); ++next_) {
    const Piece& piece = text_.pieces[next_];
    const std::size_t from = std::max(begin, next_at_);
    const std::size_t to = std::min(end, next_at_ + piece.bytes.size());
    if (from < to) {
      add_part(piece, from - next_at_, to - next_at_);
    }
    if (end < next_at_ + piece.bytes.size()) {
      return;
    }
    next_at_ += piece.bytes.size();
  }
}

void Rope::add(std::string_view made) {
  size_ += made.size();
  if (is_long()) {
    tail_ += made;
  } else if (!made.empty()) {
    pieces_.push_back({.bytes = arena_.keep(made), .trail = whole_});
  }
}

// What is as long as the bytes that its way ends in is a copy of them; a literal may hold its two quotes as well.
void Rope::add_part(const Piece& piece, std::size_t begin, std::size_t end) {
  Piece part = piece;
  part.bytes = piece.bytes.substr(begin, end - begin);
  size_ += part.bytes.size();
  if (is_long()) {
    tail_ += part.bytes;
    is_tail_sensitive_ = is_tail_sensitive_ || piece.is_sensitive;
    return;
  }
  const bool is_whole = part.bytes.size() == piece.bytes.size();
  const Step* step = piece.trail != TrailId::none && !is_whole ? &arena_.trails()[piece.trail] : nullptr;
  const std::size_t quotes = step != nullptr && step->range.length == piece.bytes.size() + 2 ? 1 : 0;
  if (step != nullptr && step->parent == TrailId::none && step->range.length == piece.bytes.size() + 2 * quotes) {
    base::Range range = step->range;
    range.offset += static_cast<std::uint32_t>(quotes + begin);
    range.length = static_cast<std::uint32_t>(part.bytes.size());
    const TrailId way = step->second != TrailId::none ? step->second : whole_;
    part.trail = arena_.trail({.range = range, .what = What::part, .second = way, .name = {}});
  }
  pieces_.push_back(part);
}

values::Value Rope::result() {
  if (!arena_.afford(size_ + pieces_.size() * sizeof(Piece))) {
    return arena_.out_of_budget();
  }
  if (!tail_.empty()) {
    pieces_.push_back({.bytes = arena_.keep(tail_), .trail = whole_, .is_sensitive = is_tail_sensitive_});
  }
  const values::Value text = arena_.text(pieces_, whole_);
  std::string normal = syntax::normalized(std::string(text.text().whole));
  return normal == text.text().whole ? text : made_text(arena_, std::move(normal), whole_);
}

}  // namespace kakoi::sources::terraform
