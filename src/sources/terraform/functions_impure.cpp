// Functions that give something else on each run, which nobody can know before, and two that are gone from the
// language. (Terraform language, "Built-in Functions".)

#include "sources/terraform/function_arguments.hpp"

#include <array>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Value;

Value now(Arena& arena, Arguments /*in*/, TrailId whole) {
  constexpr Phrase kTime{"the result depends on the time at which Terraform runs",
                         "結果は Terraform を実行した時刻によって変わります"};
  return arena.unknown(kTime, {}, whole);
}

Value random(Arena& arena, Arguments /*in*/, TrailId whole) {
  constexpr Phrase kChance{"the result is another one on each run of Terraform",
                           "結果は Terraform を実行するたびに変わります"};
  return arena.unknown(kChance, {}, whole);
}

Value gone(Arena& arena, Arguments /*in*/, TrailId whole) {
  constexpr Phrase kGone{"Terraform has had no such function since version 0.15",
                         "この関数は Terraform 0.15 で廃止されました"};
  return arena.invalid(kGone, {}, whole);
}

constexpr std::array kFunctions = {
    Function{"bcrypt", take_more<random, Takes::number, Takes::text>},
    Function{"list", take_more<gone, Takes::whatever>},
    Function{"map", take_more<gone, Takes::whatever>},
    Function{"plantimestamp", take<now>},
    Function{"timestamp", take<now>},
    Function{"uuid", take<random>},
};

}  // namespace

std::span<const Function> impure_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
