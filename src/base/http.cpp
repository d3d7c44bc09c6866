#include "base/http.hpp"

#include <algorithm>
#include <ranges>

namespace kakoi::base {
namespace {

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }

bool is_same_name(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, {}, lower, lower);
}

}  // namespace

std::string_view HttpResponse::header(std::string_view name) const {
  const auto found = std::ranges::find_if(headers, [&](const HttpHeader& one) { return is_same_name(one.name, name); });
  return found == headers.end() ? std::string_view() : found->value;
}

}  // namespace kakoi::base
