#include "sim/network/ip.hpp"

#include "sim/network/blocks.hpp"
#include "sim/network/managed_lists.hpp"
#include "sim/network/policy.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::network {
namespace {

TEST(Ip, AddressesAreWrittenInTheirShortestForm) {
  for (const auto& [given, written] :
       {std::pair("2001:0db8:0:0:0:0:0:1", "2001:db8::1"), std::pair("::", "::"),
        std::pair("1:0:0:2:0:0:0:3", "1:0:0:2::3"), std::pair("fe80::", "fe80::"), std::pair("10.0.0.1", "10.0.0.1")}) {
    EXPECT_EQ(text_of(*parse_ip(given)), written);
  }
}

TEST(Ip, OnlyRightOnesAreRead) {
  for (const char* text : {"", "1:2", ":::", "1::2::3", "12345::", "10.0.0.256", "g::", "1:2:3:4:5:6:7:8:9", ":1"}) {
    EXPECT_FALSE(parse_ip(text)) << text;
  }
  for (const char* text : {"10.0.0.0", "10.0.0.0/33", "::/129", "::/", "/8", "::/-1"}) {
    EXPECT_FALSE(parse_ip_block(text)) << text;
  }
}

TEST(Ip, BlocksContainWhatTheirPrefixSays) {
  const auto contains = [](const char* block, const char* address) {
    return parse_ip_block(block)->contains(*parse_ip(address));
  };
  EXPECT_TRUE(contains("::/0", "2600::1"));
  EXPECT_FALSE(contains("::/0", "10.0.0.1"));
  EXPECT_TRUE(contains("0.0.0.0/0", "203.0.113.1"));
  EXPECT_TRUE(contains("2600:1f18:0:ff00::/56", "2600:1f18:0:ff01::1"));
  EXPECT_FALSE(contains("2600:1f18:0:ff00::/64", "2600:1f18:0:ff01::1"));
  EXPECT_FALSE(contains("2600::1/128", "2600::2"));
  EXPECT_EQ(text_of(*parse_ip_block("10.1.2.3/16")), "10.1.0.0/16");
  EXPECT_EQ(text_of(*parse_ip_block("2600:1f18:1:2::9/56")), "2600:1f18:1::/56");
}

TEST(Blocks, OnlyRightOnesAreRead) {
  EXPECT_EQ(parse_block("10.0.0.0/8")->bits, 8U);
  for (const char* text : {"", "10.0.0/8", "10.0.0.0/33", "10.0.0.256/8", "10.0.0.0/", "::/0", "10.0.0.0/8x"}) {
    EXPECT_FALSE(parse_block(text)) << text;
  }
  EXPECT_TRUE(parse_block("0.0.0.0/0")->contains(*parse_address("203.0.113.1")));
  EXPECT_EQ(address_text(*parse_address("203.0.113.1")), "203.0.113.1");
}

TEST(ManagedLists, EveryRegionHasItsOwn) {
  EXPECT_EQ(list_of_service("us-east-1", "com.amazonaws.us-east-1.s3")->id, "pl-63a5400a");
  EXPECT_NE(list_of_service("eu-north-1", "com.amazonaws.eu-north-1.s3")->id, "pl-63a5400a");
  EXPECT_EQ(list_of_service("us-east-1", "com.amazonaws.us-east-1.logs"), nullptr);
}

TEST(Policies, ADenialOutweighsAndWhatIsNotSaidIsNotAllowed) {
  EXPECT_TRUE(policy_allows("", "s3:GetObject", "*"));
  EXPECT_FALSE(policy_allows("no policy", "s3:GetObject", "*"));
  EXPECT_FALSE(policy_allows(R"({"Statement":[]})", "s3:GetObject", "*"));
  EXPECT_TRUE(policy_allows(R"({"Statement":{"Effect":"Allow","NotAction":"s3:Put*","Resource":"*"}})", "S3:getobject",
                            "arn:aws:s3:::b/k"));
  EXPECT_FALSE(policy_allows(
      R"({"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"s3:*","Resource":"*"}]})",
      "s3:GetObject", "arn:aws:s3:::b/k"));
  EXPECT_FALSE(policy_allows(
      R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"a":"b"}}}})",
      "s3:GetObject", "*"));
}

}  // namespace
}  // namespace kakoi::sim::network
