#include "reachability/outcome.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::reachability {
namespace {

Outcome with_hops(Outcome outcome, std::vector<Hop> hops) {
  outcome.hops = std::move(hops);
  return outcome;
}

std::vector<Hop> joined(std::vector<Hop> first, const std::vector<Hop>& then) {
  first.insert(first.end(), then.begin(), then.end());
  return first;
}

}  // namespace

Outcome both(Outcome first, Outcome then) {
  std::vector<Hop> hops = joined(std::move(first.hops), then.hops);
  return with_hops(std::move(then.evidence < first.evidence ? then : first), std::move(hops));
}

Outcome one_of(Outcome a, Outcome b) {
  if (a.evidence == b.evidence) {
    return a;
  }
  Outcome& weaker = a.evidence < b.evidence ? a : b;
  if (weaker.evidence == Evidence::missing) {
    weaker.evidence = Evidence::unknown;
  }
  return std::move(weaker);
}

Outcome decided(Truth truth, Outcome yes, Outcome no, const base::Message& why_open) {
  if (truth != Truth::maybe) {
    return truth == Truth::yes ? std::move(yes) : std::move(no);
  }
  const base::Message why = yes.evidence == Evidence::unknown  ? yes.why
                            : no.evidence == Evidence::unknown ? no.why
                                                               : why_open;
  Outcome either = one_of(std::move(yes), std::move(no));
  either.why = either.evidence == Evidence::unknown ? why : either.why;
  return either;
}

Outcome mixed(Outcome a, Outcome b) {
  if (a.evidence == b.evidence) {
    return a;
  }
  Outcome& weaker = a.evidence < b.evidence ? a : b;
  const Outcome& other = &weaker == &a ? b : a;
  if (weaker.evidence == Evidence::missing && other.evidence != Evidence::unknown) {
    weaker.evidence = Evidence::plausible;
  } else if (weaker.evidence == Evidence::missing) {
    weaker.evidence = Evidence::unknown;
  }
  return std::move(weaker);
}

Outcome at_most_plausible(Outcome outcome, const base::Message& why) {
  if (outcome.evidence > Evidence::plausible) {
    outcome.evidence = Evidence::plausible;
    outcome.why = why;
  }
  return outcome;
}

}  // namespace kakoi::reachability
