// A request and an answer as HTTP has them, without the library that carries them.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::sim::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method = {};
  std::string path = {};   ///< as it was sent, percent signs and all: signatures are over these bytes
  std::string query = {};  ///< as it was sent, without the question mark
  Headers headers = {};    ///< names in lower case
  std::string body = {};

  /// The value of the first header of this lower-case name; empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// What becomes of the connection besides an ordinary answer.
enum class Ending : std::uint8_t {
  whole,
  cut,        ///< closed without a byte
  truncated,  ///< closed in the middle of the body
};

struct Response {
  int status = 200;
  Headers headers = {};
  std::string body = {};
  std::chrono::milliseconds delay{0};  ///< held back for so long, while others are answered
  Ending ending = Ending::whole;
};

/// `text` with %NN resolved; a `+` stays. What is no escape stays as it is.
std::string percent_decoded(std::string_view text);
/// Everything but letters, digits and `-._~` as %NN in upper case.
std::string percent_encoded(std::string_view text);

}  // namespace kakoi::sim::http
