#include "values/arena.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <type_traits>

namespace kakoi::values {
namespace {

constexpr base::Phrase kOutOfBudget{"this root takes more steps or memory to evaluate than kakoi allows",
                                    "評価に必要な計算量またはメモリが kakoi の上限を超えました"};
constexpr std::size_t kLargestBlock = std::size_t{1} << 20U;
constexpr std::size_t kAlignment = 16;

}  // namespace

void Arena::new_share() {
  last_step_ = std::min(steps_ + budget_.share_steps, budget_.steps);
  last_byte_ = std::min(bytes_ + budget_.share_bytes, budget_.bytes);
  exhausted_ = steps_ >= last_step_ || bytes_ >= last_byte_;
}

bool Arena::step(std::uint64_t count) {
  steps_ += count;
  exhausted_ = exhausted_ || steps_ > last_step_;
  return !exhausted_;
}

bool Arena::afford(std::size_t bytes) {
  exhausted_ = exhausted_ || bytes_ + bytes > last_byte_;
  return !exhausted_;
}

Value Arena::out_of_budget() { return unknown(kOutOfBudget, {}, base::TrailId::none); }

void* Arena::allocate(std::size_t bytes) {
  bytes = (bytes + kAlignment - 1) / kAlignment * kAlignment;
  bytes_ += bytes;
  exhausted_ = exhausted_ || bytes_ > last_byte_;
  if (bytes > left_) {
    left_ = std::max(bytes, next_block_);
    next_block_ = std::min(next_block_ * 2, kLargestBlock);
    blocks_.emplace_back(static_cast<std::byte*>(::operator new(left_)));
    next_ = blocks_.back().get();
  }
  void* result = next_;
  next_ += bytes;
  left_ -= bytes;
  return result;
}

template <typename T>
T* Arena::copy(const T* from, std::size_t count) {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T> && alignof(T) <= kAlignment);
  // Nothing has a place of its own too: that is what tells one empty list from another.
  T* to = static_cast<T*>(allocate(std::max<std::size_t>(count, 1) * sizeof(T)));
  if (count > 0) {
    std::uninitialized_copy_n(from, count, to);
  }
  return to;
}

base::TrailId Arena::redirected(base::TrailId trail, base::TrailId parent, base::TrailId second) {
  if (trail == base::TrailId::none) {
    return trail;
  }
  Step step = trails_[trail];
  step.parent = parent;
  step.second = second;
  return this->trail(step);
}

base::TrailId Arena::trail(const Step& step) {
  bytes_ += sizeof(Step);
  return trails_.add(step);
}

std::string_view Arena::keep(std::string_view text) { return {copy(text.data(), text.size()), text.size()}; }

Value Arena::number(long double value, base::TrailId trail, bool is_rounded) {
  const Number number{.value = value, .is_rounded = is_rounded};
  return {Kind::number, trail, Value::Payload{.number = copy(&number, 1)}};
}

Value Arena::text(std::string_view value, base::TrailId trail) {
  const Piece piece{.bytes = keep(value), .trail = trail};
  const TextData data{.whole = piece.bytes, .pieces = {copy(&piece, 1), 1}};
  return {Kind::text, trail, Value::Payload{.text = copy(&data, 1)}};
}

Value Arena::text(std::span<const Piece> pieces, base::TrailId trail) {
  std::size_t length = 0;
  bool has_hole = false;
  bool is_sensitive = false;
  for (const Piece& piece : pieces) {
    length += piece.bytes.size();
    has_hole = has_hole || piece.is_hole;
    is_sensitive = is_sensitive || piece.is_sensitive;
  }
  TextData data{.pieces = {copy(pieces.data(), pieces.size()), pieces.size()}};
  if (!has_hole) {
    char* whole = static_cast<char*>(allocate(length));
    data.whole = {whole, length};
    for (const Piece& piece : pieces) {
      whole = std::copy(piece.bytes.begin(), piece.bytes.end(), whole);
    }
  }
  Value result{Kind::text, trail, Value::Payload{.text = copy(&data, 1)}};
  result.holds_unknown_ = has_hole;
  result.is_sensitive_ = is_sensitive;
  result.holds_sensitive_ = is_sensitive;
  return result;
}

Value Arena::list(std::span<const Value> items, base::TrailId trail, Shape shape, Typed elements) {
  Value result{Kind::list, trail, Value::Payload{.items = copy(items.data(), items.size())}};
  result.size_ = static_cast<std::uint32_t>(items.size());
  result.shape_ = shape;
  result.typed_ = elements;
  result.holds_unknown_ = std::any_of(items.begin(), items.end(), [](const Value& v) { return !v.is_wholly_known(); });
  result.holds_sensitive_ = std::any_of(items.begin(), items.end(), [](const Value& v) { return v.holds_sensitive(); });
  result.is_sensitive_ = shape == Shape::set && result.holds_sensitive_;
  std::uint64_t weight = 1;
  for (const Value& item : items) {
    weight += item.weight();
  }
  return weighed(result, weight);
}

// Values share their parts, so that few bytes can hold more values than anybody can look at.
Value Arena::weighed(Value collection, std::uint64_t weight) {
  constexpr std::uint64_t kHeaviest = 4'000'000;
  if (weight > kHeaviest) {
    exhausted_ = true;
    return out_of_budget();
  }
  collection.weight_ = static_cast<std::uint32_t>(weight);
  return collection;
}

