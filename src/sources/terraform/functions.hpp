// Terraform's built-in functions that kakoi evaluates. Each is a function of values; `try` and `can`, which look at
// failures, are the evaluator's own.
#pragma once

#include "values/arena.hpp"

#include <span>
#include <string_view>

namespace kakoi::sources::terraform {

struct Function {
  std::string_view name;
  /// The result, known or not; invalid where Terraform would refuse the call. `whole` is the trail of a result that was
  /// computed; an argument that is handed on keeps its own.
  values::Value (*run)(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
};

/// Null when kakoi does not evaluate the function.
const Function* find_function(std::string_view name);

/// Is it a function of Terraform's at all?
bool is_terraform_function(std::string_view name);

// functions_collection.cpp
values::Value run_coalesce(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_concat(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_contains(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_element(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_keys(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_length(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_lookup(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_merge(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_values(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);

// functions_convert.cpp
values::Value run_tobool(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_tolist(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_tomap(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_toset(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_tostring(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);

// function_format.cpp
values::Value run_format(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);

// functions_text.cpp
values::Value run_join(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_split(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);

// function_jsonencode.cpp
values::Value run_jsonencode(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);

// function_decode.cpp
values::Value run_jsondecode(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_yamldecode(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);

/// The call has too few or too many arguments, or one of a type that the function does not take.
values::Value wrong_arguments(values::Arena& arena, base::TrailId whole);

}  // namespace kakoi::sources::terraform
