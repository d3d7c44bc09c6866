// What tests/oracle/console_oracle.py cannot see of Terraform's functions: ways, budgets, and which of several unknowns
// a result names.
#include "sources/terraform/functions/functions.hpp"

#include "values/arena.hpp"
#include "values/logic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

using base::TrailId;
using values::Kind;
using values::Shape;
using values::Value;

constexpr TrailId kWhole{900};

class Functions : public testing::Test {
 protected:
  // The ways that the tests name.
  Functions() {
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(kWhole); ++i) {
      arena_.trail({});
    }
  }
  Value call(std::string_view name, const std::vector<Value>& arguments) {
    const Function* function = find_function(name);
    return function != nullptr ? function->run(arena_, arguments, kWhole) : Value::null(TrailId::none);
  }
  Value text(std::string_view bytes, std::uint32_t trail = 1) { return arena_.text(bytes, TrailId{trail}); }
  Value number(long double value, std::uint32_t trail = 1) { return arena_.number(value, TrailId{trail}); }
  Value unknown(std::string_view name, std::uint32_t trail = 1) {
    return arena_.unknown({"{}", "{}"}, {name}, TrailId{trail});
  }
  Value list(const std::vector<Value>& items, Shape shape = Shape::plain) {
    return arena_.list(items, TrailId{1}, shape);
  }
  Value map(std::vector<values::Entry> entries, Shape shape = Shape::plain) {
    return arena_.map(std::move(entries), TrailId{1}, shape);
  }
  // "prefix${unknown}".
  Value begun(std::string_view prefix) {
    const std::vector<values::Piece> pieces{
        {.bytes = arena_.keep(prefix), .trail = TrailId{1}},
        {.bytes = {}, .trail = TrailId{1}, .hole = unknown("hole"), .is_hole = true}};
    return arena_.text(pieces, TrailId{1});
  }
  Value repeated(const Value& item, std::size_t count) { return list(std::vector<Value>(count, item)); }

  static bool is_invalid(const Value& value) { return value.is_unknown() && value.reason().invalid; }
  static bool is_later(const Value& value) { return value.is_unknown() && !value.reason().invalid; }
  static std::string name_of(const Value& unknown) { return values::why(unknown).text(base::Language::en); }

  values::Arena arena_;
};

TEST_F(Functions, HandAnElementOnWithTheWayItCame) {
  const Value two = list({text("a", 11), text("b", 12)});
  EXPECT_EQ(call("element", {two, number(1)}).trail(), TrailId{12});
  EXPECT_EQ(call("one", {list({text("a", 13)})}).trail(), TrailId{13});
  EXPECT_EQ(call("coalesce", {text("", 14), text("b", 15)}).trail(), TrailId{15});
  EXPECT_EQ(call("coalescelist", {list({}), two}).trail(), TrailId{1});
  EXPECT_EQ(call("lookup", {map({{"k", text("v", 16)}}), text("k")}).trail(), TrailId{16});
  EXPECT_EQ(call("lookup", {map({}), text("k"), text("v", 17)}).trail(), TrailId{17});
  EXPECT_EQ(call("max", {number(1, 18), number(2, 19)}).trail(), TrailId{19});
  EXPECT_EQ(call("merge", {map({{"k", text("v", 20)}})}).find("k")->value.trail(), TrailId{20});
  EXPECT_EQ(call("concat", {two, two}).items()[3].trail(), TrailId{12});
  EXPECT_EQ(call("reverse", {two}).items()[0].trail(), TrailId{12});
}

TEST_F(Functions, SayWhichOfSeveralBoolsDecided) {
  const Value bools = list({Value::boolean(true, TrailId{11}), Value::boolean(false, TrailId{12})});
  EXPECT_EQ(call("anytrue", {bools}).trail(), TrailId{11});
  EXPECT_EQ(call("alltrue", {bools}).trail(), TrailId{12});
}

TEST_F(Functions, GiveWhatTheyComputeTheWayOfTheCall) {
  EXPECT_EQ(call("upper", {text("a")}).trail(), kWhole);
  EXPECT_EQ(call("length", {list({})}).trail(), kWhole);
  EXPECT_EQ(call("index", {list({text("a")}), text("a")}).trail(), kWhole);
  EXPECT_EQ(call("regexall", {text("a"), text("aa")}).items()[1].trail(), kWhole);
}

TEST_F(Functions, SayWhichElementWasFound) {
  const Value found = call("contains", {list({text("a", 11), text("b", 12)}), text("b", 13)});
  EXPECT_EQ(arena_.trails()[found.trail()].parent, TrailId{12});
  EXPECT_EQ(arena_.trails()[found.trail()].second, TrailId{13});
}

TEST_F(Functions, KeepTheWayOfEachPartOfAText) {
  const Value joined = call("join", {text(",", 11), list({text("a", 12), text("b", 13)})});
  ASSERT_EQ(joined.text().pieces.size(), 3U);
  EXPECT_EQ(joined.text().pieces[0].trail, TrailId{12});
  EXPECT_EQ(joined.text().pieces[1].trail, TrailId{11});
  EXPECT_EQ(call("format", {text("%s!", 14), text("a", 15)}).text().pieces[0].trail, TrailId{15});
}

TEST_F(Functions, AreUnknownForTheReasonOfTheirArgument) {
  for (const std::string_view name : {"upper", "abs", "length", "sort", "base64decode", "jsondecode", "one"}) {
    EXPECT_EQ(name_of(call(name, {unknown("var.a", 7)})), "var.a") << name;
  }
  EXPECT_EQ(name_of(call("replace", {text("a"), unknown("var.b"), text("c")})), "var.b");
}

