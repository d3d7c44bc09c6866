// Which controls are judged, and of which of them the exit code depends.
#pragma once

#include "controls/controls.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace kakoi::ops {

class ControlChoice {
 public:
  /// All of them. In code, those of the network are advice: the exit code does not depend on them.
  ControlChoice() = default;

  /// `words`, with commas between them: "setting", "network", "all", or ids of controls. Nothing where a word is none
  /// of these, which is put into `wrong`. What is asked for by its name counts.
  static std::optional<ControlChoice> parse(std::string_view words, std::string& wrong);

  /// All of one class.
  static ControlChoice of(controls::Class wanted);

  [[nodiscard]] bool judges(const controls::Control& control) const;
  [[nodiscard]] bool counts(const controls::Control& control, bool is_of_what_runs) const;
  /// Does one that is judged look at the network?
  [[nodiscard]] bool needs_network() const;

 private:
  bool is_default_ = true;
  std::set<std::string, std::less<>> ids_{};
};

}  // namespace kakoi::ops
