// What became of one attempt.
#pragma once

#include "aws/answer.hpp"
#include "aws/failure.hpp"
#include "base/http.hpp"

#include <cstdint>
#include <variant>

namespace kakoi::aws {

/// What may help after a failure.
enum class Help : std::uint8_t {
  none,
  again,          ///< the same once more: nobody answered, or AWS failed
  again_timeout,  ///< the same after a timeout, which costs more
  slower,         ///< it was one too many
  credentials,    ///< newer ones
};

struct Setback {
  Failure failure;
  Help help = Help::none;
  bool may_be_wrong_time = false;
};

using Verdict = std::variant<Answer, Setback>;

/// Reads what came back. `region`, `account` and what is secret in the message are the caller's business.
Verdict verdict_on(const ActionInfo& action, base::HttpAnswer answer);

}  // namespace kakoi::aws
