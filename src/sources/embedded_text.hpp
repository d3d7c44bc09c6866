// A text that is to be read although parts of it may not be known, and the way back: from what a parser finds in it to
// the bytes that it was written with. Knows values, and nothing of the language that the text is in.
#pragma once

#include "base/message.hpp"
#include "base/range.hpp"
#include "values/arena.hpp"
#include "values/value.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources {

class EmbeddedText {
 public:
  struct Hole {
    std::size_t at = 0;  ///< where its filler stands
    const values::Piece* piece = nullptr;
  };

  /// `whole` is the way that the text came; it becomes part of every trail.
  EmbeddedText(values::Arena& arena, const values::TextData& text, base::TrailId whole);
  EmbeddedText(const EmbeddedText&) = delete;
  EmbeddedText& operator=(const EmbeddedText&) = delete;

  /// All of it. A hole is one `0`, which most languages take both for a value and within a string.
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::span<const Hole> holes() const { return holes_; }
  [[nodiscard]] std::span<const Hole> holes(std::size_t begin, std::size_t end) const;

  /// A piece that nobody may see stands between `begin` and `end`, at least in part.
  [[nodiscard]] bool is_sensitive(std::size_t begin, std::size_t end) const;

  /// The text breaks the rules of its language at `begin`. Invalid, with `phrase`, whose one place gets the line; but
  /// unknown where a hole stands before that, and the hole itself where it stands there.
  values::Value broken(base::Phrase phrase, std::size_t begin, std::size_t length);

  /// The trail of a list or map that stands from `begin` to `end`: its own bytes, where these pieces are byte-exact
  /// copies of ranges in one file; else that of the piece with its first byte.
  base::TrailId trail(std::size_t begin, std::size_t end);
  /// The same for a scalar. If something is put into the middle of it, that is what decides.
  base::TrailId scalar_trail(std::size_t begin, std::size_t end);

 private:
  struct Part {
    std::size_t at = 0;
    std::size_t length = 0;
    base::TrailId trail = base::TrailId::none;
    std::optional<base::Range> source{};  ///< where it was written
    bool is_copy = false;                 ///< byte by byte
    bool is_sensitive = false;
  };

  void fill(const values::TextData& text);
  [[nodiscard]] Part part_of(const values::Piece& piece, std::size_t at) const;
  [[nodiscard]] std::size_t part_at(std::size_t offset) const;
  [[nodiscard]] std::optional<base::Range> range_of(std::size_t begin, std::size_t end) const;
  [[nodiscard]] base::TrailId insertion(std::size_t begin, std::size_t end, base::Range range) const;
  base::TrailId way_of(const Part& part) const;
  base::TrailId piece_trail(const Part& part);
  base::TrailId narrowed(std::size_t begin, std::size_t end, bool is_scalar);

  values::Arena& arena_;
  base::TrailId whole_;
  std::string filled_;
  std::string_view text_;
  std::vector<Part> parts_;  ///< without those of no length
  std::vector<Hole> holes_;
};

}  // namespace kakoi::sources
