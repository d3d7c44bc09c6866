// How safe a fix is: whether the tasks still reach what they need to start, and how that is known (design, "Egress, the
// proof").
#pragma once

#include "base/message.hpp"
#include "controls/egress.hpp"
#include "controls/subject.hpp"
#include "inventory/inventory.hpp"
#include "reachability/outcome.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace kakoi::fixes {

/// From the best to the worst.
enum class Grade : std::uint8_t { safe, review, blocked };

std::string_view name_of(Grade grade);

/// One thing that a task needs, and how it gets there without a public address.
struct Way {
  base::Message need{};
  bool to_start = true;
  reachability::Evidence evidence = reachability::Evidence::unknown;
  base::Message why{};  ///< where it is not proven
};

struct Grounds {
  Grade grade = Grade::review;
  std::vector<base::Message> reasons{};  ///< none where it is safe
  std::vector<Way> ways{};
  bool has_no_registry = false;  ///< none is in reach, but perhaps one in the network: what the image is is not known
};

/// Of turning the setting of `launch` off, which is of what `subject` has and called `launcher`. Every subnet has to
/// have every way.
Grounds grade_of(const controls::Subject& subject, const controls::Witnesses& witnesses,
                 const inventory::Launch& launch, std::string_view launcher);

/// The worse of the two.
inline Grade worse_of(Grade a, Grade b) { return a < b ? b : a; }

}  // namespace kakoi::fixes
