#include "ops/config.hpp"

#include "base/utf8.hpp"
#include "sources/paths.hpp"
#include "sources/terraform/source_file.hpp"
#include "sources/walk.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace kakoi::ops {
namespace {

using base::Message;
using base::Phrase;
using base::Result;

constexpr std::size_t kLargest = std::size_t{1} << 20U;

constexpr Phrase kNotToml{"line {}: this is not TOML", "{} 行目: TOML として読めません"};
constexpr Phrase kNotUtf8{"it is not UTF-8", "UTF-8 ではありません"};
constexpr Phrase kStrange{"line {}: kakoi does not know `{}` here", "{} 行目: ここに `{}` は書けません"};
constexpr Phrase kWanted{"line {}: `{}` wants {}", "{} 行目: `{}` には {} を書いてください"};
constexpr Phrase kOutside{"line {}: {} lies outside of the folder of the configuration",
                          "{} 行目: {} が設定ファイルのフォルダーの外にあります"};
constexpr Phrase kTwice{"line {}: the root {} is there twice", "{} 行目: ルート {} が 2 回あります"};

// Spaces of other scripts count too: nobody is called that.
bool is_blank(std::string_view text) {
  constexpr std::string_view kWide = "\u3000";
  while (!text.empty()) {
    if (text.starts_with(kWide)) {
      text.remove_prefix(kWide.size());
    } else if (text.front() == ' ' || text.front() == '\t' || text.front() == '\n' || text.front() == '\r') {
      text.remove_prefix(1);
    } else {
      return false;
    }
  }
  return true;
}

std::string line_of(const toml::source_region& source) { return std::to_string(source.begin.line); }

class Reader {
 public:
  explicit Reader(std::string path) : path_(std::move(path)) { config_.folder = sources::parent_of(path_); }

  Result<Config> read(const toml::table& top) {
    only(top, {"exclude", "thresholds", "root", "aws", "asserted"});
    if (const toml::node* exclude = top.get("exclude")) {
      config_.excludes = texts(*exclude, "exclude");
    }
    if (const toml::node* thresholds = top.get("thresholds")) {
      read_thresholds(*thresholds);
    }
    if (const toml::node* roots = top.get("root")) {
      read_roots(*roots);
    }
    if (const toml::node* aws = top.get("aws")) {
      read_aws(*aws);
    }
    if (const toml::node* asserted = top.get("asserted")) {
      read_all_asserted(*asserted);
    }
    return wrong_.has_value() ? base::failure(std::move(*wrong_)) : Result<Config>(std::move(config_));
  }

 private:
  // The first mistake is the one that is told.
  void wrong(Message what) {
    if (!wrong_.has_value()) {
      wrong_ = std::move(what);
    }
  }

  void wants(const toml::node& node, std::string_view name, std::string_view what) {
    wrong(Message(kWanted, {line_of(node.source()), std::string(name), std::string(what)}));
  }

  void only(const toml::table& table, std::initializer_list<std::string_view> names) {
    for (const auto& [key, value] : table) {
      if (std::find(names.begin(), names.end(), key.str()) == names.end()) {
        wrong(Message(kStrange, {line_of(key.source()), std::string(key.str())}));
      }
    }
  }

  std::vector<std::string> texts(const toml::node& node, std::string_view name) {
    std::vector<std::string> all;
    const toml::array* array = node.as_array();
    if (array == nullptr) {
      wants(node, name, R"(["…", "…"])");
      return all;
    }
    for (const toml::node& element : *array) {
      if (const auto text = element.value_exact<std::string>()) {
        all.push_back(*text);
      } else {
        wants(element, name, R"(["…", "…"])");
      }
    }
    return all;
  }

  std::optional<std::string> text(const toml::table& table, std::string_view name) {
    const toml::node* node = table.get(name);
    auto value = node != nullptr ? node->value_exact<std::string>() : std::nullopt;
    if (node != nullptr && (!value.has_value() || is_blank(*value))) {
      wants(*node, name, R"("…")");
    }
    return value;
  }

  void read_thresholds(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      wants(node, "thresholds", "[thresholds]");
      return;
    }
    only(*table, {"fail-on", "max-unknown"});
    if (const auto word = text(*table, "fail-on"); word.has_value() && !set_fail_on(config_.thresholds, *word)) {
      wants(*table->get("fail-on"), "fail-on", "info, low, medium, high, critical, never");
    }
    if (const toml::node* most = table->get("max-unknown")) {
      config_.says_most_unknown = true;
      const auto number = most->value_exact<std::int64_t>();
      if (number.has_value() && *number >= 0) {
        config_.thresholds.most_unknown = static_cast<std::uint64_t>(*number);
      } else if (most->value_exact<std::string>() != "any") {
        wants(*most, "max-unknown", R"(0, 1, 2, … or "any")");
      }
    }
  }

