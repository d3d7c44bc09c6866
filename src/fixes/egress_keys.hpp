// Things of a network by their keys, as the missing pieces name them.
#pragma once

#include "fixes/egress.hpp"
#include "inventory/reference.hpp"

#include <string>
#include <string_view>

namespace kakoi::fixes {

/// A reference to the thing with this key.
inline inventory::Reference named(std::string_view key) { return inventory::Reference::defaulted(std::string(key)); }

/// Empty where it is not known.
inline std::string key_of(const inventory::Reference& reference) {
  return reference.match([](const std::string& key) { return key; },
                         [](const base::Unknown&) { return std::string(); });
}

/// Whether it is a resource of the root module or template itself, which new code in that can name.
inline bool is_of(Code code, std::string_view key) {
  return code == Code::terraform ? key.starts_with("aws_") : key.find('/') == std::string_view::npos;
}

}  // namespace kakoi::fixes
