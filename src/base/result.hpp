// How an operation says that it failed. A failed operation is not the same as a value that cannot be
// known (known.hpp) or a mistake in the user's input (diagnostic.hpp).
#pragma once

#include "base/message.hpp"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace kakoi::base {

struct Error {
  Message message;

  /// The same error, with what was being done put before it.
  [[nodiscard]] Error in(Phrase doing, std::string what) const {
    return Error{.message = Message(doing, {std::move(what)}).then(message)};
  }
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(Message message) {
  return tl::unexpected<Error>(Error{.message = std::move(message)});
}

}  // namespace kakoi::base
