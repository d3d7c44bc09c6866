#include "reports/sarif_rules.hpp"

#include <cctype>

namespace kakoi::reports {

using findings::Severity;

std::string rule_id(std::string_view control, bool is_unknown) {
  return std::string(control) + (is_unknown ? "/unknown" : "");
}

std::string rule_name(std::string_view control, bool is_unknown) {
  std::string name;
  bool starts_word = true;
  for (const char c : control) {
    if (c != '-') {
      name += starts_word ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    }
    starts_word = c == '-';
  }
  return name + (is_unknown ? "Unknown" : "");
}

std::string_view level_of(Severity severity, bool is_unknown) {
  switch (severity) {
    case Severity::critical:
    case Severity::high:
      return is_unknown ? "warning" : "error";
    case Severity::medium:
      return is_unknown ? "note" : "warning";
    case Severity::low:
    case Severity::info:
      return "note";
  }
  return "warning";
}

// Over 9.0 is critical, from 7.0 high, from 4.0 medium, the rest low: about the middle of each.
std::optional<std::string_view> score_of(Severity severity) {
  switch (severity) {
    case Severity::critical:
      return "9.5";
    case Severity::high:
      return "8.0";
    case Severity::medium:
      return "5.5";
    case Severity::low:
      return "2.0";
    case Severity::info:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace kakoi::reports
