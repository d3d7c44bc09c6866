#include "sim/scenario/accounts.hpp"

#include "sim/scenario/scenario.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace kakoi::sim::scenario {
namespace {

using value::Value;

constexpr std::size_t kRootDigits = 4;
constexpr std::size_t kIdDigits = 10;
constexpr std::size_t kUnitDigits = 8;

struct MachineText {
  std::string_view name;
  std::string world::Machine::*member;
};

constexpr MachineText kMachine[] = {
    {"account", &world::Machine::account},
    {"region", &world::Machine::region},
    {"instance_role", &world::Machine::instance_role},
    {"container_role", &world::Machine::container_role},
    {"container_token", &world::Machine::container_token},
    {"sso_token", &world::Machine::sso_token},
    {"sso_refresh_token", &world::Machine::sso_refresh_token},
    {"sso_client_id", &world::Machine::sso_client_id},
    {"sso_client_secret", &world::Machine::sso_client_secret},
};

void add_account(world::World& world, const Value& account) {
  const std::string id = account.text("id");
  world.account(id);
  // The usual key belongs to the first who does not name one.
  if (!account.has("access_key") && world.credentials.contains(kAccessKey)) return;
  const std::string user = account.text("user", "demo");
  world.credentials[account.text("access_key", kAccessKey)] = {.secret = account.text("secret", kSecret),
                                                               .account = id,
                                                               .principal = "arn:aws:iam::" + id + ":user/" + user,
                                                               .user_id = "AIDAEXAMPLE" + id};
}

/// The unit at the end of a path like `workloads/prod`; made where it is not there yet.
std::string unit_at(world::World& world, std::string_view path) {
  world::Organization& organization = world.organization;
  std::string parent = organization.root;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string name(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
    const auto found = std::ranges::find_if(
        organization.units, [&](const auto& it) { return it.second.parent == parent && it.second.name == name; });
    if (found != organization.units.end()) {
      parent = found->first;
      continue;
    }
    const std::string id = "ou-" + organization.root.substr(2) + "-" + world.ids.hex(kUnitDigits);
    organization.units[id] = {.id = id, .name = name, .parent = parent};
    parent = id;
  }
  return parent;
}

void add_member(world::World& world, const Value& account) {
  const std::string id = account.text("id");
  const std::string name = account.text("name", "account-" + id);
  const bool manages = account.boolean("management");
  world.organization.accounts[id] = {.id = id,
                                     .name = name,
                                     .email = account.text("email", name + "@example.com"),
                                     .state = account.text("state", "ACTIVE"),
                                     .method = manages ? "INVITED" : "CREATED",
                                     .parent = unit_at(world, account.text("unit")),
                                     .joined = world.now()};
  if (account.boolean("delegated_administrator")) world.organization.delegated_administrators.insert(id);
}

}  // namespace

void add_accounts(world::World& world, const Value& accounts) {
  for (const Value& account : accounts.items()) {
    add_account(world, account);
    if (account.boolean("management")) world.organization.management_account = account.text("id");
  }
  if (world.organization.management_account.empty()) return;
  world.organization.id = "o-" + world.ids.hex(kIdDigits);
  world.organization.root = "r-" + world.ids.hex(kRootDigits);
  for (const Value& account : accounts.items()) {
    if (!account.boolean("standalone")) add_member(world, account);
  }
}

void add_roles(world::World& world, const Value& roles) {
  for (const Value& it : roles.items()) {
    world::Role role{.trusts = it.texts_of("trusts"),
                     .external_id = it.text("external_id"),
                     .longest = it.number("max_duration", world::Role{}.longest)};
    if (it.has("web_identity")) {
      const Value& web = it["web_identity"];
      role.web_identity = {
          .issuer = web.text("issuer"), .audience = web.text("audience"), .subject = web.text("subject")};
    }
    world.roles.insert_or_assign(it.text("arn"), std::move(role));
  }
}

void set_machine(world::World& world, const Value& machine) {
  for (const value::Member& it : machine.members()) {
    if (it.name == "session") {
      world.machine.session = it.value.as_number().value_or(world.machine.session);
      continue;
    }
    const auto* found = std::ranges::find(kMachine, it.name, &MachineText::name);
    if (found == std::end(kMachine)) continue;
    world.machine.*found->member = it.value.as_text().value_or("");
  }
}

}  // namespace kakoi::sim::scenario
