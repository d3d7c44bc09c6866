#include "sim/simulator/fault_check.hpp"

#include "sim/services/service.hpp"
#include "sim/value/json.hpp"
#include "sim/value/words.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace kakoi::sim::simulator {
namespace {

using value::Value;

constexpr std::int64_t kLongestDelay = 3'600'000;

/// What there is to ask, by service: those of AWS, and what gives credentials away.
std::map<std::string, std::vector<std::string>> everything() {
  std::map<std::string, std::vector<std::string>> all = {{"imds", {"Token", "MetaData"}},
                                                         {"container", {"Credentials"}},
                                                         {"sso", {"GetRoleCredentials"}},
                                                         {"sso-oidc", {"CreateToken"}}};
  for (const services::Service* service : services::all()) {
    for (const services::ActionEntry& entry : service->actions) {
      all[std::string(service->shape.name)].emplace_back(entry.name);
    }
  }
  return all;
}

std::string no_such(const std::string& what, const std::string& word, const std::vector<std::string>& known) {
  const std::string near = value::nearest(word, known);
  return "there is no " + what + " " + word + "; " +
         (near.empty() ? "there are " + value::listed(known) : near + " was probably meant");
}

std::vector<std::string> names_in(const std::map<std::string, std::vector<std::string>>& all) {
  std::vector<std::string> names;
  std::ranges::transform(all, std::back_inserter(names), [](const auto& it) { return it.first; });
  return names;
}

std::string trouble_with_members(const Value& it) {
  for (const value::Member& member : it.members()) {
    const auto known = control::fault_members();
    if (std::ranges::find(known, member.name) == known.end()) return no_such("member", member.name, known);
  }
  for (const char* name : {"account", "region", "service", "action", "kind"}) {
    if (it.has(name) && !it[name].is_text())
      return std::string(name) + " is a text, and is " + value::to_json(it[name]);
  }
  if (it.has("input") && !it["input"].is_object()) return "input is an object, and is " + value::to_json(it["input"]);
  const auto kinds = control::fault_kinds();
  if (!it.has("kind")) return "a fault has a kind: " + value::listed(kinds);
  if (std::ranges::find(kinds, it.text("kind")) == kinds.end()) return no_such("kind", it.text("kind"), kinds);
  return {};
}

std::string trouble_with_place(const Value& it) {
  const auto all = everything();
  const std::string service = it.text("service", "*");
  const std::string action = it.text("action", "*");
  if (service != "*" && !all.contains(service)) return no_such("service", service, names_in(all));
  if (action == "*") return {};
  std::vector<std::string> actions;
  for (const auto& [name, entries] : all) {
    if (service == "*" || service == name) actions.insert(actions.end(), entries.begin(), entries.end());
  }
  if (std::ranges::find(actions, action) != actions.end()) return {};
  const std::string near = value::nearest(action, actions);
  return "there is no action " + action + (service == "*" ? "" : " of " + service) +
         (near.empty() ? "; GET /_sim/actions shows them" : "; " + near + " was probably meant");
}

/// A whole number from `least` on; nothing when the member says something else.
std::string trouble_with_number(const Value& it, const std::string& name, const std::string& what, std::int64_t least,
                                std::int64_t most) {
  if (!it.has(name)) return {};
  const auto* number = std::get_if<std::int64_t>(&it[name].data());
  const bool is_good =
      number != nullptr && ((*number >= least && *number <= most) || (name == "times" && *number == -1));
  return is_good ? "" : name + " is " + what + ", and is " + value::to_json(it[name]);
}

std::string trouble_with_entries(const Value& it) {
  if (it.text("kind") != "entries") return {};
  const std::string action = it.text("action", "*");
  std::vector<std::string> with_entries;
  for (const services::Service* service : services::all()) {
    for (const services::ActionEntry& entry : service->actions) {
      if (entry.has_entries) with_entries.emplace_back(entry.name);
    }
  }
  const bool is_one = action == "*" || std::ranges::find(with_entries, action) != with_entries.end();
  return is_one ? "" : action + " has no entries; those that have are " + value::listed(with_entries);
}

/// Answers without pages cannot go on without an end.
std::string trouble_with_pages(const Value& it) {
  if (it.text("kind") != "endless_paging") return {};
  const std::string wanted = it.text("service", "*");
  const std::string action = it.text("action", "*");
  std::vector<std::string> with_pages;
  for (const services::Service* service : services::all()) {
    if (wanted != "*" && wanted != service->shape.name) continue;
    for (const services::ActionEntry& entry : service->actions) {
      if (service->paging_of(entry.name) != nullptr) with_pages.emplace_back(entry.name);
    }
  }
  if (with_pages.empty()) return "nothing that " + wanted + " answers has pages";
  const bool is_one = action == "*" || std::ranges::find(with_pages, action) != with_pages.end();
  return is_one ? "" : action + " has no pages; those that have are " + value::listed(with_pages);
}

std::string trouble_with(const Value& it) {
  constexpr std::int64_t kMost = 1'000'000'000;
  for (const auto& text :
       {trouble_with_members(it), trouble_with_place(it),
        trouble_with_number(it, "times", "a whole number from 1 on, or -1 for always", 1, kMost),
        trouble_with_number(it, "after", "a whole number from 0 on", 0, kMost),
        trouble_with_number(it, "delay_ms", "a number of milliseconds from 0 to an hour", 0, kLongestDelay),
        trouble_with_entries(it), trouble_with_pages(it)}) {
    if (!text.empty()) return text;
  }
  return {};
}

}  // namespace

tl::expected<control::Fault, std::string> read_fault(const Value& it) {
  if (!it.is_object()) return tl::unexpected<std::string>("a fault is an object, and is " + value::to_json(it));
  if (std::string text = trouble_with(it); !text.empty()) return tl::unexpected(std::move(text));
  const auto fault = control::fault_from(it);
  if (!fault) return tl::unexpected<std::string>("no such fault");
  return *fault;
}

}  // namespace kakoi::sim::simulator
