#include "sim/control/throttle.hpp"

#include "sim/control/limits.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace kakoi::sim::control {

bool Throttle::admits(const Asked& asked, double now, bool limits_undocumented) {
  const Category* category = category_of(asked, limits_undocumented);
  if (category == nullptr) return true;
  const auto [found, is_new] =
      buckets_.try_emplace({std::string(asked.account), std::string(asked.region), std::string(asked.service),
                            std::string(category->name.empty() ? asked.action : category->name)});
  Bucket& bucket = found->second;
  bucket.tokens =
      is_new ? category->burst : std::min(category->burst, bucket.tokens + (now - bucket.at) * category->refill);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

}  // namespace kakoi::sim::control
