#include "aws/ini.hpp"

#include "aws/text.hpp"
#include "base/message.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace kakoi::aws {
namespace {

using base::Phrase;

constexpr Phrase kNoSection{"line {}: an option before the first [section]",
                            "{} 行目: 最初の [セクション] より前に項目があります"};
constexpr Phrase kNoOption{"line {}: neither a [section] nor `name = value`",
                           "{} 行目: [セクション] でも `名前 = 値` でもありません"};
constexpr Phrase kTwice{"line {}: the second of its name", "{} 行目: 同じ名前が 2 回目です"};
constexpr std::string_view kBlanks = " \t\r\f\v";
constexpr std::string_view kDefaults = "DEFAULT";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  return first == std::string_view::npos ? std::string_view()
                                         : text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

class Parser {
 public:
  base::Result<std::vector<IniSection>> parse(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    while (!text.empty() && !problem_) {
      ++line_;
      take(take_line(text));
    }
    if (problem_) return base::failure(base::Message(*problem_, {std::to_string(line_)}));
    end_value();
    for (IniSection& section : sections_) section.options.insert(defaults_.begin(), defaults_.end());
    return std::move(sections_);
  }

 private:
  void take(std::string_view line) {
    const std::string_view content = trimmed(line);
    if (content.starts_with('#') || content.starts_with(';')) return;
    const std::size_t indent = std::min(line.find_first_not_of(kBlanks), line.size());
    if (content.empty()) {
      if (value_ != nullptr) value_->push_back('\n');
    } else if (value_ != nullptr && indent > indent_) {
      value_->append("\n").append(content);
    } else {
      indent_ = indent;
      take_new(content);
    }
  }

  void take_new(std::string_view content) {
    end_value();
    const std::size_t bracket = content.rfind(']');
    if (content.starts_with('[') && bracket != std::string_view::npos && bracket > 1) {
      begin_section(content.substr(1, bracket - 1));
    } else if (options_ == nullptr) {
      problem_ = kNoSection;
    } else {
      take_option(content);
    }
  }

  void begin_section(std::string_view name) {
    if (name == kDefaults) {
      options_ = &defaults_;
      return;
    }
    if (std::ranges::find(sections_, name, &IniSection::name) != sections_.end()) problem_ = kTwice;
    options_ = &sections_.emplace_back(IniSection{.name = std::string(name), .options = {}}).options;
  }

  void take_option(std::string_view content) {
    const std::size_t mark = content.find_first_of("=:");
    if (mark == std::string_view::npos || trimmed(content.substr(0, mark)).empty()) {
      problem_ = kNoOption;
      return;
    }
    const auto [found, is_new] =
        options_->emplace(lower(trimmed(content.substr(0, mark))), trimmed(content.substr(mark + 1)));
    if (!is_new) problem_ = kTwice;
    value_ = &found->second;
  }

  /// Empty lines at the end of a value are none of it.
  void end_value() {
    if (value_ == nullptr) return;
    value_->resize(value_->find_last_not_of('\n') + 1);
    value_ = nullptr;
  }

  std::vector<IniSection> sections_;
  Options defaults_;
  Options* options_ = nullptr;
  std::string* value_ = nullptr;
  std::size_t indent_ = 0;
  std::size_t line_ = 0;
  std::optional<Phrase> problem_;
};

}  // namespace

base::Result<std::vector<IniSection>> parse_ini(std::string_view text) { return Parser().parse(text); }

Options nested_options(std::string_view value) {
  Options options;
  while (!value.empty()) {
    const std::string_view line = take_line(value);
    const std::size_t equals = line.find('=');
    if (equals != std::string_view::npos) {
      options.insert_or_assign(std::string(trimmed(line.substr(0, equals))),
                               std::string(trimmed(line.substr(equals + 1))));
    }
  }
  return options;
}

}  // namespace kakoi::aws
