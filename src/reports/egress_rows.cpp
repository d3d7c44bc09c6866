#include "reports/egress_rows.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace kakoi::reports {
namespace {

using base::Language;
using base::Phrase;
using findings::EgressNeed;
using findings::EgressWay;

constexpr Phrase kStart{"to start", "起動時"};
constexpr Phrase kRun{"to run", "実行時"};
constexpr Phrase kOthers{"{} subnets", "{} サブネット"};
constexpr Phrase kOfContainer{"{} (container {})", "{} (コンテナ {})"};
constexpr std::size_t kMostSubnets = 2;
constexpr std::size_t kColumns = 5;
constexpr std::string_view kGap = "  ";
constexpr std::string_view kUnknown = "unknown";

using Row = std::array<std::string, kColumns>;

std::string word_of(const std::string& evidence, Language language) {
  constexpr std::array<std::pair<std::string_view, Phrase>, 6> kWords{{
      {"missing", {"missing", "経路なし"}},
      {"unknown", {"unknown", "判定不能"}},
      {"plausible", {"plausible", "未確認"}},
      {"asserted", {"asserted", "申告あり"}},
      {"witnessed", {"witnessed", "実績あり"}},
      {"proven", {"proven", "確認済み"}},
  }};
  const auto* found =
      std::find_if(kWords.begin(), kWords.end(), [&](const auto& each) { return each.first == evidence; });
  return found != kWords.end() ? std::string(found->second.in(language)) : evidence;
}

std::string how(const EgressWay& way, Language language) {
  if (!way.why.empty()) {
    return way.why.text(language);
  }
  std::string hops;
  for (const std::string& hop : way.hops) {
    hops += (hops.empty() ? "" : " → ") + base::printable(hop);
  }
  return hops;
}

std::string names_of(const std::vector<std::string>& subnets, Language language) {
  if (subnets.size() > kMostSubnets) {
    return base::Message(kOthers, {std::to_string(subnets.size())}).text(language);
  }
  std::string names;
  for (const std::string& subnet : subnets) {
    names += (names.empty() ? "" : ", ") + base::printable(subnet);
  }
  return names;
}

// `ecr.api`, `ecr.api (us-east-1)`, `internet (api.example.com)`
std::string name_of(const EgressNeed& need) {
  const std::string& where = need.region.empty() ? need.host : need.region;
  return base::printable(where.empty() ? need.destination : need.destination + " (" + where + ")");
}

// All but what it leads to. Subnets that are alike share a row.
std::vector<Row> rows_of(const EgressNeed& need, Language language) {
  std::vector<std::pair<Row, std::vector<std::string>>> rows;
  for (const EgressWay& way : need.ways) {
    const Row row{std::string(), std::string((need.to_start ? kStart : kRun).in(language)),
                  word_of(way.evidence, language), std::string(), how(way, language)};
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.first == row; });
    if (same != rows.end()) {
      same->second.push_back(way.subnet);
    } else {
      rows.emplace_back(row, std::vector{way.subnet});
    }
  }
  std::vector<Row> all;
  for (auto& [row, subnets] : rows) {
    row[3] = names_of(subnets, language);
    all.push_back(std::move(row));
  }
  return all;
}

// Where nothing is known of any way, the reason says it all.
bool says_something(const std::vector<EgressNeed>& needs) {
  return std::any_of(needs.begin(), needs.end(), [](const EgressNeed& need) {
    return std::any_of(need.ways.begin(), need.ways.end(),
                       [](const EgressWay& way) { return way.evidence != kUnknown; });
  });
}

/// What is reached in the same ways.
struct Group {
  std::vector<Row> rows{};
  std::vector<const EgressNeed*> needs{};
};

std::vector<Group> groups_of(const std::vector<EgressNeed>& needs, Language language) {
  std::vector<Group> groups;
  for (const EgressNeed& need : needs) {
    std::vector<Row> rows = rows_of(need, language);
    const auto same =
        std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.rows == rows; });
    if (same != groups.end()) {
      same->needs.push_back(&need);
    } else {
      groups.push_back({.rows = std::move(rows), .needs = {&need}});
    }
  }
  return groups;
}

// Each once. What is called the same and is reached in another way says whose it is.
std::string names_of(const Group& group, const std::vector<EgressNeed>& all, Language language) {
  std::vector<std::string> names;
  for (const EgressNeed* need : group.needs) {
    std::string name = name_of(*need);
    const bool is_elsewhere_too = std::any_of(all.begin(), all.end(), [&](const EgressNeed& other) {
      return name_of(other) == name && other.to_start == need->to_start &&
             std::find(group.needs.begin(), group.needs.end(), &other) == group.needs.end();
    });
    if (is_elsewhere_too && !need->container.empty()) {
      name = base::Message(kOfContainer, {name, need->container}).text(language);
    }
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  std::string joined;
  for (const std::string& name : names) {
    joined += (joined.empty() ? "" : ", ") + name;
  }
  return joined;
}

std::vector<Row> all_rows_of(const std::vector<EgressNeed>& needs, Language language) {
  std::vector<Row> rows;
  for (Group& group : groups_of(needs, language)) {
    for (Row& row : group.rows) {
      row.front() = names_of(group, needs, language);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace

std::vector<std::string> egress_rows(const std::vector<EgressNeed>& needs, Language language) {
  if (!says_something(needs)) {
    return {};
  }
  const std::vector<Row> rows = all_rows_of(needs, language);
  std::array<std::size_t, kColumns> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < kColumns; ++i) {
      widths.at(i) = std::max(widths.at(i), base::display_width(row.at(i)));
    }
  }
  std::vector<std::string> lines;
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < kColumns; ++i) {
      line += (i == 0 ? "" : std::string(kGap)) + row.at(i);
      line += i + 1 < kColumns ? std::string(widths.at(i) - base::display_width(row.at(i)), ' ') : "";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace kakoi::reports
