// Resources of a CloudFormation template as values, before they are written in one of its languages.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kakoi::fixes {

/// The value of a property.
struct TemplateValue {
  enum class Kind : std::uint8_t {
    text,
    word,          ///< a number or a bool
    reference,     ///< Ref: `text` is the logical id
    attribute,     ///< Fn::GetAtt: `text` is the logical id, `name` what of it
    substitution,  ///< Fn::Sub
    list,
  };

  Kind kind = Kind::text;
  std::string text{};
  std::string name{};
  std::vector<TemplateValue> items{};

  static TemplateValue of_text(std::string text) { return {.text = std::move(text)}; }
  static TemplateValue word(std::string word) { return {.kind = Kind::word, .text = std::move(word)}; }
  static TemplateValue reference(std::string id) { return {.kind = Kind::reference, .text = std::move(id)}; }
  static TemplateValue attribute(std::string id, std::string name) {
    return {.kind = Kind::attribute, .text = std::move(id), .name = std::move(name)};
  }
  static TemplateValue substitution(std::string text) { return {.kind = Kind::substitution, .text = std::move(text)}; }
  static TemplateValue list(std::vector<TemplateValue> items) {
    return {.kind = Kind::list, .items = std::move(items)};
  }
};

struct TemplateResource {
  std::string id{};
  std::string type{};
  std::string depends_on{};  ///< a logical id; may be empty
  std::vector<std::pair<std::string, TemplateValue>> properties{};
  std::string comment{};  ///< one line, where the language has comments; may be empty
};

}  // namespace kakoi::fixes