Value Arena::map(std::vector<Entry> entries, base::TrailId trail, Shape shape, Typed elements) {
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const bool replaced = i + 1 < entries.size() && entries[i + 1].key == entries[i].key;
    if (!replaced) {
      entries[kept++] = entries[i];
    }
  }
  Value result{Kind::map, trail, Value::Payload{.entries = copy(entries.data(), kept)}};
  result.size_ = static_cast<std::uint32_t>(kept);
  result.shape_ = shape;
  result.typed_ = elements;
  const auto entries_kept = result.entries();
  result.holds_unknown_ =
      std::any_of(entries_kept.begin(), entries_kept.end(), [](const Entry& e) { return !e.value.is_wholly_known(); });
  result.holds_sensitive_ =
      std::any_of(entries_kept.begin(), entries_kept.end(), [](const Entry& e) { return e.value.holds_sensitive(); });
  std::uint64_t weight = 1;
  for (const Entry& entry : entries_kept) {
    weight += entry.value.weight();
  }
  return weighed(result, weight);
}

Value Arena::open_map(std::vector<Entry> entries, base::TrailId trail) {
  Value result = map(std::move(entries), trail);
  if (!result.is(Kind::map)) {
    return result;
  }
  result.open_ = true;
  result.holds_unknown_ = true;
  return result;
}

Value Arena::with_pieces_marked(const Value& text, bool is_sensitive) {
  std::vector<Piece> pieces(text.text().pieces.begin(), text.text().pieces.end());
  for (Piece& piece : pieces) {
    piece.is_sensitive = is_sensitive;
  }
  TextData data = text.text();
  data.pieces = {copy(pieces.data(), pieces.size()), pieces.size()};
  Value result = text;
  result.payload_ = Value::Payload{.text = copy(&data, 1)};
  return result;
}

Value Arena::sensitive(const Value& value) {
  Value result = value.is(Kind::text) ? with_pieces_marked(value, true) : value;
  result.is_sensitive_ = true;
  result.holds_sensitive_ = true;
  if (value.trail() != base::TrailId::none && !trails_[value.trail()].is_sensitive) {
    Step step = trails_[value.trail()];
    step.is_sensitive = true;
    result.trail_ = trail(step);
  }
  return result;
}

Value Arena::nonsensitive(const Value& value) {
  const auto held = [](const auto& parts, const auto& of) { return std::any_of(parts.begin(), parts.end(), of); };
  Value result = value.is(Kind::text) ? with_pieces_marked(value, false) : value;
  result.is_sensitive_ = false;
  result.holds_sensitive_ =
      (value.is(Kind::list) && held(value.items(), [](const Value& v) { return v.holds_sensitive(); })) ||
      (value.is(Kind::map) && held(value.entries(), [](const Entry& e) { return e.value.holds_sensitive(); }));
  return result;
}

Value Arena::discreet(const Value& unknown) {
  Reason reason = unknown.reason();
  const std::vector<std::string_view> hidden(reason.arguments.size(), kNotShown);
  reason.arguments = {copy(hidden.data(), hidden.size()), hidden.size()};
  Value result = unknown;
  result.payload_ = Value::Payload{.reason = copy(&reason, 1)};
  return result;
}

Value Arena::unknown_with(Reason reason, std::initializer_list<std::string_view> arguments, base::TrailId trail) {
  std::vector<std::string_view> kept;
  for (const std::string_view argument : arguments) {
    kept.push_back(keep(argument));
  }
  reason.arguments = {copy(kept.data(), kept.size()), kept.size()};
  reason.stands_for = keep(reason.stands_for);
  return {Kind::unknown, trail, Value::Payload{.reason = copy(&reason, 1)}};
}

Value Arena::again(const Value& value) {
  return {Kind::unknown, value.trail(), Value::Payload{.reason = copy(&value.reason(), 1)}};
}

Value Arena::unknown(base::Phrase phrase, std::initializer_list<std::string_view> arguments, base::TrailId trail,
                     std::string_view stands_for) {
  return unknown_with({.phrase = phrase, .stands_for = stands_for}, arguments, trail);
}

Value Arena::not_given(base::Phrase phrase, std::initializer_list<std::string_view> arguments, base::TrailId trail,
                       std::string_view stands_for) {
  return unknown_with({.phrase = phrase, .stands_for = stands_for, .remedy = base::Remedy::give_input}, arguments,
                      trail);
}

Value Arena::not_here(base::Phrase phrase, std::initializer_list<std::string_view> arguments, base::TrailId trail) {
  return unknown_with({.phrase = phrase, .remedy = base::Remedy::get_modules}, arguments, trail);
}

Value Arena::broken(base::Phrase phrase, std::initializer_list<std::string_view> arguments, base::TrailId trail,
                    std::string_view stands_for) {
  return unknown_with({.phrase = phrase, .stands_for = stands_for, .remedy = base::Remedy::mend}, arguments, trail);
}

Value Arena::invalid(base::Phrase phrase, std::initializer_list<std::string_view> arguments, base::TrailId trail) {
  return unknown_with({.phrase = phrase, .invalid = true, .remedy = base::Remedy::mend}, arguments, trail);
}

Value Value::with_trail(base::TrailId trail) const {
  Value result = *this;
  result.trail_ = trail;
  return result;
}

Value Value::with_type(Typed typed) const {
  Value result = *this;
  result.typed_ = typed;
  return result;
}

Value Value::loosely_typed() const {
  Value result = *this;
  result.loosely_typed_ = true;
  return result;
}

const Entry* Value::find(std::string_view key) const {
  const auto all = entries();
  const auto at =
      std::lower_bound(all.begin(), all.end(), key, [](const Entry& e, std::string_view k) { return e.key < k; });
  return at != all.end() && at->key == key ? &*at : nullptr;
}

}  // namespace kakoi::values
