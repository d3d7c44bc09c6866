#include "sim/scenario/check.hpp"

#include "sim/scenario/kinds.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/value/words.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>

namespace kakoi::sim::scenario {
namespace {

using value::Value;

constexpr base::Phrase kLine{"line {}", "{} 行目"};
constexpr base::Phrase kUnknown{"{} is none of {}", "{} は {} のいずれでもありません"};
constexpr base::Phrase kUnknownNear{"{} is none of the words here; {} was probably meant",
                                    "{} は使えません。{} の間違いではありませんか"};
constexpr base::Phrase kNot{"{} has to be {}, and is {}", "{} は {} でなければなりませんが、{} です"};
constexpr base::Phrase kMissing{"there is no {} here", "{} がありません"};
constexpr base::Phrase kTwice{"{} {} stands here a second time", "{} {} が重複しています"};
constexpr base::Phrase kOneOf{"a step is one of in, call, event and wait",
                              "ステップは in、call、event、wait のいずれか一つです"};
constexpr base::Phrase kNotShipped{"from is the name of a scenario that is shipped ({}), and is {}",
                                   "from は同梱シナリオの名前 ({}) ですが、{} です"};

struct Key {
  std::string_view name = {};
  Kind kind = Kind::text;
  bool required = false;
};

constexpr Key kTop[] = {{"accounts", Kind::objects},   {"roles", Kind::objects},
                        {"credentials", Kind::object}, {"denied_keys", Kind::texts},
                        {"pace", Kind::object},        {"quirks", Kind::object},
                        {"faults", Kind::objects},     {"default_vpcs", Kind::regions},
                        {"pull_through", Kind::texts}, {"steps", Kind::objects},
                        {"from", Kind::text}};
constexpr Key kAccountKeys[] = {{"id", Kind::account, true},
                                {"access_key"},
                                {"secret"},
                                {"user"},
                                {"name"},
                                {"email"},
                                {"state"},
                                {"unit"},
                                {"management", Kind::boolean},
                                {"delegated_administrator", Kind::boolean},
                                {"standalone", Kind::boolean}};
constexpr Key kRole[] = {{"arn", Kind::text, true},
                         {"trusts", Kind::texts},
                         {"external_id"},
                         {"max_duration", Kind::seconds},
                         {"web_identity", Kind::object}};
constexpr Key kWebIdentity[] = {{"issuer"}, {"audience"}, {"subject"}};
constexpr Key kMachine[] = {{"account", Kind::account}, {"region", Kind::region}, {"instance_role"},
                            {"container_role"},         {"container_token"},      {"sso_token"},
                            {"sso_refresh_token"},      {"sso_client_id"},        {"sso_client_secret"},
                            {"session", Kind::seconds}};
constexpr Key kStep[] = {{"in", Kind::object},    {"call"},
                         {"event", Kind::object}, {"wait", Kind::seconds},
                         {"with", Kind::object},  {"keep", Kind::object}};
constexpr Key kIn[] = {{"account", Kind::account}, {"region", Kind::region}, {"service"}};

class Checker {
 public:
  explicit Checker(const value::Places& places) : places_(places) {}

  /// Every member of the mapping at `path` is one of `keys`, of its kind.
  base::Result<void> mapping(const Value& it, const std::string& path, std::span<const Key> keys) const {
    for (const value::Member& member : it.members()) {
      const std::string inner = below(path, member.name);
      const auto key = std::ranges::find(keys, std::string_view(member.name), &Key::name);
      if (key == keys.end()) return unknown(inner, member.name, names_of(keys));
      if (member.value.is_null() || is(member.value, key->kind)) continue;
      return wrong(inner, {kNot, {member.name, std::string(name_of(key->kind)), shown(member.value)}});
    }
    for (const Key& key : keys) {
      if (key.required && !it.has(key.name)) return wrong(path, {kMissing, {std::string(key.name)}});
    }
    return {};
  }

  base::Result<void> settings(const Value& it, const std::string& path, const std::vector<std::string>& names,
                              Kind kind) const {
    for (const value::Member& member : it.members()) {
      const std::string inner = below(path, member.name);
      if (std::ranges::find(names, member.name) == names.end()) return unknown(inner, member.name, names);
      if (is(member.value, kind)) continue;
      return wrong(inner, {kNot, {member.name, std::string(name_of(kind)), shown(member.value)}});
    }
    return {};
  }

