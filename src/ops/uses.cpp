#include "ops/uses.hpp"

#include "ops/template_uses.hpp"
#include "ops/terraform_uses.hpp"

#include <algorithm>
#include <cctype>

namespace kakoi::ops {
namespace {

bool is_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }

}  // namespace

std::vector<Use> uses_of(const findings::Spot& spot, const RootRead& root, Contents& contents) {
  return root.kind == RootKind::terraform ? terraform_uses(spot, root, contents) : template_uses(spot, root, contents);
}

bool is_on_way(const findings::Spot& spot, std::string_view file, std::size_t offset) {
  return std::any_of(spot.way.begin(), spot.way.end(), [&](const findings::PassedBytes& bytes) {
    return bytes.file == file && offset >= bytes.offset && offset < std::size_t{bytes.offset} + bytes.length;
  });
}

std::vector<std::size_t> words_in(std::string_view text, std::string_view name) {
  std::vector<std::size_t> all;
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || (!is_of_word(text[at - 1]) && text[at - 1] != '.');
    if (begins && (end == text.size() || !is_of_word(text[end]))) {
      all.push_back(at);
    }
  }
  return all;
}

Use use_at(const std::string& file, std::string_view text, std::size_t offset, std::string name) {
  const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  return {.file = file, .line = static_cast<std::uint32_t>(lines + 1), .name = std::move(name)};
}

}  // namespace kakoi::ops
