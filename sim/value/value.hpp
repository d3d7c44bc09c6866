// What a request brings and what an answer carries, whatever the protocol: like JSON, with one kind more for points in
// time, which JSON writes as seconds and XML as text. Objects keep the order of their members.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kakoi::sim::value {

/// Seconds since 1970, with a fraction.
struct Timestamp {
  double seconds = 0;
};

struct Member;

class Value {
 public:
  using Array = std::vector<Value>;
  using Object = std::vector<Member>;

  Value();
  // NOLINTBEGIN(google-explicit-constructor): a literal is written where a value is wanted
  Value(bool it);
  Value(int it);
  Value(std::int64_t it);
  Value(double it);
  Value(const char* it);
  Value(std::string_view it);
  Value(std::string it);
  Value(Timestamp it);
  Value(Array it);
  // NOLINTEND(google-explicit-constructor)
  Value(const Value& other);
  Value(Value&& other) noexcept;
  Value& operator=(const Value& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();

  static Value object(std::initializer_list<Member> members = {});
  /// Of members whose names are all different; putting one after the other would look through all before it each time.
  static Value object(Object members);
  static Value array();
  static Value texts(const std::vector<std::string>& items);

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  [[nodiscard]] bool is_object() const { return std::holds_alternative<Object>(data_); }
  [[nodiscard]] bool is_array() const { return std::holds_alternative<Array>(data_); }
  [[nodiscard]] bool is_text() const { return std::holds_alternative<std::string>(data_); }

  /// The members of an object, the items of an array; none of anything else.
  [[nodiscard]] const Object& members() const;
  [[nodiscard]] const Array& items() const;

  /// The member `name`, or null: of something that is no object too, so that one may go down without asking.
  const Value& operator[](std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return !(*this)[name].is_null(); }

  /// Puts the member at the end, or in place of the one of that name. Makes an object out of a null.
  Value& set(std::string_view name, Value it);
  void remove(std::string_view name);
  /// Makes an array out of a null.
  void append(Value it);

  /// What this says, read leniently: Query protocols send every number as text. Nothing when it is of another kind.
  [[nodiscard]] std::optional<std::string> as_text() const;
  [[nodiscard]] std::optional<std::int64_t> as_integer() const;
  [[nodiscard]] std::optional<double> as_number() const;
  [[nodiscard]] std::optional<bool> as_boolean() const;

  /// The same of a member, with what to take where it is absent or of another kind.
  [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = {}) const;
  [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t otherwise = 0) const;
  [[nodiscard]] double number(std::string_view name, double otherwise = 0) const;
  [[nodiscard]] bool boolean(std::string_view name, bool otherwise = false) const;
  [[nodiscard]] std::vector<std::string> texts_of(std::string_view name) const;

  using Data = std::variant<std::monostate, bool, std::int64_t, double, std::string, Timestamp, Array, Object>;
  [[nodiscard]] const Data& data() const { return data_; }

 private:
  Data data_;
};

struct Member {
  std::string name = {};
  Value value = {};
};

// Behind Member, which they need to know: an object is a list of them.
inline Value::Value() = default;
inline Value::Value(bool it) : data_(it) {}
inline Value::Value(int it) : data_(std::int64_t{it}) {}
inline Value::Value(std::int64_t it) : data_(it) {}
inline Value::Value(double it) : data_(it) {}
inline Value::Value(const char* it) : data_(std::string(it)) {}
inline Value::Value(std::string_view it) : data_(std::string(it)) {}
inline Value::Value(std::string it) : data_(std::move(it)) {}
inline Value::Value(Timestamp it) : data_(it) {}
inline Value::Value(Array it) : data_(std::move(it)) {}
inline Value::Value(const Value& other) = default;
inline Value::Value(Value&& other) noexcept = default;
inline Value& Value::operator=(const Value& other) = default;
inline Value& Value::operator=(Value&& other) noexcept = default;
inline Value::~Value() = default;
inline Value Value::array() { return Array{}; }

}  // namespace kakoi::sim::value
