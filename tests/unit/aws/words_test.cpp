// How things are written: inputs, times, keys in texts.
#include "aws/actions.hpp"
#include "aws/digest.hpp"
#include "aws/encoding.hpp"
#include "aws/errors.hpp"
#include "aws/secret.hpp"
#include "aws/times.hpp"
#include "aws/xml.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <set>
#include <type_traits>

namespace kakoi::aws {
namespace {

template <typename T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};

static_assert(!Printable<Secret>);
static_assert(!std::is_convertible_v<Secret, std::string>);
static_assert(!std::is_convertible_v<Secret, std::string_view>);
static_assert(!std::is_convertible_v<std::string, Secret>);

TEST(Input, IsWrittenAsJson) {
  Input input;
  input.set("cluster", "a\"\\\n囲").set("maxResults", 10).set("enabled", true);
  input.set("services", std::vector<std::string>{"x", "y"}).set("tag", Input().set("k", "v"));
  EXPECT_EQ(
      json_text(input),
      "{\"cluster\":\"a\\\"\\\\\\u000A囲\",\"maxResults\":10,\"enabled\":true,\"services\":[\"x\",\"y\"],\"tag\":{"
      "\"k\":\"v\"}}");
  input.set("cluster", "b");
  input.remove("services");
  input.remove("nothing");
  EXPECT_EQ(json_text(input), R"({"cluster":"b","maxResults":10,"enabled":true,"tag":{"k":"v"}})");
  EXPECT_EQ(json_text(Input()), "{}");
}

TEST(Input, IsWrittenAsAForm) {
  Input filter;
  filter.set("Name", "vpc-id").set("Value", std::vector<std::string>{"vpc-1", "vpc 2"});
  Input input;
  input.set("Filter", std::vector<Input>{filter}).set("MaxResults", 5);
  EXPECT_EQ(form("A", "1", true, input),
            "Action=A&Version=1&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1&Filter.1.Value.2=vpc%202&MaxResults=5");
  EXPECT_EQ(form("A", "1", false, Input().set("Names", std::vector<std::string>{"x"})),
            "Action=A&Version=1&Names.member.1=x");
}

TEST(Times, AreReadAndWritten) {
  const Time time = parse_iso_time("2026-08-07T10:11:12Z").value();
  EXPECT_EQ(signing_time(time), "20260807T101112Z");
  for (const char* text : {"2026-08-07T10:11:12.345Z", "2026-08-07T12:11:12+02:00", "2026-08-07T05:11:12-0500",
                           "2026-08-07T10:11:12UTC", "2026-08-07 10:11:12", "2026-08-07T10:11:12"}) {
    EXPECT_EQ(parse_iso_time(text), time) << text;
  }
  EXPECT_EQ(parse_http_time("Fri, 07 Aug 2026 10:11:12 GMT"), time);
  for (const char* text : {"", "2026", "2026-13-07T10:11:12Z", "2026-02-30T10:11:12Z", "2026-08-07T25:11:12Z",
                           "2026-08-07T10:11:12X", "-026-08-07T10:11:12Z", "2026-08-07T10:11:12+2"}) {
    EXPECT_FALSE(parse_iso_time(text)) << text;
  }
  for (const char* text : {"", "Fri, 7 Aug 2026", "Fri, 07 Xyz 2026 10:11:12 GMT", "Fri, 07 Aug 2026 10:11:12 CET"}) {
    EXPECT_FALSE(parse_http_time(text)) << text;
  }
}

TEST(Digests, AreTheStandards) {
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(sha1("abc")), "a9993e364706816aba3e25717850c26c9cd0d89d");
  // RFC 4231, cases 2 and 6.
  EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Keys, AreTakenOutOfTexts) {
  EXPECT_EQ(without_keys("AKIAIOSFODNN7EXAMPLE/ASIAIOSFODNN7EXAMPLE"), "****/****");
  EXPECT_EQ(without_keys("AKIA and ASIA, AROAIOSFODNN7EXAMPLE, 囲AKIAIOSFODNN7EXAMPLE!"),
            "AKIA and ASIA, AROAIOSFODNN7EXAMPLE, 囲****!");
  EXPECT_EQ(without_keys("a sec+ret/ b tok",
                         {.access_key = "ABCD", .secret_key = Secret("sec+ret/"), .token = Secret("tok")}),
            "a **** b tok")
      << "what is too short to be one stays";
}

TEST(Xml, IsReadAsNamesAndTexts) {
  const auto root =
      parse_xml("<?xml version='1.0'?><a xmlns='x'><b>1 &amp; 2</b><n:c><d/></n:c><!-- x --><b>3</b></a>").value();
  EXPECT_EQ(root.name, "a");
  EXPECT_EQ(root.text_of("b"), "1 & 2");
  EXPECT_EQ(root.find("c")->children.size(), 1U);
  EXPECT_EQ(root.find("e"), nullptr);
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "<a>";
  for (int i = 0; i < 100; ++i) deep += "</a>";
  for (const std::string& text : {std::string(), std::string("x"), std::string("<a>"), std::string("<a></b>"), deep}) {
    EXPECT_FALSE(parse_xml(text)) << text;
  }
}

TEST(Catalogue, HoldsOnlyActionsThatRead) {
  std::set<std::string> names;
  for (const ActionInfo& action : actions()) {
    EXPECT_EQ(&info(action.action), &action);
    EXPECT_TRUE(names.insert(iam_action(action.action)).second) << action.name;
    const bool reads =
        action.name.starts_with("List") || action.name.starts_with("Describe") || action.name.starts_with("Get");
    EXPECT_TRUE(reads) << action.name;
    EXPECT_EQ(action.token_in.empty(), action.token_out.empty()) << action.name;
    EXPECT_EQ(action.page_size.empty(), action.most_per_page == 0) << action.name;
    EXPECT_EQ(action.batch.empty(), action.most_in_batch == 0) << action.name;
    EXPECT_FALSE(action.result.empty()) << action.name;
  }
}

}  // namespace
}  // namespace kakoi::aws
