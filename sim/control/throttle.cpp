#include "sim/control/throttle.hpp"

#include "sim/control/limits.hpp"

#include <algorithm>

namespace kakoi::sim::control {

bool Throttle::admits(const std::string& account, const std::string& region, std::string_view service,
                      std::string_view action, double now, bool limits_undocumented) {
  const Category* category = category_of(service, action, limits_undocumented);
  if (category == nullptr) return true;
  const std::string name(category->name.empty() ? action : category->name);
  const auto [found, is_new] = buckets_.try_emplace({account, region, std::string(service), name});
  Bucket& bucket = found->second;
  bucket.tokens =
      is_new ? category->burst : std::min(category->burst, bucket.tokens + (now - bucket.at) * category->refill);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

}  // namespace kakoi::sim::control
