#include "controls/assertion.hpp"

#include <algorithm>
#include <cstddef>

namespace kakoi::controls {
namespace {

// Goes back to the last star only, so that it takes the product of the two lengths at most.
bool is_like(std::string_view pattern, std::string_view text) {
  std::size_t at = 0;
  std::size_t in = 0;
  std::size_t star = std::string_view::npos;
  std::size_t behind_star = 0;
  while (in < text.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      behind_star = in;
    } else if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == text[in])) {
      ++at;
      ++in;
    } else if (star != std::string_view::npos) {
      at = star + 1;
      in = ++behind_star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

bool has_one_for(const std::vector<std::string>& patterns, std::string_view text) {
  return patterns.empty() || std::any_of(patterns.begin(), patterns.end(),
                                         [&](const std::string& pattern) { return is_like(pattern, text); });
}

}  // namespace

bool fits(const Assertion& assertion, const Asked& asked) {
  return has_one_for(assertion.needs, asked.need) && has_one_for(assertion.launchers, asked.launcher) &&
         has_one_for(assertion.subnets, asked.subnet) && has_one_for(assertion.vpcs, asked.vpc);
}

bool has_star_alone(const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [](const std::string& pattern) { return pattern.find_first_not_of('*') == std::string::npos; });
}

const Assertion* find_assertion(const std::vector<Assertion>& all, const Asked& asked) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Assertion& each) { return fits(each, asked); });
  return found != all.end() ? &*found : nullptr;
}

}  // namespace kakoi::controls
