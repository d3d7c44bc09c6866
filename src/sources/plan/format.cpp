#include "sources/plan/format.hpp"

#include "syntax/encoding.hpp"
#include "syntax/json/cursor.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::plan {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// The keys of the outermost object that were met so far.
struct Keys {
  bool format_version = false;
  bool terraform_version = false;
  bool of_plan = false;
  bool maybe_of_plan = false;
  bool values = false;
  bool version = false;
  bool serial = false;
  bool lineage = false;
  bool others = false;

  void add(std::string_view key) {
    constexpr auto kMaybe = std::to_array<std::string_view>(
        {"variables", "configuration", "prior_state", "resource_drift", "output_changes"});
    if (key == "format_version") {
      format_version = true;
    } else if (key == "terraform_version") {
      terraform_version = true;
    } else if (key == "planned_values" || key == "resource_changes") {
      of_plan = true;
    } else if (key == "values") {
      values = true;
    } else if (key == "version") {
      version = true;
    } else if (key == "serial") {
      serial = true;
    } else if (key == "lineage") {
      lineage = true;
    } else if (std::find(kMaybe.begin(), kMaybe.end(), key) != kMaybe.end()) {
      maybe_of_plan = true;
    } else {
      others = true;
    }
  }

  [[nodiscard]] std::optional<Format> format() const {
    if (format_version && (of_plan || (terraform_version && maybe_of_plan))) {
      return Format::plan;
    }
    if (format_version && values) {
      return Format::state;
    }
    return version && serial && lineage ? std::optional(Format::state_file) : std::nullopt;
  }
  /// All that a state of nothing has.
  [[nodiscard]] bool is_empty_state() const {
    return format_version && !others && !terraform_version && !maybe_of_plan && !version && !serial && !lineage;
  }
};

std::optional<Format> format_of_object(std::string_view json, bool may_be_empty) {
  Keys keys;
  std::optional<Format> format;
  syntax::json::Cursor cursor(json);
  cursor.members([&](std::string_view key) {
    keys.add(key);
    format = keys.format();
    if (format.has_value()) {
      cursor.stop();
    }
  });
  const bool is_empty_state = may_be_empty && !cursor.failed() && keys.is_empty_state();
  return format.has_value() || !is_empty_state ? format : Format::state;
}

// Where the object begins that has "format_version" for its first key.
std::size_t start_behind_other_text(std::string_view text) {
  constexpr std::size_t kLongestBanner = std::size_t{1} << 20U;
  const std::size_t key = text.substr(0, kLongestBanner).find("\"format_version\"");
  const std::size_t brace = key != std::string_view::npos ? text.substr(0, key).find_last_not_of(kBlanks) : key;
  return brace != std::string_view::npos && text[brace] == '{' ? brace : std::string_view::npos;
}

}  // namespace

std::optional<Detected> format_of_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks, syntax::byte_order_mark(text));
  const bool may_be =
      text.find("format_version") != std::string_view::npos || text.find("lineage") != std::string_view::npos;
  if (first == std::string_view::npos || !may_be) {
    return std::nullopt;
  }
  if (text[first] == '{') {
    const auto format = format_of_object(text, true);
    return format.has_value() ? std::optional(Detected{.format = *format}) : std::nullopt;
  }
  const std::size_t start = start_behind_other_text(text);
  const auto format = start != std::string_view::npos ? format_of_object(text.substr(start), false) : std::nullopt;
  return format.has_value() ? std::optional(Detected{.format = *format, .start = start}) : std::nullopt;
}

}  // namespace kakoi::sources::plan
