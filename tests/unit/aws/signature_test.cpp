// Against requests that botocore signed (tests/oracle/sigv4_vectors.py).
#include "aws/signature.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>

namespace kakoi::aws {
namespace {

nlohmann::json vectors() {
  const char* set = std::getenv("KAKOI_SIGV4_VECTORS");
  std::ifstream file(set != nullptr ? set : KAKOI_TESTS "/unit/aws/sigv4_vectors.json");
  return nlohmann::json::parse(file);
}

Time time_of(const std::string& text) {
  // 20260807T101112Z
  const std::string iso = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 5) + ":" +
                          text.substr(11, 2) + ":" + text.substr(13);
  return parse_iso_time(iso).value();
}

base::HttpRequest request_of(const nlohmann::json& one) {
  base::HttpRequest request{.method = one["method"], .url = one["url"], .body = one["body"]};
  for (const auto& header : one["headers"]) request.headers.push_back({.name = header[0], .value = header[1]});
  return request;
}

std::string header_of(const base::HttpRequest& request, const std::string& name) {
  const auto found = std::ranges::find(request.headers, name, &base::HttpHeader::name);
  return found == request.headers.end() ? "" : found->value;
}

TEST(Signature, IsThatOfBotocore) {
  const nlohmann::json all = vectors();
  ASSERT_GT(all.size(), 20U);
  for (const auto& one : all) {
    base::HttpRequest request = request_of(one);
    const Credentials credentials{.access_key = one["access_key"],
                                  .secret_key = Secret(one["secret"].get<std::string>()),
                                  .token = Secret(one["token"].get<std::string>())};
    const std::string service = one["service"];
    const std::string region = one["region"];
    sign(request, credentials, {.service = service, .region = region}, time_of(one["time"]));
    EXPECT_EQ(canonical_request(request), one["canonical"].get<std::string>()) << one["name"];
    EXPECT_EQ(header_of(request, "Authorization"), one["authorization"].get<std::string>()) << one["name"];
    EXPECT_EQ(header_of(request, "X-Amz-Security-Token"), one["token"].get<std::string>()) << one["name"];
  }
}

}  // namespace
}  // namespace kakoi::aws
