// Functions whose result does not follow from the configuration: that give something else on each run or in each place,
// or need what is not followed here; and two that are gone from the language. (Terraform language, "Built-in
// Functions".)

#include "sources/paths.hpp"
#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/source_file.hpp"

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

constexpr Phrase kMachine{"the path depends on where Terraform runs", "パスは Terraform を実行する場所に依存します"};

Value abspath(Arena& arena, Arguments in, TrailId whole) {
  const std::string_view path = in[0].text().whole;
  return path.starts_with('/') ? made_text(arena, cleaned(path), whole) : arena.unknown(kMachine, {}, whole);
}

Value pathexpand(Arena& arena, Arguments in, TrailId whole) {
  return in[0].text().whole.starts_with('~') ? arena.unknown(kMachine, {}, whole) : in[0];
}

// What is ephemeral is kept as sensitive, and what is neither stays as it is.
Value without_ephemeral(Arena& arena, Arguments in, TrailId whole) {
  constexpr Phrase kMarks{"whether a sensitive value is ephemeral too is not followed",
                          "sensitive な値が ephemeral でもあるかどうかは追跡していません"};
  return in[0].holds_sensitive() ? arena.unknown(kMarks, {}, whole) : in[0];
}

Value decrypted(Arena& arena, Arguments /*in*/, TrailId whole) {
  constexpr Phrase kSecret{"what is encrypted is not decrypted", "暗号化されたものは復号しません"};
  return arena.unknown(kSecret, {}, whole);
}

Value compressed(Arena& arena, Arguments /*in*/, TrailId whole) {
  constexpr Phrase kBytes{"which bytes a text is compressed to depends on the version of Terraform",
                          "圧縮後のバイト列は Terraform のバージョンに依存します"};
  return arena.unknown(kBytes, {}, whole);
}

constexpr std::array kFunctions = {
    Function{"abspath", take<abspath, Takes::text>},
    Function{"base64gzip", take<compressed, Takes::text>},
    Function{"bcrypt", take_more<random, Takes::number, Takes::text>},
    Function{"ephemeralasnull", take<without_ephemeral, Takes::whatever>},
    Function{"list", take_more<gone, Takes::whatever>},
    Function{"map", take_more<gone, Takes::whatever>},
    Function{"pathexpand", take<pathexpand, Takes::text>},
    Function{"plantimestamp", take<now>},
    Function{"rsadecrypt", take<decrypted, Takes::text, Takes::text>},
    Function{"timestamp", take<now>},
    Function{"uuid", take<random>},
};

}  // namespace

std::span<const Function> impure_functions() { return kFunctions; }

}  // namespace kakoi::sources::terraform
