// Conditionals, `try` and `can`: of several expressions one counts, and what is wrong in the others is nobody's
// business.

#include "sources/terraform/expressions.hpp"
#include "sources/terraform/unification.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using base::TrailId;
using hcl::NodeId;
using values::Truth;
using values::Value;
using values::What;

constexpr Phrase kNullCondition{"the condition is null", "条件が null です"};
constexpr Phrase kBranches{"the branches have no type in common", "2 つの分岐の型を 1 つに揃えられません"};
constexpr Phrase kMayDiffer{"whether the branches have a type in common is not known",
                            "2 つの分岐の型を 1 つに揃えられるかどうか決まりません"};
constexpr Phrase kNothingWorks{"none of the expressions works", "どの式も評価できません"};

// Terraform gives such a branch no type, and leaves the other one as it is.
bool is_wrong(const Value& branch) { return branch.is_unknown() && branch.reason().invalid; }

}  // namespace

Value Expressions::conditional(const SourceFile& file, NodeId node, const Scope& scope) {
  const Value condition = to_boolean(arena_, evaluate(file, hcl::child(file.tree, node, 0), scope));
  const Mishaps before = mishaps();
  const auto evaluated = [&](std::size_t branch) {
    const Value value = evaluate(file, hcl::child(file.tree, node, branch), scope);
    const Mishaps within{.failures = mishaps_.failures - before.failures, .doubts = mishaps_.doubts - before.doubts};
    forget_mishaps(before);
    return std::pair(value, within);
  };
  const auto [yes, of_yes] = evaluated(1);
  const auto [no, of_no] = evaluated(2);
  if (is_wrong(condition)) {
    return condition;
  }
  if (condition.is_null()) {
    return arena_.invalid(kNullCondition, {}, condition.trail());
  }
  if (!arena_.step((std::uint64_t{yes.weight()} + no.weight()) / 8)) {
    return arena_.out_of_budget();
  }
  if (condition.is_unknown()) {
    note_doubt(condition);
    return undecided(condition, yes, no, computed_trail(file, node, What::branch, condition.trail()));
  }
  const bool is_yes = condition.boolean();
  mishaps_.failures += is_yes ? of_yes.failures : of_no.failures;
  mishaps_.doubts += is_yes ? of_yes.doubts : of_no.doubts;
  const Value& chosen = is_yes ? yes : no;
  const Value& other = is_yes ? no : yes;
  const TrailId trail = computed_trail(file, node, What::branch, chosen.trail(), condition.trail());
  // Even the branch that is not chosen shows in which one is.
  const bool is_sensitive = condition.is_sensitive() || yes.is_sensitive() || no.is_sensitive();
  if (is_wrong(other)) {
    return arena_.sensitive_if(is_sensitive, chosen.with_trail(trail));
  }
  if (hides_type(other)) {
    note_doubt(other);  // it may be of a type that has nothing in common with that of the chosen one
  }
  if ((hides_type(chosen) || hides_type(other)) && !common_type(std::array{type_of(chosen), type_of(other)})) {
    note_doubt(arena_.unknown(kMayDiffer, {}, trail));
  }
  const auto result = unified_with(arena_, chosen, other);
  return result.has_value() ? arena_.sensitive_if(is_sensitive, result->with_trail(trail))
                            : arena_.invalid(kBranches, {}, trail);
}

// The condition is not known. If both branches come to the same, it does not matter.
Value Expressions::undecided(const Value& condition, const Value& yes, const Value& no, TrailId trail) {
  const auto both = unified(arena_, std::array{yes, no});
  if (!arena_.step(std::min(yes.weight(), no.weight()))) {
    return arena_.out_of_budget();
  }
  if (both.has_value() && values::equal((*both)[0], (*both)[1]) == Truth::yes) {
    return both->front().with_trail(trail);
  }
  return untyped(*values::first_unknown(condition)).with_trail(trail);
}

/// One argument of `try` or `can`.
struct Expressions::Attempt {
  Value value;
  bool failed = false;
  std::optional<Value> doubt;  ///< it did not fail, but that hangs on this value, which is not known
};

Expressions::Attempt Expressions::attempt(const SourceFile& file, NodeId node, const Scope& scope) {
  const Mishaps before = mishaps();
  Attempt result{.value = evaluate(file, node, scope), .failed = false, .doubt = std::nullopt};
  result.failed = mishaps_.failures > before.failures;
  if (!result.failed && mishaps_.doubts > before.doubts) {
    result.doubt = last_doubt_;
  }
  forget_mishaps(before);
  return result;
}

// `try`, and with `only_ask` `can`. Whatever may fail anywhere within an argument makes the outcome unknown, since
// Terraform then goes on to the next one.
Value Expressions::first_that_works(const SourceFile& file, NodeId node, const Scope& scope, bool only_ask) {
  for (NodeId argument = hcl::child(file.tree, node, 1); argument != hcl::kNone;
       argument = file.tree[argument].next_sibling) {
    const Attempt first = attempt(file, argument, scope);
    const bool doubt_decides = first.doubt.has_value() && !first.value.is_unknown();
    const TrailId decides = doubt_decides ? first.doubt->trail() : first.value.trail();
    const TrailId trail = computed_trail(file, node, only_ask ? What::function : What::choice, decides);
    if (first.doubt.has_value()) {
      bool one_works = only_ask;
      for (NodeId next = file.tree[argument].next_sibling; next != hcl::kNone && !one_works;
           next = file.tree[next].next_sibling) {
        const Attempt later = attempt(file, next, scope);
        one_works = !later.failed && !later.doubt.has_value();
      }
      if (!one_works) {
        note_doubt(*first.doubt);  // there is nothing to fall back on: the whole may fail
      }
      return (doubt_decides ? untyped(*first.doubt) : first.value).with_trail(trail);
    }
    if (only_ask) {
      return first.value.is_unknown() && !first.failed ? first.value.with_trail(trail)
                                                       : Value::boolean(!first.failed, trail);
    }
    if (!first.failed) {
      return first.value.with_trail(trail);
    }
  }
  return arena_.invalid(kNothingWorks, {}, literal_trail(file, node));
}

}  // namespace kakoi::sources::terraform
