#include "sim/value/value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace kakoi::sim::value {
namespace {

const Value kNull;
const Value::Object kNoMembers;
const Value::Array kNoItems;

template <typename T>
std::optional<T> parsed(const std::string& text) {
  T number{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

Value Value::object(std::initializer_list<Member> members) {
  Value made;
  made.data_ = Object(members);
  return made;
}

Value Value::object(Object members) {
  Value made;
  made.data_ = std::move(members);
  return made;
}

Value Value::texts(const std::vector<std::string>& items) { return Array(items.begin(), items.end()); }

const Value::Object& Value::members() const {
  const auto* object = std::get_if<Object>(&data_);
  return object != nullptr ? *object : kNoMembers;
}

const Value::Array& Value::items() const {
  const auto* array = std::get_if<Array>(&data_);
  return array != nullptr ? *array : kNoItems;
}

const Value& Value::operator[](std::string_view name) const {
  for (const Member& member : members()) {
    if (member.name == name) {
      return member.value;
    }
  }
  return kNull;
}

Value& Value::set(std::string_view name, Value it) {
  if (!is_object()) {
    data_ = Object{};
  }
  auto& object = std::get<Object>(data_);
  const auto found = std::ranges::find(object, name, &Member::name);
  if (found != object.end()) {
    found->value = std::move(it);
  } else {
    object.push_back(Member{.name = std::string(name), .value = std::move(it)});
  }
  return *this;
}

void Value::remove(std::string_view name) {
  if (auto* object = std::get_if<Object>(&data_)) {
    std::erase_if(*object, [&](const Member& member) { return member.name == name; });
  }
}

void Value::append(Value it) {
  if (!is_array()) {
    data_ = Array{};
  }
  std::get<Array>(data_).push_back(std::move(it));
}

std::optional<std::string> Value::as_text() const {
  const auto* text = std::get_if<std::string>(&data_);
  return text != nullptr ? std::optional(*text) : std::nullopt;
}

std::optional<std::int64_t> Value::as_integer() const {
  if (const auto* number = std::get_if<std::int64_t>(&data_)) {
    return *number;
  }
  const auto* real = std::get_if<double>(&data_);
  if (real != nullptr && std::abs(*real) < 9e15 && std::trunc(*real) == *real) {
    return static_cast<std::int64_t>(*real);
  }
  const auto* text = std::get_if<std::string>(&data_);
  return text != nullptr ? parsed<std::int64_t>(*text) : std::nullopt;
}

std::optional<double> Value::as_number() const {
  if (const auto* real = std::get_if<double>(&data_)) {
    return *real;
  }
  if (const auto* number = std::get_if<std::int64_t>(&data_)) {
    return static_cast<double>(*number);
  }
  const auto* text = std::get_if<std::string>(&data_);
  const auto number = text != nullptr ? parsed<double>(*text) : std::nullopt;
  // `nan` and `inf` would be read as numbers.
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<bool> Value::as_boolean() const {
  if (const auto* flag = std::get_if<bool>(&data_)) {
    return *flag;
  }
  const auto* text = std::get_if<std::string>(&data_);
  if (text != nullptr && (*text == "true" || *text == "false")) {
    return *text == "true";
  }
  return std::nullopt;
}

std::string Value::text(std::string_view name, std::string_view otherwise) const {
  return (*this)[name].as_text().value_or(std::string(otherwise));
}

std::int64_t Value::integer(std::string_view name, std::int64_t otherwise) const {
  return (*this)[name].as_integer().value_or(otherwise);
}

double Value::number(std::string_view name, double otherwise) const {
  return (*this)[name].as_number().value_or(otherwise);
}

bool Value::boolean(std::string_view name, bool otherwise) const {
  return (*this)[name].as_boolean().value_or(otherwise);
}

std::vector<std::string> Value::texts_of(std::string_view name) const {
  std::vector<std::string> texts;
  for (const Value& item : (*this)[name].items()) {
    if (auto text = item.as_text()) {
      texts.push_back(*std::move(text));
    }
  }
  return texts;
}

}  // namespace kakoi::sim::value
