// Paths by name alone: no file is looked at.
#pragma once

#include <string>
#include <string_view>

namespace kakoi::sources {

/// `path` without `.`, and without `..` but at the start of a relative one: the shortest path that is the same by name.
std::string cleaned(std::string_view path);

/// `folder` (absolute) with `relative` behind it, `.` and `..` resolved by name, as Terraform does it.
std::string joined(const std::string& folder, std::string_view relative);

/// The folder that the absolute `path` lies in; "/" of that itself.
std::string parent_of(const std::string& path);

/// Does the absolute `path` lie in `folder`, or is it that?
bool lies_within(std::string_view path, std::string_view folder);

/// The address of something elsewhere without what may be a secret in it: the user before an `@`, and the query.
std::string without_secrets(std::string_view address);

/// `path` relative to `base`, both absolute, with `..` where it must.
std::string relative_path(const std::string& path, const std::string& base);

}  // namespace kakoi::sources
