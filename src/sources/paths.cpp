#include "sources/paths.hpp"

#include <vector>

namespace kakoi::sources {

std::string cleaned(std::string_view path) {
  const bool is_absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (part == ".." ? !is_absolute : !part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string out;
  for (const std::string_view part : parts) {
    out += out.empty() && !is_absolute ? "" : "/";
    out += part;
  }
  return !out.empty() ? out : is_absolute ? "/" : ".";
}

std::string joined(const std::string& folder, std::string_view relative) {
  return cleaned("/" + folder + "/" + std::string(relative));
}

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

bool lies_within(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) &&
         (path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/');
}

std::string without_secrets(std::string_view source) {
  source = source.substr(0, source.find('?'));
  const std::size_t scheme = source.find("://");
  const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const std::size_t at = source.substr(0, source.find('/', host)).rfind('@');
  const bool has_user = at != std::string_view::npos && at >= host && scheme != std::string_view::npos;
  return std::string(source.substr(0, host)) + std::string(source.substr(has_user ? at + 1 : host));
}

std::string relative_path(const std::string& path, const std::string& base) {
  std::string common = base;
  std::string up;
  while (!lies_within(path, common) && common != "/") {
    common = parent_of(common);
    up += "../";
  }
  std::string down = path.size() > common.size() ? path.substr(common.size() + (common == "/" ? 0 : 1)) : std::string{};
  if (down.empty()) {
    return up.empty() ? "." : up.substr(0, up.size() - 1);
  }
  return up + down;
}

}  // namespace kakoi::sources
