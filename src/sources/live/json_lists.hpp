// What the lists of an answer hold.
#pragma once

#include "syntax/json/tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::live {

/// The elements of the list called `member`; none where there is no list.
std::vector<syntax::json::NodeId> elements(const syntax::json::Tree& answer, std::string_view member);
/// The same of an object within an answer.
std::vector<syntax::json::NodeId> elements(const syntax::json::Tree& answer, syntax::json::NodeId object,
                                           std::string_view member);
/// The elements of that list, all of which are texts; nothing when one is none.
std::optional<std::vector<std::string>> texts(const syntax::json::Tree& answer, std::string_view member);
/// Has everything in `node` by which a launch is judged the type that it has in AWS's API? What has another type would
/// look like what is left out.
bool is_well_formed(const syntax::json::Tree& answer, syntax::json::NodeId node);
/// A text; empty for anything else.
std::string text_at(const syntax::json::Tree& answer, syntax::json::NodeId node);
/// The text called `member` in `object`; empty where there is none.
std::string text_at(const syntax::json::Tree& answer, syntax::json::NodeId object, std::string_view member);

}  // namespace kakoi::sources::live
