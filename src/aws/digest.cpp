#include "aws/digest.hpp"

// The functions that OpenSSL calls deprecated need nothing but themselves; the others bring all of OpenSSL.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <array>
#include <cstddef>

namespace kakoi::aws {
namespace {

template <std::size_t Size>
std::string text_of(const std::array<unsigned char, Size>& digest) {
  return {digest.begin(), digest.end()};
}

std::string sha256_of(std::string_view first, std::string_view second) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, first.data(), first.size());
  SHA256_Update(&context, second.data(), second.size());
  SHA256_Final(digest.data(), &context);
  return text_of(digest);
}

}  // namespace

std::string sha256(std::string_view bytes) { return sha256_of(bytes, ""); }

// RFC 2104.
std::string hmac_sha256(std::string_view key, std::string_view bytes) {
  constexpr std::size_t kBlock = 64;
  constexpr char kInner = 0x36;
  constexpr char kOuter = 0x5c;
  std::string block(key.size() > kBlock ? sha256(key) : std::string(key));
  block.resize(kBlock, '\0');
  std::string inner = block;
  std::string outer = block;
  for (char& byte : inner) byte = static_cast<char>(byte ^ kInner);
  for (char& byte : outer) byte = static_cast<char>(byte ^ kOuter);
  return sha256_of(outer, sha256_of(inner, bytes));
}

std::string sha1(std::string_view bytes) {
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
  SHA_CTX context;
  SHA1_Init(&context);
  SHA1_Update(&context, bytes.data(), bytes.size());
  SHA1_Final(digest.data(), &context);
  return text_of(digest);
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    text += kDigits[code >> 4U];
    text += kDigits[code & 0xfU];
  }
  return text;
}

}  // namespace kakoi::aws
