// The values of variables. Where that of a root module's variable comes from: Terraform language, "Variable Definition
// Precedence": the environment, terraform.tfvars, terraform.tfvars.json, *.auto.tfvars and *.auto.tfvars.json by name,
// then --var and
// --var-file in the order in which they are given; the later one wins.
#pragma once

#include "base/diagnostic.hpp"
#include "sources/terraform/inputs.hpp"
#include "sources/terraform/module.hpp"
#include "sources/terraform/scope.hpp"
#include "sources/terraform/types.hpp"
#include "values/arena.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace kakoi::sources::terraform {

class Evaluator;

class Variables {
 public:
  Variables(Evaluator& evaluator, const Input& input, const Inputs& inputs, const std::string& root_folder);

  /// The value of `variable` of the root module, converted to its type.
  values::Value value(const Named& variable);
  /// Its default, or unknown. Also for variables of called modules.
  values::Value fallback(ModuleInstance& module, const Named& variable);
  /// A value that was given, converted; null takes the default where the variable is not nullable.
  values::Value converted(ModuleInstance& module, const Named& variable, const values::Value& given);

  /// `value`, which is that of `variable` in `module`; unknown where one of its `validation` blocks refuses it, for
  /// then Terraform plans nothing. (Terraform language, "Custom Conditions", "Input Variable Validation".)
  values::Value validated(ModuleInstance& module, const Named& variable, const values::Value& value);

  [[nodiscard]] const base::Diagnostics& diagnostics() const { return diagnostics_; }
  /// How many variables files were read.
  [[nodiscard]] std::size_t files() const { return files_; }

 private:
  struct Given {
    Ref expression;                      // from a file in the native syntax
    std::optional<values::Value> value;  // from a file in JSON
    std::string text;                    // from the command line or the environment
    values::What how = values::What::variable;
  };
  void read(const Inputs& inputs, const std::string& root_folder);
  void read_given_file(const std::string& path);
  void read_file(const std::string& path, base::EntryKind kind);
  void read_native(const std::string& path, base::EntryKind kind);
  void read_json(const std::string& path, base::EntryKind kind);
  void unread(const std::string& path);
  values::Value value_of(const Given& given, const Named& variable);
  Type type_in(const Ref& written);
  values::Value to_type(ModuleInstance& module, const Named& variable, const values::Value& value);
  values::Value from_text(const std::string& text, const Type& type, base::TrailId trail);

  Evaluator& evaluator_;
  values::Arena& arena_;
  const Input& input_;
  base::Diagnostics diagnostics_;
  std::size_t files_ = 0;
  std::map<std::string, Given, std::less<>> given_;
  std::optional<std::string> broken_;  // a file that could not be read whole
};

/// Does the declaration of a variable or an output say that nobody may see its value?
bool is_sensitive(Evaluator& evaluator, const Named& declaration);

}  // namespace kakoi::sources::terraform
