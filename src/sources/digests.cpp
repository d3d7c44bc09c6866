#include "sources/digests.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace kakoi::sources {
namespace {

std::uint8_t byte_of(char c) { return static_cast<std::uint8_t>(c); }

// The message with what fills its last block: a one bit, zeros, and its length in bits.
std::string padded(std::string_view bytes, std::size_t block, std::size_t length_size, bool big_endian) {
  std::string out(bytes);
  out += '\x80';
  while (out.size() % block != block - length_size) {
    out += '\0';
  }
  const std::uint64_t bits = static_cast<std::uint64_t>(bytes.size()) * 8;
  for (std::size_t i = 0; i < length_size; ++i) {
    const std::size_t place = big_endian ? length_size - 1 - i : i;
    out += place < 8 ? static_cast<char>(bits >> (8 * place) & 0xFFU) : '\0';
  }
  return out;
}

template <typename Word>
Word big_endian_at(std::string_view text, std::size_t at) {
  Word word = 0;
  for (std::size_t i = 0; i < sizeof(Word); ++i) {
    word = static_cast<Word>(word << 8U) | byte_of(text[at + i]);
  }
  return word;
}

template <typename Word, std::size_t N>
std::string big_endian_bytes(const std::array<Word, N>& state) {
  std::string out;
  for (const Word word : state) {
    for (std::size_t i = sizeof(Word); i > 0; --i) {
      out += static_cast<char>(word >> (8 * (i - 1)) & 0xFFU);
    }
  }
  return out;
}

// The first 64 bits of the fractions of the cube roots of the first 80 primes. (FIPS 180-4, 4.2.2 and 4.2.3.)
constexpr std::array<std::uint64_t, 80> kCubeRoots = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

// The same of the square roots of the first 8. (5.3.3 and 5.3.5.)
constexpr std::array<std::uint64_t, 8> kSquareRoots = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

std::uint32_t swapped(std::uint32_t word) {
  return word << 24U | (word & 0xFF00U) << 8U | (word >> 8U & 0xFF00U) | word >> 24U;
}

// SHA-256 has the upper half of each.
template <typename Word>
Word constant(std::uint64_t value) {
  return static_cast<Word>(value >> (64 - 8 * sizeof(Word)));
}

// By how much words are rotated, and in the last place of the small ones shifted.
struct Rotations {
  std::array<int, 3> big0;
  std::array<int, 3> big1;
  std::array<int, 3> small0;
  std::array<int, 3> small1;
};
constexpr Rotations kRotations256{{2, 13, 22}, {6, 11, 25}, {7, 18, 3}, {17, 19, 10}};
constexpr Rotations kRotations512{{28, 34, 39}, {14, 18, 41}, {1, 8, 7}, {19, 61, 6}};

template <typename Word>
Word rotated(Word word, const std::array<int, 3>& by) {
  return std::rotr(word, by[0]) ^ std::rotr(word, by[1]) ^ std::rotr(word, by[2]);
}

template <typename Word>
Word shifted(Word word, const std::array<int, 3>& by) {
  return std::rotr(word, by[0]) ^ std::rotr(word, by[1]) ^ (word >> static_cast<unsigned>(by[2]));
}

// FIPS 180-4, 6.2.2 and 6.4.2.
template <typename Word, std::size_t Rounds>
std::string sha2(std::string_view bytes, const Rotations& by) {
  constexpr std::size_t kBlock = 16 * sizeof(Word);
  std::array<Word, 8> state{};
  for (std::size_t i = 0; i < state.size(); ++i) {
    state[i] = constant<Word>(kSquareRoots[i]);
  }
  const std::string message = padded(bytes, kBlock, 2 * sizeof(Word), true);
  for (std::size_t block = 0; block < message.size(); block += kBlock) {
    std::array<Word, Rounds> words{};
    for (std::size_t i = 0; i < Rounds; ++i) {
      words[i] = i < 16 ? big_endian_at<Word>(message, block + i * sizeof(Word))
                        : static_cast<Word>(shifted(words[i - 2], by.small1) + words[i - 7] +
                                            shifted(words[i - 15], by.small0) + words[i - 16]);
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < Rounds; ++i) {
      const Word one =
          static_cast<Word>(h + rotated(e, by.big1) + ((e & f) ^ (~e & g)) + constant<Word>(kCubeRoots[i]) + words[i]);
      const Word two = static_cast<Word>(rotated(a, by.big0) + ((a & b) ^ (a & c) ^ (b & c)));
      h = g;
      g = f;
      f = e;
      e = static_cast<Word>(d + one);
      d = c;
      c = b;
      b = a;
      a = static_cast<Word>(one + two);
    }
    const std::array<Word, 8> added{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < state.size(); ++i) {
      state[i] = static_cast<Word>(state[i] + added[i]);
    }
  }
  return big_endian_bytes(state);
}

}  // namespace

std::string md5(std::string_view bytes) {
  constexpr std::array<std::array<int, 4>, 4> kShifts{
      {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}};
  std::array<std::uint32_t, 4> state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  const std::string message = padded(bytes, 64, 8, false);
  for (std::size_t block = 0; block < message.size(); block += 64) {
    auto [a, b, c, d] = state;
    for (std::uint32_t i = 0; i < 64; ++i) {
      const std::uint32_t round = i / 16;
      const std::uint32_t mixed = round == 0   ? (b & c) | (~b & d)
                                  : round == 1 ? (d & b) | (~d & c)
                                  : round == 2 ? b ^ c ^ d
                                               : c ^ (b | ~d);
      const std::uint32_t at = round == 0 ? i : round == 1 ? 5 * i + 1 : round == 2 ? 3 * i + 5 : 7 * i;
      const std::uint32_t word = swapped(big_endian_at<std::uint32_t>(message, block + std::size_t{at % 16} * 4));
      const auto sine = static_cast<std::uint32_t>(std::fabs(std::sin(i + 1.0)) * 4294967296.0);
      const std::uint32_t sum = a + mixed + sine + word;
      a = d;
      d = c;
      c = b;
      b += std::rotl(sum, kShifts[round][i % 4]);
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d};
  }
  for (std::uint32_t& word : state) {
    word = swapped(word);
  }
  return big_endian_bytes(state);
}

std::string sha1(std::string_view bytes) {
  constexpr std::array<std::uint32_t, 4> kConstants{0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
  std::array<std::uint32_t, 5> state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  const std::string message = padded(bytes, 64, 8, true);
  for (std::size_t block = 0; block < message.size(); block += 64) {
    std::array<std::uint32_t, 80> words{};
    for (std::size_t i = 0; i < words.size(); ++i) {
      words[i] = i < 16 ? big_endian_at<std::uint32_t>(message, block + i * 4)
                        : std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    }
    auto [a, b, c, d, e] = state;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::uint32_t mixed = i < 20              ? (b & c) | (~b & d)
                                  : i >= 40 && i < 60 ? (b & c) | (b & d) | (c & d)
                                                      : b ^ c ^ d;
      const std::uint32_t next = std::rotl(a, 5) + mixed + e + kConstants[i / 20] + words[i];
      e = d;
      d = c;
      c = std::rotl(b, 30);
      b = a;
      a = next;
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
  }
  return big_endian_bytes(state);
}

std::string sha256(std::string_view bytes) { return sha2<std::uint32_t, 64>(bytes, kRotations256); }
std::string sha512(std::string_view bytes) { return sha2<std::uint64_t, 80>(bytes, kRotations512); }

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += kDigits[byte_of(c) >> 4U];
    out += kDigits[byte_of(c) & 15U];
  }
  return out;
}

}  // namespace kakoi::sources
