// The organization that accounts belong to. There is one at most.
#pragma once

#include "sim/world/timeline.hpp"

#include <map>
#include <set>
#include <string>

namespace kakoi::sim::world {

struct OrganizationalUnit {
  std::string id = {};
  std::string name = {};
  std::string parent = {};  ///< id of a unit or of the root
};

struct MemberAccount {
  std::string id = {};
  std::string name = {};
  std::string email = {};
  std::string state = "ACTIVE";
  std::string method = "CREATED";  ///< how it joined
  std::string parent = {};
  Time joined = 0;
};

struct Organization {
  std::string id = {};
  std::string root = {};
  std::string management_account = {};  ///< empty: there is no organization
  std::map<std::string, MemberAccount> accounts = {};
  std::map<std::string, OrganizationalUnit> units = {};
  std::set<std::string> delegated_administrators = {};

  [[nodiscard]] bool has(const std::string& account) const {
    return !management_account.empty() && accounts.contains(account);
  }
};

}  // namespace kakoi::sim::world
