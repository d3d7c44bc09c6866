// Who is asked about: identities in their accounts, and the regions of each.
#pragma once

#include "aws/reader.hpp"
#include "aws/session.hpp"
#include "base/result.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::ops {

/// One identity in one account.
struct Account {
  std::string role{};  ///< its ARN; empty: the identity of the credentials themselves
  std::string id{};    ///< of its role; else empty until it is known
  std::shared_ptr<aws::Session> session{};
  std::unique_ptr<aws::Reader> reader{};
  std::vector<std::string> regions{};     ///< that are read; sorted where AWS named them
  std::optional<aws::Failure> trouble{};  ///< why nothing of it can be read
};

/// Which regions are wanted.
struct Wanted {
  std::vector<std::string> regions{};        ///< empty: the one that is configured
  bool all_regions = false;                  ///< all that each account has enabled
  std::vector<std::string> expect_denied{};  ///< those are asked last who this is
};

/// One for each of `roles`; without any, the one of `session`. Fails when a role is none, or two are of one account.
base::Result<std::vector<Account>> accounts_of(const std::shared_ptr<aws::Session>& session,
                                               const std::vector<std::string>& roles,
                                               const std::shared_ptr<aws::Pace>& pace);

/// Asks who `account` is and which regions it has, where that is answered: one region that is closed or cannot be
/// reached is no reason to know nothing of the others. In the run of Http; `account` must stay until it is over.
void find_regions(Account& account, const Wanted& wanted);

/// Is it the ARN of a role?
bool is_role(const std::string& arn);

/// `all`, each once, in the order in which they first come.
std::vector<std::string> each_once(std::vector<std::string> all);

}  // namespace kakoi::ops
