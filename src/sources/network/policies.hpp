// What the policies of endpoints say.
#pragma once

#include "base/known.hpp"
#include "values/value.hpp"

namespace kakoi::sources::network {

/// Does `policy`, JSON as a text or read, let everybody do everything, as the one does that an endpoint has where none
/// is given? True for null; false for one that is read in part.
base::Known<bool> is_open_policy(const values::Value& policy);

}  // namespace kakoi::sources::network
