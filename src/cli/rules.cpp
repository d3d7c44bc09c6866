// The controls and their guides, as the reports want them.
#include "cli/commands.hpp"

#include "controls/controls.hpp"

#include <string_view>

namespace kakoi::cli {
namespace {

// The cases at the end of a guide are for those who test kakoi.
std::string_view without_cases(std::string_view guide) {
  for (const std::string_view heading : {"\n## Cases\n", "\n## ケース\n"}) {
    guide = guide.substr(0, guide.find(heading));
  }
  return guide;
}

// The first paragraph below the title, as one line. Japanese has no blanks between words.
std::string description(std::string_view guide) {
  constexpr std::string_view kBreak = "\n\n";
  const std::size_t title = guide.find(kBreak);
  guide = title == std::string_view::npos ? std::string_view{} : guide.substr(title + kBreak.size());
  guide = guide.substr(0, guide.find(kBreak));
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  std::string out;
  for (std::size_t i = 0; i < guide.size(); ++i) {
    if (guide[i] != '\n') {
      out += guide[i];
    } else if (i > 0 && i + 1 < guide.size() && (is_ascii(guide[i - 1]) || is_ascii(guide[i + 1]))) {
      out += ' ';
    }
  }
  return out;
}

// "A, B 1.4.4" -> "A", "B 1.4.4"
std::vector<std::string> names_in(std::string_view list) {
  constexpr std::string_view kComma = ", ";
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::string_view name = list.substr(0, list.find(kComma));
    names.emplace_back(name);
    list.remove_prefix(name.size() < list.size() ? name.size() + kComma.size() : name.size());
  }
  return names;
}

}  // namespace

std::vector<reports::Rule> rules(base::Language language) {
  std::vector<reports::Rule> all;
  for (const controls::Control& control : controls::all()) {
    const std::string_view guide = without_cases(controls::guide(control.id, language).value_or(std::string_view{}));
    all.push_back({.id = std::string(control.id),
                   .title = std::string(control.title.in(language)),
                   .description = description(guide),
                   .guide = std::string(guide),
                   .severity = control.severity,
                   .standards = names_in(control.standards)});
  }
  return all;
}

}  // namespace kakoi::cli