  base::Result<void> accounts(const Value& list) const {
    std::set<std::string> ids;
    std::set<std::string> keys;
    for (std::size_t i = 0; i < list.items().size(); ++i) {
      const Value& account = list.items()[i];
      const std::string path = "accounts." + std::to_string(i);
      if (auto good = mapping(account, path, kAccountKeys); !good) return good;
      if (!ids.insert(account.text("id")).second) return wrong(path + ".id", {kTwice, {"id", account.text("id")}});
      const std::string key = account.text("access_key");
      if (!key.empty() && !keys.insert(key).second) return wrong(path + ".access_key", {kTwice, {"access_key", key}});
    }
    return {};
  }

  base::Result<void> roles(const Value& list) const {
    for (std::size_t i = 0; i < list.items().size(); ++i) {
      const std::string path = "roles." + std::to_string(i);
      if (auto good = mapping(list.items()[i], path, kRole); !good) return good;
      const Value& web = list.items()[i]["web_identity"];
      if (auto good = mapping(web, path + ".web_identity", kWebIdentity); !good) return good;
    }
    return {};
  }

  base::Result<void> steps(const Value& list) const {
    for (std::size_t i = 0; i < list.items().size(); ++i) {
      const Value& step = list.items()[i];
      const std::string path = "steps." + std::to_string(i);
      if (auto good = mapping(step, path, kStep); !good) return good;
      const auto what = {step.has("in"), step.has("call"), step.has("event"), step.has("wait")};
      const bool is_bare_call = !step.has("call") && (step.has("with") || step.has("keep"));
      if (std::ranges::count(what, true) != 1 || is_bare_call) return wrong(path, kOneOf);
      if (auto good = mapping(step["in"], path + ".in", kIn); !good) return good;
      for (const value::Member& kept : step["keep"].members()) {
        if (is(kept.value, Kind::text)) continue;
        return wrong(path + ".keep", {kNot, {kept.name, std::string(name_of(Kind::text)), shown(kept.value)}});
      }
    }
    return {};
  }

  base::Result<void> beginning(const Value& scenario) const {
    const std::string name = scenario.text("from");
    if (name.empty() || !shipped(name).empty()) return {};
    return wrong("from", {kNotShipped, {value::listed(shipped_names()), name}});
  }

 private:
  static std::string below(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + "." + name;
  }

  static std::vector<std::string> names_of(std::span<const Key> keys) {
    std::vector<std::string> names;
    std::ranges::transform(keys, std::back_inserter(names), [](const Key& key) { return std::string(key.name); });
    return names;
  }

  [[nodiscard]] base::Result<void> wrong(const std::string& path, const base::Message& message) const {
    const std::string line = std::to_string(places_.line_of(path));
    return base::failure(base::Message(kLine, {line}).then(message));
  }

  [[nodiscard]] base::Result<void> unknown(const std::string& path, const std::string& name,
                                           const std::vector<std::string>& names) const {
    const std::string near = value::nearest(name, names);
    if (!near.empty()) return wrong(path, {kUnknownNear, {name, near}});
    return wrong(path, {kUnknown, {name, value::listed(names)}});
  }

  const value::Places& places_;
};

}  // namespace

base::Result<void> check(const Value& scenario, const value::Places& places) {
  const Checker checker(places);
  if (!scenario.is_object()) return base::failure({kNot, {"a scenario", "a mapping", shown(scenario)}});
  if (auto good = checker.mapping(scenario, "", kTop); !good) return good;
  if (auto good = checker.beginning(scenario); !good) return good;
  if (auto good = checker.accounts(scenario["accounts"]); !good) return good;
  if (auto good = checker.roles(scenario["roles"]); !good) return good;
  if (auto good = checker.mapping(scenario["credentials"], "credentials", kMachine); !good) return good;
  if (auto good = checker.settings(scenario["pace"], "pace", pace_names(), Kind::seconds); !good) return good;
  if (auto good = checker.settings(scenario["quirks"], "quirks", quirk_names(), Kind::boolean); !good) return good;
  return checker.steps(scenario["steps"]);
}

}  // namespace kakoi::sim::scenario
