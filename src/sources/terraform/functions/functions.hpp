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

/// The name of a function without `core::`, which names Terraform's own ones beside those of providers.
std::string_view plain_name(std::string_view name);

/// The function of that plain name. Null when it is none, or not one of values alone.
const Function* find_function(std::string_view name);

/// Does the function of that plain name only choose: is what it returns one of the values that it was given?
bool only_chooses(std::string_view name);

/// Is it a function of Terraform's at all?
bool is_terraform_function(std::string_view name);

// The functions by theme, each in the file of its name.
std::span<const Function> collection_functions();  ///< of any collection
std::span<const Function> conversion_functions();
std::span<const Function> date_functions();
std::span<const Function> digest_functions();
std::span<const Function> encoding_functions();
std::span<const Function> impure_functions();
std::span<const Function> list_functions();
std::span<const Function> map_functions();
std::span<const Function> network_functions();
std::span<const Function> number_functions();
std::span<const Function> regex_functions();
std::span<const Function> set_functions();
std::span<const Function> text_encoding_functions();
std::span<const Function> text_functions();
std::span<const Function> trim_functions();

// Functions with a file of their own.
values::Value run_csvdecode(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_format(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_formatlist(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_jsondecode(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_jsonencode(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_yamldecode(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);
values::Value run_yamlencode(values::Arena& arena, std::span<const values::Value> arguments, base::TrailId whole);

/// The call has too few or too many arguments, or one of a type that the function does not take.
values::Value wrong_arguments(values::Arena& arena, base::TrailId whole);

}  // namespace kakoi::sources::terraform