  void read_aws(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      wants(node, "aws", "[aws]");
      return;
    }
    // `expect_denied` is how some write it.
    only(*table, {"expect-denied", "expect_denied"});
    for (const std::string_view name : {"expect-denied", "expect_denied"}) {
      if (const toml::node* regions = table->get(name)) {
        const std::vector<std::string> more = texts(*regions, name);
        config_.expect_denied.insert(config_.expect_denied.end(), more.begin(), more.end());
      }
    }
  }

  void read_roots(const toml::node& node) {
    const toml::array* array = node.as_array();
    if (array == nullptr || !array->is_array_of_tables()) {
      wants(node, "root", "[[root]]");
      return;
    }
    for (const toml::node& element : *array) {
      read_root(*element.as_table());
    }
  }

  void read_all_asserted(const toml::node& node) {
    const toml::array* array = node.as_array();
    if (array == nullptr || !array->is_array_of_tables()) {
      wants(node, "asserted", "[[asserted]]");
      return;
    }
    for (const toml::node& element : *array) {
      read_asserted(*element.as_table());
    }
  }

  // Who answers for something says so by name and until when.
  void read_asserted(const toml::table& table) {
    only(table, {"needs", "launchers", "subnets", "vpcs", "owner", "until", "reason"});
    controls::Assertion one;
    for (const auto& [name, into] : {std::pair{"needs", &one.needs}, std::pair{"launchers", &one.launchers},
                                     std::pair{"subnets", &one.subnets}, std::pair{"vpcs", &one.vpcs}}) {
      if (const toml::node* list = table.get(name)) {
        *into = texts(*list, name);
        if (into->empty() || std::any_of(into->begin(), into->end(), is_blank)) {
          wants(*list, name, R"(["…", "…"])");
        }
      }
    }
    const bool is_everywhere = one.launchers.empty() && one.subnets.empty() && one.vpcs.empty();
    if (one.needs.empty() || is_everywhere) {
      wants(table, "asserted", one.needs.empty() ? R"(needs = ["…"])" : R"(subnets = ["…"], vpcs, launchers)");
    }
    // Everything is answered for only where it is said of what.
    const auto names = [](const std::vector<std::string>& patterns) {
      return !patterns.empty() && !controls::has_star_alone(patterns);
    };
    if (controls::has_star_alone(one.needs) && !names(one.subnets) && !names(one.launchers)) {
      wants(*table.get("needs"), "needs", R"(names: "*" only beside subnets = ["…"] or launchers that are not "*")");
    }
    for (const auto& [name, into] : {std::pair{"owner", &one.owner}, std::pair{"reason", &one.reason}}) {
      if (const auto words = text(table, name)) {
        *into = *words;
      } else if (table.get(name) == nullptr) {
        wants(table, "asserted", std::string(name) + R"( = "…")");
      }
    }
    one.until = date(table);
    one.place = place_of(table);
    config_.asserted.push_back(std::move(one));
  }

  std::chrono::year_month_day date(const toml::table& table) {
    const toml::node* until = table.get("until");
    const auto day = until != nullptr ? until->value_exact<toml::date>() : std::nullopt;
    if (!day.has_value()) {
      wants(until != nullptr ? *until : table, until != nullptr ? "until" : "asserted",
            until != nullptr ? "2027-03-31" : "until = 2027-03-31");
      return {};
    }
    return {std::chrono::year(day->year), std::chrono::month(day->month), std::chrono::day(day->day)};
  }

  [[nodiscard]] base::Place place_of(const toml::node& node) const {
    const toml::source_position at = node.source().begin;
    return {.file = path_, .line = at.line, .column = at.column, .end_line = at.line, .end_column = at.column};
  }

  void read_root(const toml::table& table) {
    only(table, {"path", "var-files", "workspace"});
    const auto path = text(table, "path");
    if (!path.has_value()) {
      wants(table, "root", R"(path = "…")");
      return;
    }
    RootConfig root;
    root.folder = inside(*path, *table.get("path"));
    root.workspace = text(table, "workspace");
    if (const toml::node* files = table.get("var-files")) {
      for (const std::string& file : texts(*files, "var-files")) {
        root.var_files.push_back(inside(file, *files));
      }
    }
    root.place = place_of(*table.get("path"));
    const bool is_twice = std::any_of(config_.roots.begin(), config_.roots.end(),
                                      [&](const RootConfig& other) { return other.folder == root.folder; });
    if (is_twice) {
      wrong(Message(kTwice, {std::to_string(root.place.line), *path}));
    }
    config_.roots.push_back(std::move(root));
  }

  // Whoever writes the configuration of a repository does not thereby read other files of the machine.
  std::string inside(const std::string& path, const toml::node& node) {
    std::string absolute = sources::joined(path.starts_with('/') ? "/" : config_.folder, path);
    if (!sources::lies_within(absolute, config_.folder)) {
      wrong(Message(kOutside, {line_of(node.source()), path}));
    }
    return absolute;
  }

  std::string path_;
  Config config_;
  std::optional<Message> wrong_;
};

}  // namespace

std::optional<std::string> find_config(base::FileReader& reader, const std::string& folder) {
  const std::string top = sources::enclosing_repository(reader, folder).value_or(folder);
  for (std::string at = folder;; at = sources::parent_of(at)) {
    const std::string path = (at == "/" ? "" : at) + "/" + kConfigName;
    if (reader.kind(path).has_value()) {
      return path;
    }
    if (at == top || at == "/") {
      return std::nullopt;
    }
  }
}

Result<Config> read_config(base::FileReader& reader, const std::string& path) {
  std::string text;
  if (auto read = reader.read(path, kLargest, text); !read.has_value()) {
    return tl::unexpected(read.error());
  }
  if (base::find_invalid_utf8(text) != std::string_view::npos) {
    return base::failure(kNotUtf8);
  }
  try {
    return Reader(path).read(toml::parse(text));
  } catch (const toml::parse_error& error) {
    return base::failure(Message(kNotToml, {line_of(error.source())}));
  }
}

}  // namespace kakoi::ops
