#include "syntax/yaml/offsets.hpp"

#include <algorithm>

namespace kakoi::syntax::yaml {
namespace {

constexpr std::size_t kStride = 64;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

}  // namespace

Offsets::Offsets(std::string_view text) : text_(text) {
  if (is_ascii(text)) {
    return;
  }
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_continuation(text[i])) {
      continue;
    }
    if (count % kStride == 0) {
      stops_.push_back(static_cast<std::uint32_t>(i));
    }
    ++count;
  }
}

std::size_t Offsets::byte_of(std::size_t index) const {
  if (stops_.empty()) {
    return std::min(index, text_.size());
  }
  if (index / kStride >= stops_.size()) {
    return text_.size();
  }
  std::size_t at = stops_[index / kStride];
  for (std::size_t left = index % kStride; left > 0 && at < text_.size(); --left) {
    do {
      ++at;
    } while (at < text_.size() && is_continuation(text_[at]));
  }
  return at;
}

}  // namespace kakoi::syntax::yaml
