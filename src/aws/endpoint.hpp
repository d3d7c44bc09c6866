// Where a service is.
#pragma once

#include "aws/actions.hpp"
#include "aws/settings.hpp"

#include <string>
#include <string_view>

namespace kakoi::aws {

struct Partition {
  std::string_view id;             ///< as in ARNs: `aws-cn`
  std::string_view region_prefix;  ///< of its regions; empty: of all that are in no other
  std::string_view suffix;
  std::string_view dual_stack_suffix;
  std::string_view usual_region;  ///< whom to ask who has none in mind
};

const Partition& partition_of(std::string_view region);

/// Is `region` in the partition of `arn`? True also where that names none.
bool is_in_partition(std::string_view region, std::string_view arn);
/// The usual region of the partition of `arn`; where that names none, of that of `region`, which may be empty too.
std::string_view usual_region(std::string_view arn, std::string_view region);

struct Endpoint {
  std::string url;  ///< without a slash at its end
  std::string signing_region;
};

/// Of `service` in `region`, by what is configured: a URL of the user's, or AWS's.
Endpoint endpoint_of(const Service& service, const std::string& region, const Settings& settings);

}  // namespace kakoi::aws
