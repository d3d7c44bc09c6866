// Parts of texts that still know where in a file their bytes stand.
#pragma once

#include "values/arena.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::terraform {

/// Puts a text together from bytes of another one, and of bytes that a function made. Both live in the arena.
class Rope {
 public:
  /// `text` has no holes and outlives the rope.
  Rope(values::Arena& arena, const values::TextData& text, base::TrailId whole)
      : arena_(arena), text_(text), whole_(whole) {}

  /// The bytes from `begin` to `end` of the text, which are behind those copied before. Where a piece of it is a copy
  /// of bytes in a file, so is the part.
  void copy(std::size_t begin, std::size_t end);

  /// Bytes of no place in a file.
  void add(std::string_view made);

  [[nodiscard]] std::size_t size() const { return size_; }

  /// In Normalization Form C as every text is; where that changes anything, the places are lost.
  values::Value result();

 private:
  void add_part(const values::Piece& piece, std::size_t begin, std::size_t end);
  [[nodiscard]] bool is_long() const;

  values::Arena& arena_;
  const values::TextData& text_;
  base::TrailId whole_;
  std::vector<values::Piece> pieces_;
  std::string tail_;  ///< of a text of very many parts, what stands behind them: its places are lost
  bool is_tail_sensitive_ = false;
  std::size_t size_ = 0;
  std::size_t next_ = 0;     ///< the piece of the text that is copied from next
  std::size_t next_at_ = 0;  ///< where in the text it begins
};

}  // namespace kakoi::sources::terraform
