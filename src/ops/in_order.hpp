// Parts of a running account come in any order, and are handed on in theirs.
#pragma once

#include "findings/finding.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace kakoi::ops {

class InOrder {
 public:
  using Findings = std::vector<findings::Finding>;

  /// `take` gets the findings of each part: those of row 0, then of row 1; in each row by the number of the part.
  InOrder(std::size_t rows, std::function<void(Findings)> take) : rows_(rows), take_(std::move(take)) {}

  void add(std::size_t row, std::size_t number, Findings findings);
  /// The row has so many parts.
  void end(std::size_t row, std::size_t parts);
  /// Are there few enough that wait for an earlier one?
  [[nodiscard]] bool has_room() const;

 private:
  struct Row {
    std::map<std::size_t, Findings> waiting{};
    std::optional<std::size_t> parts{};
  };
  void hand_on();

  std::vector<Row> rows_;
  std::size_t row_ = 0;   ///< whose turn it is
  std::size_t next_ = 0;  ///< likewise, within it
  std::size_t held_ = 0;  ///< findings
  std::function<void(Findings)> take_;
};

}  // namespace kakoi::ops
