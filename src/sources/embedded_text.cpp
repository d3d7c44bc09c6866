#include "sources/embedded_text.hpp"

#include <algorithm>

namespace kakoi::sources {
namespace {

using base::Range;
using base::TrailId;
using values::Piece;
using values::Step;
using values::Value;
using values::What;

constexpr char kFiller = '0';

// Steps that hand a value on as it is. An operation is one where it is the interpolation of a text; others make a
// single scalar, which is never narrowed.
bool hands_on(What what) {
  switch (what) {
    case What::literal:
    case What::scalar:
    case What::variable:
    case What::local:
    case What::argument:
    case What::output:
    case What::attribute:
    case What::item:
    case What::branch:
    case What::operation:
    case What::part:
    case What::parameter:
    case What::mapping:
      return true;
    case What::declaration:
    case What::function:
    case What::choice:
    case What::condition:
    case What::command_line:
    case What::environment:
      break;
  }
  return false;
}

}  // namespace

EmbeddedText::EmbeddedText(values::Arena& arena, const values::TextData& text, TrailId whole)
    : arena_(arena), whole_(whole) {
  fill(text);
  text_ = holes_.empty() ? text.whole : std::string_view(filled_);
}

void EmbeddedText::fill(const values::TextData& text) {
  std::size_t at = 0;
  for (const Piece& piece : text.pieces) {
    const std::string_view bytes = piece.is_hole ? std::string_view(&kFiller, 1) : piece.bytes;
    if (piece.is_hole) {
      holes_.push_back({.at = at, .piece = &piece});
    }
    if (!bytes.empty()) {
      parts_.push_back(part_of(piece, at));
    }
    at += bytes.size();
  }
  if (holes_.empty()) {
    return;
  }
  filled_.reserve(at);
  for (const Piece& piece : text.pieces) {
    filled_ += piece.is_hole ? std::string_view(&kFiller, 1) : piece.bytes;
  }
}

// A piece has as many bytes as the literal that its trail ends in only when it is a copy of it, for an escape is always
// longer than what it stands for. A literal may hold the two quotes as well.
EmbeddedText::Part EmbeddedText::part_of(const Piece& piece, std::size_t at) const {
  constexpr int kLongestWay = 64;
  Part part{.at = at,
            .length = piece.is_hole ? 1 : piece.bytes.size(),
            .trail = piece.trail,
            .is_sensitive = piece.is_sensitive};
  TrailId id = piece.trail;
  for (int i = 0; i < kLongestWay && !piece.is_hole && id != TrailId::none; ++i) {
    const Step& step = arena_.trails()[id];
    if (!hands_on(step.what) || step.range.file == base::FileId::none) {
      break;
    }
    if (step.parent != TrailId::none) {
      id = step.parent;
      continue;
    }
    const bool has_quotes = step.range.length == part.length + 2;
    part.is_copy = has_quotes || step.range.length == part.length;
    part.source = step.range;
    if (has_quotes) {
      part.source->offset += 1;
      part.source->length -= 2;
    }
    break;
  }
  return part;
}

std::span<const EmbeddedText::Hole> EmbeddedText::holes(std::size_t begin, std::size_t end) const {
  const auto before = [](const Hole& hole, std::size_t offset) { return hole.at < offset; };
  const auto first = std::lower_bound(holes_.begin(), holes_.end(), begin, before);
  const auto last = std::lower_bound(first, holes_.end(), end, before);
  return {first, last};
}

bool EmbeddedText::is_sensitive(std::size_t begin, std::size_t end) const {
  if (parts_.empty()) {
    return false;
  }
  bool is_any = false;
  for (std::size_t i = part_at(begin); i < parts_.size() && parts_[i].at < end; ++i) {
    is_any = is_any || parts_[i].is_sensitive;
  }
  return is_any;
}

Value EmbeddedText::broken(base::Phrase phrase, std::size_t begin, std::size_t length) {
  begin = std::min(begin, text_.size());
  const auto here = holes(begin, begin + std::max<std::size_t>(length, 1));
  if (!here.empty()) {
    return here.front().piece->hole;
  }
  const TrailId trail = scalar_trail(begin, std::min(begin + length, text_.size()));
  const std::string_view before = text_.substr(0, begin);
  const std::string line = std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
  return holes(0, begin).empty() ? arena_.invalid(phrase, {line}, trail) : arena_.unknown(phrase, {line}, trail);
}

TrailId EmbeddedText::trail(std::size_t begin, std::size_t end) { return narrowed(begin, end, false); }

TrailId EmbeddedText::scalar_trail(std::size_t begin, std::size_t end) { return narrowed(begin, end, true); }

// The part that holds the byte at `offset`; the last one for the end of the text.
std::size_t EmbeddedText::part_at(std::size_t offset) const {
  const auto behind = std::upper_bound(parts_.begin(), parts_.end(), offset,
                                       [](std::size_t wanted, const Part& part) { return wanted < part.at; });
  return static_cast<std::size_t>(behind - parts_.begin()) - 1;
}

std::optional<Range> EmbeddedText::range_of(std::size_t begin, std::size_t end) const {
  const Part& first = parts_[part_at(begin)];
  const Part& last = parts_[part_at(std::max(begin + 1, end) - 1)];
  // Different parts of one trail are the brackets and quotes that an encoder wrote around it.
  const bool is_encoded = first.at != last.at && first.trail == last.trail;
  const bool has_begin = first.source.has_value() && (first.is_copy || begin == first.at);
  const bool has_end = last.source.has_value() && (last.is_copy || end == last.at + last.length);
  if (is_encoded || !has_begin || !has_end || first.source->file != last.source->file) {
    return std::nullopt;
  }
  const std::size_t from = first.source->offset + (begin - first.at);
  const std::size_t to = last.source->offset + (last.is_copy ? end - last.at : last.source->length);
  if (to < from) {
    return std::nullopt;
  }
  return Range{.file = first.source->file,
               .offset = static_cast<std::uint32_t>(from),
               .length = static_cast<std::uint32_t>(to - from)};
}

// The first part between the first and the last one that does not stand in `range` itself.
TrailId EmbeddedText::insertion(std::size_t begin, std::size_t end, Range range) const {
  for (std::size_t i = part_at(begin) + 1; i < parts_.size() && parts_[i].at + parts_[i].length < end; ++i) {
    const Part& part = parts_[i];
    if (part.trail != TrailId::none && (!part.source || !lies_in(*part.source, range))) {
      return part.trail;
    }
  }
  return TrailId::none;
}

// How a part came, beside the literal that it is.
TrailId EmbeddedText::way_of(const Part& part) const {
  if (part.trail == TrailId::none) {
    return whole_;
  }
  const Step& step = arena_.trails()[part.trail];
  if (step.parent != TrailId::none) {
    return part.trail;
  }
  return step.second != TrailId::none ? step.second : whole_;
}

TrailId EmbeddedText::piece_trail(const Part& part) {
  if (part.trail == TrailId::none) {
    return whole_;
  }
  Step step = arena_.trails()[part.trail];
  const bool is_bare_literal =
      step.what == What::literal && step.parent == TrailId::none && step.second == TrailId::none;
  if (!is_bare_literal || whole_ == TrailId::none || whole_ == part.trail) {
    return part.trail;
  }
  step.what = What::part;
  step.second = whole_;
  return arena_.trail(step);
}

TrailId EmbeddedText::narrowed(std::size_t begin, std::size_t end, bool is_scalar) {
  if (parts_.empty()) {
    return whole_;
  }
  const Part& first = parts_[part_at(begin)];
  const auto range = range_of(begin, end);
  const bool is_whole_part = begin == first.at && end == first.at + first.length;
  if (!range || is_whole_part) {
    return piece_trail(first);
  }
  const TrailId inserted = is_scalar ? insertion(begin, end, *range) : TrailId::none;
  return arena_.trail({.range = *range, .what = What::part, .parent = inserted, .second = way_of(first), .name = {}});
}

}  // namespace kakoi::sources
