// Whether a text is a state machine in the Amazon States Language, as far as that can be told without running it.
#pragma once

#include "sim/value/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services::states {

struct Diagnostic {
  std::string code = {};
  std::string message = {};
  std::string location = {};  ///< `/States/Run/Next`
};

/// What is wrong with it; empty when nothing is.
std::vector<Diagnostic> diagnostics_of(std::string_view definition);

/// `QueryLanguage` of the state, else of the machine.
bool is_jsonata(const value::Value& machine, const value::Value& state);

/// The states that a Map runs for each item: under its newer name or its older one.
const value::Value& item_processor(const value::Value& state);

}  // namespace kakoi::sim::services::states
