// Owns the values and trails of one evaluation root, and counts what they cost: an input that explodes runs out of
// budget, not the machine out of memory. Not for use by two threads.
#pragma once

#include "base/message.hpp"
#include "base/range.hpp"
#include "values/trail.hpp"
#include "values/value.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace kakoi::values {

/// A share is what one launcher may take, so that one that explodes does not use up what the others need.
struct Budget {
  std::uint64_t steps = 20'000'000;     ///< evaluated expressions
  std::uint64_t bytes = 384ULL << 20U;  ///< of values, texts and trails
  std::uint64_t share_steps = 2'000'000;
  std::uint64_t share_bytes = 96ULL << 20U;
};

class Arena {
 public:
  explicit Arena(Budget budget = {}) : budget_(budget) { new_share(); }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// Starts the next share of the budget.
  void new_share();
  /// Takes one step from the share. False when it is used up: the caller then returns `out_of_budget()`.
  [[nodiscard]] bool step(std::uint64_t count = 1);
  /// Asks before something of `bytes` is built outside of the arena. False, and the budget is used up, when it does not
  /// fit.
  [[nodiscard]] bool afford(std::size_t bytes);
  [[nodiscard]] bool exhausted() const { return exhausted_; }
  [[nodiscard]] Value out_of_budget();

  base::TrailId trail(const Step& step);
  /// The same step as `trail`, but decided by others.
  base::TrailId redirected(base::TrailId trail, base::TrailId parent, base::TrailId second = base::TrailId::none);
  [[nodiscard]] const Trails& trails() const { return trails_; }

  /// A copy of `text` that lives as long as the arena.
  std::string_view keep(std::string_view text);

  Value number(long double value, base::TrailId trail, bool is_rounded = false);
  /// A text of one piece.
  Value text(std::string_view value, base::TrailId trail);
  /// A text of several; neighbours are kept apart, holes make the whole unknown where it matters.
  Value text(std::span<const Piece> pieces, base::TrailId trail);
  /// `elements` is the type that an empty one of one type is of.
  Value list(std::span<const Value> items, base::TrailId trail, Shape shape = Shape::plain,
             Typed elements = Typed::unseen);
  /// `entries` are sorted here; of two with one key the later one stays.
  Value map(std::vector<Entry> entries, base::TrailId trail, Shape shape = Shape::plain,
            Typed elements = Typed::unseen);
  /// A map that may have more keys than these.
  Value open_map(std::vector<Entry> entries, base::TrailId trail);

  /// `value` as one that nobody may see; of a text, all of its pieces. Its trail says so too.
  Value sensitive(const Value& value);
  /// The same if `is_so`, else `value` as it is.
  Value sensitive_if(bool is_so, const Value& value) { return is_so ? sensitive(value) : value; }
  /// `value` as one that may be seen; its parts stay what they are.
  Value nonsensitive(const Value& value);

  Value unknown(base::Phrase phrase, std::initializer_list<std::string_view> arguments, base::TrailId trail,
                std::string_view stands_for = {});
  /// Unknown because it comes from outside, and was not given.
  Value not_given(base::Phrase phrase, std::initializer_list<std::string_view> arguments, base::TrailId trail,
                  std::string_view stands_for = {});
  /// Unknown because it comes from code that is not here.
  Value not_here(base::Phrase phrase, std::initializer_list<std::string_view> arguments, base::TrailId trail);
  /// Unknown because a part of the program could not be read, or cannot be used; `try` does not see this.
  Value broken(base::Phrase phrase, std::initializer_list<std::string_view> arguments, base::TrailId trail,
               std::string_view stands_for = {});
  /// The same unknown as `value`, with a reason of its own: another address.
  Value again(const Value& value);
  /// Unknown because the program is wrong here.
  Value invalid(base::Phrase phrase, std::initializer_list<std::string_view> arguments, base::TrailId trail);
  /// An unknown whose reason tells nothing of the values that it was about.
  Value discreet(const Value& unknown);

 private:
  Value unknown_with(Reason reason, std::initializer_list<std::string_view> arguments, base::TrailId trail);
  Value with_pieces_marked(const Value& text, bool is_sensitive);
  Value weighed(Value collection, std::uint64_t weight);
  void* allocate(std::size_t bytes);
  template <typename T>
  T* copy(const T* from, std::size_t count);

  struct Free {
    void operator()(std::byte* block) const { ::operator delete(block); }
  };
  Budget budget_;
  bool exhausted_ = false;
  std::uint64_t steps_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t last_step_ = 0;
  std::uint64_t last_byte_ = 0;
  std::vector<std::unique_ptr<std::byte, Free>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t next_block_ = 4096;
  Trails trails_;
};

}  // namespace kakoi::values
