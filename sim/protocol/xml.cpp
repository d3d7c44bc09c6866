#include "sim/protocol/xml.hpp"

#include <pugixml.hpp>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <sstream>

namespace kakoi::sim::protocol {
namespace {

using value::Value;

std::string writable(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    if (is_control) {
      out += "\xEF\xBF\xBD";
    } else {
      out += c;
    }
  }
  return out;
}

class Writer {
 public:
  explicit Writer(std::string_view item) : item_(item) {}

  void fill(pugi::xml_node node, const Value& content) const {
    if (content.is_object()) {
      for (const value::Member& member : content.members()) {
        if (!member.value.is_null()) {
          fill(node.append_child(member.name.c_str()), member.value);
        }
      }
    } else if (content.is_array()) {
      for (const Value& item : content.items()) {
        fill(node.append_child(item_.c_str()), item);
      }
    } else {
      node.append_child(pugi::node_pcdata).set_value(std::visit(Text{}, content.data()).c_str());
    }
  }

 private:
  struct Text {
    std::string operator()(std::monostate /*null*/) const { return {}; }
    std::string operator()(bool it) const { return it ? "true" : "false"; }
    std::string operator()(std::int64_t it) const { return std::to_string(it); }
    std::string operator()(double it) const {
      std::array<char, 32> digits{};
      std::snprintf(digits.data(), digits.size(), "%.15g", it);
      return digits.data();
    }
    std::string operator()(const std::string& it) const { return writable(it); }
    std::string operator()(value::Timestamp it) const { return iso_time(it); }
    std::string operator()(const Value::Array& /*handled*/) const { return {}; }
    std::string operator()(const Value::Object& /*handled*/) const { return {}; }
  };

  std::string item_;
};

}  // namespace

std::string to_xml(std::string_view root, std::string_view xml_namespace, const Value& content, std::string_view item) {
  pugi::xml_document document;
  pugi::xml_node node = document.append_child(std::string(root).c_str());
  if (!xml_namespace.empty()) {
    node.append_attribute("xmlns").set_value(std::string(xml_namespace).c_str());
  }
  Writer(item).fill(node, content);
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

std::string iso_time(value::Timestamp time) {
  using namespace std::chrono;
  const sys_time<milliseconds> at{milliseconds(std::llround(time.seconds * 1000))};
  const sys_days day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss clock{at - day};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
  return text.data();
}

}  // namespace kakoi::sim::protocol
