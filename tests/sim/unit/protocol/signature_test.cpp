// The vectors are those of AWS's Signature Version 4 test suite.
#include "sim/protocol/signature.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::protocol {
namespace {

constexpr const char* kSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

http::Request vanilla(const std::string& query, const std::string& signature) {
  return {.method = "GET",
          .path = "/",
          .query = query,
          .headers = {{"host", "example.amazonaws.com"},
                      {"x-amz-date", "20150830T123600Z"},
                      {"authorization",
                       "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                       "SignedHeaders=host;x-amz-date, Signature=" +
                           signature}},
          .body = {}};
}

bool is_right(const http::Request& request) {
  const auto signature = signature_of(request);
  return signature && is_signed_by(request, *signature, kSecret);
}

constexpr const char* kVanilla = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
constexpr const char* kQueryOrder = "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500";

TEST(Signature, TheSuitesVectorsAreRight) {
  EXPECT_TRUE(is_right(vanilla("", kVanilla)));
  EXPECT_TRUE(is_right(vanilla("Param2=value2&Param1=value1", kQueryOrder)));
}

TEST(Signature, SaysWhoAndWhere) {
  const auto signature = signature_of(vanilla("", kVanilla));
  ASSERT_TRUE(signature);
  EXPECT_EQ(signature->access_key, "AKIDEXAMPLE");
  EXPECT_EQ(signature->region, "us-east-1");
  EXPECT_EQ(signature->service, "service");
}

TEST(Signature, AnyChangeMakesItWrong) {
  http::Request request = vanilla("", kVanilla);
  request.body = "x";
  EXPECT_FALSE(is_right(request));
  request = vanilla("a=b", kVanilla);
  EXPECT_FALSE(is_right(request));
  request = vanilla("", kVanilla);
  request.path = "/other";
  EXPECT_FALSE(is_right(request));
  request = vanilla("", std::string(64, '0'));
  EXPECT_FALSE(is_right(request));
}

TEST(Signature, AHeaderThatIsNoneIsNoSignature) {
  http::Request request = vanilla("", kVanilla);
  for (const char* text : {"", "Basic abc", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=a/b/c, Signature=1"}) {
    request.headers.back().second = text;
    EXPECT_FALSE(signature_of(request)) << text;
  }
}

TEST(Signature, TheTimeOfSigning) {
  EXPECT_EQ(signed_at(vanilla("", kVanilla)), 1440938160.0);
  http::Request request = vanilla("", kVanilla);
  for (const char* text : {"", "yesterday", "20151399T123600Z", "20150830T12360Z"}) {
    request.headers[1].second = text;
    EXPECT_FALSE(signed_at(request)) << text;
  }
}

}  // namespace
}  // namespace kakoi::sim::protocol
