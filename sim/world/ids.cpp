#include "sim/world/ids.hpp"

namespace kakoi::sim::world {

// SplitMix64.
std::uint64_t Ids::number() {
  state_ += 0x9e3779b97f4a7c15U;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31U);
}

std::string Ids::hex(std::size_t count) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  while (text.size() < count) {
    std::uint64_t bits = number();
    for (int i = 0; i < 16 && text.size() < count; ++i, bits >>= 4U) {
      text += kDigits[bits & 15U];
    }
  }
  return text;
}

std::string Ids::digits(std::size_t count) {
  std::string text;
  while (text.size() < count) {
    const auto digit = number() % 10;
    // No name begins with a nought.
    text += static_cast<char>('0' + (text.empty() && digit == 0 ? 1 : digit));
  }
  return text;
}

std::string Ids::code_deploy(std::string_view prefix) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  constexpr std::size_t kLength = 9;
  std::string text(prefix);
  for (std::size_t i = 0; i < kLength; ++i) {
    text += kLetters[number() % kLetters.size()];
  }
  return text;
}

std::string Ids::uuid() { return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12); }

}  // namespace kakoi::sim::world
