#include "ops/in_order.hpp"

namespace kakoi::ops {
namespace {

// About a kilobyte each.
constexpr std::size_t kMostHeld = 20'000;

}  // namespace

bool InOrder::has_room() const { return held_ < kMostHeld; }

void InOrder::add(std::size_t row, std::size_t number, Findings findings) {
  held_ += findings.size();
  rows_[row].waiting.emplace(number, std::move(findings));
  hand_on();
}

void InOrder::end(std::size_t row, std::size_t parts) {
  rows_[row].parts = parts;
  hand_on();
}

void InOrder::hand_on() {
  while (row_ < rows_.size()) {
    Row& row = rows_[row_];
    for (auto at = row.waiting.find(next_); at != row.waiting.end(); at = row.waiting.find(next_)) {
      held_ -= at->second.size();
      Findings findings = std::move(at->second);
      row.waiting.erase(at);
      ++next_;
      take_(std::move(findings));
    }
    if (row.parts != next_) {
      return;
    }
    ++row_;
    next_ = 0;
  }
}

}  // namespace kakoi::ops
