// What a call is given: members with the names that they have on the wire. (EC2's `Filter` and `NetworkInterfaceId`,
// not `Filters` and `NetworkInterfaceIds`; Scheduler's `ScheduleGroup`.) Each dialect writes it in its own way.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::aws {

class Input {
 public:
  enum class Kind : std::uint8_t { object, list, text, number, boolean };

  /// An object without members.
  Input() = default;
  // NOLINTBEGIN(google-explicit-constructor): so that `.set("include", "TAGS")` can be written
  Input(std::string text) : kind_(Kind::text), text_(std::move(text)) {}
  Input(std::string_view text) : Input(std::string(text)) {}
  Input(const char* text) : Input(std::string(text)) {}
  Input(int number) : kind_(Kind::number), text_(std::to_string(number)) {}
  Input(bool is) : kind_(Kind::boolean), text_(is ? "true" : "false") {}
  Input(std::vector<Input> list) : kind_(Kind::list), values_(std::move(list)) {}
  Input(const std::vector<std::string>& texts) : kind_(Kind::list), values_(texts.begin(), texts.end()) {}
  // NOLINTEND(google-explicit-constructor)

  /// Adds a member to an object, or puts `value` into its place.
  Input& set(std::string_view name, Input value);
  /// Nothing happens when there is no such member.
  void remove(std::string_view name);
  /// Null when there is none.
  [[nodiscard]] const Input* find(std::string_view name) const;

  [[nodiscard]] Kind kind() const { return kind_; }
  /// Of a text, a number or a boolean, as it is written.
  [[nodiscard]] const std::string& text() const { return text_; }
  /// Of an object, in the order in which they were set; as long as `values`.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// Of a list or an object.
  [[nodiscard]] const std::vector<Input>& values() const { return values_; }

 private:
  Kind kind_ = Kind::object;
  std::string text_;
  std::vector<std::string> names_;
  std::vector<Input> values_;
};

}  // namespace kakoi::aws
