// What the actions of Organizations have in common: who may look, pages, names.
#pragma once

#include "sim/services/service.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services::organizations {

/// Organizations calls the text of an error `Message`.
tl::unexpected<ApiError> refused(std::string code, const std::string& message);
/// InvalidInputException, with its `Reason`.
tl::unexpected<ApiError> invalid(const std::string& reason, const std::string& message);

/// The organization of the caller. AWSOrganizationsNotInUseException.
Expected<const world::Organization*> organization_of(const Context& context);
/// The same for those who may look at all of it: the management account, and delegated administrators.
/// AccessDeniedException.
Expected<const world::Organization*> whole_organization(const Context& context);

/// `arn:aws:organizations::MANAGEMENT:KIND/o-…/REST`.
std::string arn(const world::Organization& organization, std::string_view kind, std::string_view rest);

/// The page of `keys`, which are sorted, that `MaxResults` (1 to 20) and `NextToken` ask for; each as `shape` shows it,
/// under `member`. InvalidInputException.
Outcome list_page(Context& context, const Value& input, const std::vector<std::string>& keys, std::string_view member,
                  const std::function<Value(const std::string& key)>& shape);

}  // namespace kakoi::sim::services::organizations
