// A text that nobody may read but who needs it: it cannot be printed, formatted, compared or turned into a string by
// accident.
#pragma once

#include <string>
#include <utility>

namespace kakoi::aws {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string text) : text_(std::move(text)) {}

  /// For what is sent to AWS, or signs it, and for nothing else.
  [[nodiscard]] const std::string& reveal() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

 private:
  std::string text_;
};

}  // namespace kakoi::aws
