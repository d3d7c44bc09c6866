// What EC2 and Elastic Load Balancing answer in XML, as the values that the AWS CLI prints of it: with the same
// members, so that both are read by the same code. Numbers and flags stay texts.
#pragma once

#include "aws/xml.hpp"
#include "values/arena.hpp"
#include "values/value.hpp"

#include <optional>

namespace kakoi::sources::live {

/// `element` as a map. Members that nothing is judged by, and empty ones, are left out. Nothing when a member has not
/// the type that it has in AWS's API: it would look like what is left out.
std::optional<values::Value> value_of(values::Arena& arena, const aws::XmlElement& element);

}  // namespace kakoi::sources::live
