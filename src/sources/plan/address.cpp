#include "sources/plan/address.hpp"

#include <algorithm>

namespace kakoi::sources::plan {

std::size_t word_length(std::string_view text) { return std::min(text.find_first_of(".["), text.size()); }

std::size_t key_length(std::string_view text) {
  if (!text.starts_with('[')) {
    return 0;
  }
  bool in_text = false;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (in_text && text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      in_text = !in_text;
    } else if (text[at] == ']' && !in_text) {
      return at + 1;
    }
  }
  return 0;
}

Address parse_address(std::string_view address) {
  constexpr std::string_view kModule = "module.";
  std::size_t at = 0;
  while (address.substr(at).starts_with(kModule)) {
    std::size_t end = at + kModule.size();
    end += word_length(address.substr(end));
    end += key_length(address.substr(end));
    if (end >= address.size()) {
      break;
    }
    at = end + 1;
  }
  const std::size_t bracket = std::min(address.find('[', at), address.size());
  return {.module = std::string(address.substr(0, at)),
          .base = std::string(address.substr(at, bracket - at)),
          .key = std::string(address.substr(bracket))};
}

ModuleStep parse_module(std::string_view module) {
  // Without the last dot it reads like the address of a resource of the type `module`.
  const Address address = parse_address(module.substr(0, module.size() - 1));
  return {.parent = address.module, .name = address.base.substr(address.base.find('.') + 1), .key = address.key};
}

}  // namespace kakoi::sources::plan
