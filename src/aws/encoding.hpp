// How an input is written in each dialect.
#pragma once

#include "aws/actions.hpp"
#include "aws/input.hpp"

#include <string>
#include <string_view>

namespace kakoi::aws {

/// `text` for a URL: all but letters, digits and `-._~` as `%XX`.
std::string percent_encoded(std::string_view text);

/// `value` as JSON.
std::string json_text(const Input& value);
/// `text` as a string of JSON, with its quotes.
std::string json_string(std::string_view text);

/// The members of `input` as a form, behind `Action=…&Version=…`: the lists of EC2 as `Name.1`, those of others as
/// `Name.member.1`.
std::string form(const ActionInfo& action, const Input& input);
std::string form(std::string_view action, std::string_view version, bool is_ec2, const Input& input);

/// The members as a query, sorted, with a `?` before it; empty when there are none. Of a list, each element has the
/// name.
std::string query(const Input& input);

}  // namespace kakoi::aws
