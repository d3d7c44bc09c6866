// Pages of lists. A token says which key comes next; it is signed, bound to the caller's account, region, action and
// filters, and expires, so that a client that keeps or makes up tokens is found out.
#pragma once

#include "sim/services/service.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::sim::services {

struct Page {
  std::size_t first = 0;
  std::size_t end = 0;
  std::string next_token = {};  ///< empty: the last page
};

/// The page of `keys`, which are sorted, that begins where `token` says: at the start, when it is empty. `filters` is
/// all of the request that decides what is in the list. Nothing when the token is not one that we gave for this, or is
/// too old.
std::optional<Page> page_of(Context& context, const std::vector<std::string>& keys, std::size_t size,
                            const std::string& token, const std::string& filters);

}  // namespace kakoi::sim::services
