#include "system/attributes.hpp"

#include <sys/xattr.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::system {
namespace {

using base::Phrase;
using base::Result;

constexpr Phrase kUnread{"its access control list and extended attributes cannot be read: {}",
                         "アクセス制御リストと拡張属性を読み取れません: {}"};
constexpr Phrase kNotKept{"its extended attribute {} cannot be kept: {}", "拡張属性 {} を引き継げません: {}"};

// Runs `call(buffer, size)`, which says how much there is, until the buffer holds all: it may grow meanwhile.
template <typename Call>
std::optional<std::string> all_of(Call call) {
  std::string buffer;
  for (;;) {
    const ssize_t needed = call(nullptr, 0);
    if (needed < 0) {
      return std::nullopt;
    }
    buffer.resize(static_cast<std::size_t>(needed));
    const ssize_t count = needed == 0 ? 0 : call(buffer.data(), buffer.size());
    if (count >= 0) {
      buffer.resize(static_cast<std::size_t>(count));
      return buffer;
    }
    if (errno != ERANGE) {
      return std::nullopt;
    }
  }
}

Result<std::vector<std::string>> names_of(int file) {
  const auto all = all_of([&](char* buffer, std::size_t size) { return ::flistxattr(file, buffer, size); });
  std::vector<std::string> names;
  if (!all.has_value() && errno != ENOTSUP) {
    return base::failure({kUnread, {std::strerror(errno)}});
  }
  std::string_view rest = all.has_value() ? std::string_view(*all) : std::string_view{};
  while (!rest.empty()) {
    names.emplace_back(rest.substr(0, rest.find('\0')));
    rest.remove_prefix(names.back().size() + 1);
  }
  // Signatures of the content, which is another now: whoever makes them makes new ones.
  std::erase_if(names, [](const std::string& name) { return name == "security.ima" || name == "security.evm"; });
  return names;
}

std::optional<std::string> value_of(int file, const std::string& name) {
  return all_of([&](char* buffer, std::size_t size) { return ::fgetxattr(file, name.c_str(), buffer, size); });
}

}  // namespace

Result<void> copy_attributes(int from, int to) {
  const auto wanted = names_of(from);
  const auto given = names_of(to);
  if (!wanted.has_value() || !given.has_value()) {
    return tl::unexpected(wanted.has_value() ? given.error() : wanted.error());
  }
  for (const std::string& name : *given) {
    const bool is_wanted = std::find(wanted->begin(), wanted->end(), name) != wanted->end();
    if (!is_wanted && ::fremovexattr(to, name.c_str()) != 0) {
      return base::failure({kNotKept, {name, std::strerror(errno)}});
    }
  }
  for (const std::string& name : *wanted) {
    const auto value = value_of(from, name);
    // Gone meanwhile, or a name that has no value to be had, as some file systems list.
    if (!value.has_value() && (errno == ENODATA || errno == ENOTSUP)) {
      continue;
    }
    if (!value.has_value()) {
      return base::failure({kNotKept, {name, std::strerror(errno)}});
    }
    // What it has already, such as a label, it may not be allowed to set.
    if (value_of(to, name) != value && ::fsetxattr(to, name.c_str(), value->data(), value->size(), 0) != 0) {
      return base::failure({kNotKept, {name, std::strerror(errno)}});
    }
  }
  return {};
}

}  // namespace kakoi::system
