// The `*Parameters` of pipes: what AWS fills in, and what an update makes of them.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::pipes {

/// As they are described after CreatePipe.
Value source_parameters(const std::string& source, const Value& given);
Value target_parameters(const Value& given);

/// Each service's own object is replaced as a whole, and what is not named stays. What no update can name, such as
/// where a stream is read from, is carried over.
Value updated(const Value& before, const Value& given);

}  // namespace kakoi::sim::services::pipes