TEST_F(Functions, AreRefusedWhateverTheUnknownTurnsOutToBe) {
  const Value null = Value::null(TrailId::none);
  EXPECT_TRUE(is_invalid(call("replace", {unknown("var.a"), null, text("c")})));
  EXPECT_TRUE(is_invalid(call("pow", {unknown("var.a"), text("x")})));
  EXPECT_TRUE(is_invalid(call("upper", {unknown("var.a"), text("x")})));
  EXPECT_TRUE(is_invalid(call("concat", {unknown("var.a"), null})));
}

TEST_F(Functions, LeaveOpenWhichAttributesThereAre) {
  const Value open = arena_.open_map({{"id", unknown("aws_x.a.id")}}, TrailId{1});
  for (const std::string_view name : {"keys", "values", "length", "transpose"}) {
    EXPECT_TRUE(is_later(call(name, {open}))) << name;
  }
  EXPECT_TRUE(is_later(call("lookup", {open, text("tags"), text("d")})));
  EXPECT_TRUE(call("merge", {open, map({{"a", text("b")}})}).is_open());
}

TEST_F(Functions, DoNotTakeATypeForKnownThatANullHides) {
  const Value null = Value::null(TrailId::none, values::Typed::unseen);
  EXPECT_TRUE(call("coalesce", {null, number(1)}).is_loosely_typed());
  EXPECT_FALSE(call("coalesce", {Value::null(TrailId::none), number(1)}).is_loosely_typed());
  EXPECT_FALSE(call("coalesce", {number(2), number(1)}).is_loosely_typed());
  EXPECT_TRUE(call("lookup", {map({}, Shape::uniform), text("k"), number(1)}).is_loosely_typed());
}

TEST_F(Functions, DoNotOrderASetThatIsNotKnown) {
  const Value set = call("toset", {list({text("b"), unknown("var.a"), text("a")})});
  ASSERT_TRUE(set.is(Kind::list));
  EXPECT_EQ(set.items().size(), 3U);
  EXPECT_TRUE(is_later(call("tolist", {set})));
  EXPECT_TRUE(is_later(call("join", {text(","), set})));
  EXPECT_TRUE(call("jsonencode", {set}).text().pieces.front().is_hole);
}

// A mark could join the letter before it: "a" and U+0301 are one character, and not the one that was written.
TEST_F(Functions, KnowATextOnlyAsFarAsNothingCanJoinIt) {
  const auto starts = [&](std::string_view prefix) { return call("startswith", {begun("prod-a"), text(prefix)}); };
  EXPECT_TRUE(starts("prod-").boolean());
  EXPECT_FALSE(starts("test").boolean());
  EXPECT_TRUE(is_later(starts("prod-a")));
  EXPECT_TRUE(is_later(starts("prod-b")));
  EXPECT_TRUE(is_later(call("trimprefix", {begun("a"), text("a")})));
  EXPECT_EQ(call("trimprefix", {begun("s3://"), text("s3://")}).text().pieces.size(), 2U);
}

TEST_F(Functions, RunOutOfBudgetAndNotOfMemory) {
  const Value thousand = repeated(text("x"), 1000);
  EXPECT_TRUE(is_later(call("setproduct", {thousand, thousand, thousand, thousand})));
  EXPECT_TRUE(arena_.exhausted());
}

TEST_F(Functions, AreBoundedWhereTerraformIsToo) {
  EXPECT_TRUE(is_invalid(call("range", {number(1e15L)})));
  EXPECT_TRUE(is_later(call("format", {text("%999999999d"), number(1)})));
  EXPECT_TRUE(is_later(call("indent", {number(1e15L), text("a\nb")})));
}

TEST_F(Functions, BoundWhatARegularExpressionCosts) {
  const std::string long_text(200'000, 'a');
  EXPECT_TRUE(is_later(call("regexall", {text("a(.*b)?"), text(long_text)})));
  arena_.new_share();
  EXPECT_TRUE(is_later(call("regex", {text(std::string(5000, '.')), text("a")})));
  EXPECT_TRUE(is_later(call("regex", {text("\\pL{1000}"), text("a")})));
}

TEST_F(Functions, BoundWhatAReplacementGrowsTo) {
  std::string groups;
  for (int i = 0; i < 2000; ++i) {
    groups += "$0";
  }
  EXPECT_TRUE(is_later(call("replace", {text(std::string(100'000, 'a')), text("/.+/"), text(groups)})));
}

TEST_F(Functions, HaveEachAName) {
  std::vector<std::string_view> names;
  for (const std::span<const Function> functions :
       {collection_functions(), conversion_functions(), date_functions(), digest_functions(), encoding_functions(),
        impure_functions(), list_functions(), map_functions(), network_functions(), number_functions(),
        regex_functions(), set_functions(), text_encoding_functions(), text_functions(), trim_functions()}) {
    for (const Function& function : functions) {
      names.push_back(function.name);
      EXPECT_EQ(find_function(function.name), &function);
      EXPECT_TRUE(is_terraform_function(function.name));
    }
  }
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
  EXPECT_EQ(plain_name("core::upper"), "upper");
  EXPECT_EQ(plain_name("upper"), "upper");
  for (const std::string_view name : {"templatefile", "try"}) {
    EXPECT_EQ(find_function(name), nullptr);
    EXPECT_TRUE(is_terraform_function(name));
  }
  EXPECT_FALSE(is_terraform_function("nosuch"));
}

}  // namespace
}  // namespace kakoi::sources::terraform
