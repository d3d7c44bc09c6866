// Expressions: literals, operators, templates, for, function calls. What an operator does with values that are known
// follows HashiCorp's HCL; with values that are not, Kleene: unknown only where it could change the result.
#pragma once

#include "sources/terraform/module.hpp"
#include "sources/terraform/scope.hpp"
#include "values/arena.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <utility>

namespace kakoi::sources::terraform {

class Evaluator;

class Expressions {
 public:
  explicit Expressions(Evaluator& evaluator);

  /// The value of `expression` where it stands. Depth and steps are bounded: beyond them it is unknown.
  values::Value evaluate(const Ref& expression, const Scope& scope) {
    return evaluate(*expression.file, expression.node, scope);
  }
  values::Value evaluate(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);

  base::TrailId literal_trail(const SourceFile& file, syntax::hcl::NodeId node);
  base::TrailId computed_trail(const SourceFile& file, syntax::hcl::NodeId node, values::What what,
                               base::TrailId parent, base::TrailId second = base::TrailId::none);

  /// How `try` and `can` see what is wrong: a count of the invalid values met so far, and of the steps that may turn
  /// out to be, since they were given something that is not known.
  struct Mishaps {
    std::uint64_t failures = 0;
    std::uint64_t doubts = 0;
  };
  [[nodiscard]] Mishaps mishaps() const { return mishaps_; }
  void forget_mishaps(Mishaps back_to) { mishaps_ = back_to; }
  void note_failure(const values::Value& value) {
    mishaps_.failures += value.is_unknown() && value.reason().invalid ? 1U : 0U;
  }
  /// `value`, if it or a part of it is unknown, goes into a step that might refuse it.
  void note_doubt(const values::Value& value);

 private:
  // expressions.cpp
  values::Value evaluate_kind(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value number(const SourceFile& file, syntax::hcl::NodeId node);
  values::Value json_string(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value tuple(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value object(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value item_value(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope,
                           const values::Value& key);
  values::Value object_key(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value call(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value as_sensitive_as(std::string_view name, std::span<const values::Value> given,
                                const values::Value& result);

  // alternatives.cpp
  struct Attempt;
  values::Value conditional(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value undecided(const values::Value& condition, const values::Value& yes, const values::Value& no,
                          base::TrailId trail);
  Attempt attempt(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value first_that_works(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope, bool only_ask);

  // operators.cpp
  values::Value unary(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value binary(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value of_both(syntax::hcl::Operator op, const values::Value& left, const values::Value& right,
                        base::TrailId trail);
  values::Value logical(syntax::hcl::Operator op, const values::Value& left, const values::Value& right,
                        base::TrailId trail);
  values::Value comparison(bool negated, const values::Value& left, const values::Value& right, base::TrailId trail);
  values::Value arithmetic(syntax::hcl::Operator op, const values::Value& left, const values::Value& right,
                           base::TrailId trail);

  values::Value number_of(long double number, bool may_be_infinite, bool is_rounded, base::TrailId trail);

  // for_expressions.cpp
  struct ForParts {
    std::string_view key_name;
    std::string_view value_name;
    syntax::hcl::NodeId collection = syntax::hcl::kNone;
    syntax::hcl::NodeId first_result = syntax::hcl::kNone;   ///< the key of a for_object, the branch of a directive
    syntax::hcl::NodeId second_result = syntax::hcl::kNone;  ///< the value of a for_object
    syntax::hcl::NodeId condition = syntax::hcl::kNone;
  };
  static ForParts for_parts(const SourceFile& file, syntax::hcl::NodeId node);
  values::Value for_tuple(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value for_object(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);

  // templates.cpp
  struct Rope;
  values::Value template_text(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  void append_parts(const SourceFile& file, syntax::hcl::NodeId of, bool in_heredoc, const Scope& scope, Rope& rope);
  void append_value(const values::Value& value, base::Range from, Rope& rope);
  void append_if(const SourceFile& file, syntax::hcl::NodeId node, bool in_heredoc, const Scope& scope, Rope& rope);
  void append_for(const SourceFile& file, syntax::hcl::NodeId node, bool in_heredoc, const Scope& scope, Rope& rope);

  Evaluator& evaluator_;
  values::Arena& arena_;
  std::map<std::pair<const SourceFile*, syntax::hcl::NodeId>, const SourceFile*> json_templates_;
  std::size_t depth_ = 0;
  Mishaps mishaps_;
  values::Value last_doubt_;  // what the last doubt is about
};

}  // namespace kakoi::sources::terraform
