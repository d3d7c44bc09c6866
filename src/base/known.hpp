// A value that a source could work out, or the reason why it could not. There is no conversion to bool and
// no ==, on purpose: whoever reads one has to say what happens when it is unknown.
#pragma once

#include "base/message.hpp"
#include "base/range.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace kakoi::base {

/// What would make an unknown known.
enum class Remedy : std::uint8_t {
  write_it_out,  ///< nothing that could be given: the code itself would have to say it
  get_modules,   ///< the code of a module that is not here
  give_input,    ///< a value that is given from outside: of a variable, or the workspace
  mend,          ///< the input is wrong or broken here
  ask_aws,       ///< the answer to a call that was not made, or not saved
};

struct Unknown {
  Message reason;                 ///< never empty
  TrailId trail = TrailId::none;  ///< the place that could not be followed further
  Remedy remedy = Remedy::write_it_out;
};

/// How a known value is known.
enum class How : std::uint8_t {
  written,    ///< it stands in the input
  defaulted,  ///< it is left out, and the default is documented
  observed,   ///< the running system answered it
};

template <typename T>
class Known {
 public:
  using value_type = T;

  static Known given(T value, TrailId trail, How how = How::written) {
    return Known(Given{.value = std::move(value), .trail = trail, .how = how});
  }
  static Known defaulted(T value) { return given(std::move(value), TrailId::none, How::defaulted); }
  static Known unknown(Unknown why) { return Known(std::move(why)); }

  /// Calls `known(const T&)` or `unknown(const Unknown&)`; both return the same type.
  template <typename OnKnown, typename OnUnknown>
  auto match(OnKnown&& known, OnUnknown&& unknown) const {
    if (const auto* given = std::get_if<Given>(&state_)) {
      return std::invoke(std::forward<OnKnown>(known), given->value);
    }
    return std::invoke(std::forward<OnUnknown>(unknown), std::get<Unknown>(state_));
  }

  /// The known value turned into another; the trail and the way of knowing are kept.
  template <typename F>
  auto map(F&& f) const -> Known<std::invoke_result_t<F, const T&>> {
    using U = std::invoke_result_t<F, const T&>;
    if (const auto* given = std::get_if<Given>(&state_)) {
      return Known<U>::given(std::invoke(std::forward<F>(f), given->value), given->trail, given->how);
    }
    return Known<U>::unknown(std::get<Unknown>(state_));
  }

  /// As `map`, where the next step can itself end in unknown.
  template <typename F>
  auto and_then(F&& f) const -> std::invoke_result_t<F, const T&> {
    using Next = std::invoke_result_t<F, const T&>;
    if (const auto* given = std::get_if<Given>(&state_)) {
      return std::invoke(std::forward<F>(f), given->value);
    }
    return Next::unknown(std::get<Unknown>(state_));
  }

  [[nodiscard]] TrailId trail() const {
    const auto* given = std::get_if<Given>(&state_);
    return given != nullptr ? given->trail : std::get<Unknown>(state_).trail;
  }
  [[nodiscard]] bool is_defaulted() const {
    const auto* given = std::get_if<Given>(&state_);
    return given != nullptr && given->how == How::defaulted;
  }

 private:
  struct Given {
    T value{};
    TrailId trail = TrailId::none;
    How how = How::written;
  };
  explicit Known(Given given) : state_(std::move(given)) {}
  explicit Known(Unknown why) : state_(std::move(why)) {}

  std::variant<Given, Unknown> state_;
};

/// Both values, or the first unknown of the two.
template <typename A, typename B>
Known<std::pair<A, B>> zip(const Known<A>& a, const Known<B>& b) {
  return a.and_then([&](const A& left) { return b.map([&](const B& right) { return std::pair<A, B>(left, right); }); });
}

/// Kleene's "and": false as soon as one is false, unknown if that could still be, else true.
Known<bool> all_of(std::span<const Known<bool>> values);
/// Kleene's "or": true as soon as one is true, unknown if that could still be, else false.
Known<bool> any_of(std::span<const Known<bool>> values);

}  // namespace kakoi::base
