#include "sim/credentials/endpoints.hpp"
#include "sim/value/json.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::credentials {
namespace {

class Credentials : public ::testing::Test {
 protected:
  Credentials() {
    world_.account("111122223333");
    world_.advance_to(1'700'000'000);
  }

  http::Response ask(const std::string& method, const std::string& path, http::Headers headers = {},
                     const std::string& body = "", const std::string& query = "") {
    const http::Request request{
        .method = method, .path = path, .query = query, .headers = std::move(headers), .body = body};
    const auto asked = asked_of(request);
    return asked ? endpoints_.answer(request, *asked) : http::Response{.status = 0};
  }

  std::string metadata_token(const std::string& life = "60") {
    const auto response = ask("PUT", "/latest/api/token", {{"x-aws-ec2-metadata-token-ttl-seconds", life}});
    return response.status == 200 ? response.body : std::to_string(response.status);
  }

  world::World world_;
  Endpoints endpoints_{world_};
};

const std::string kRoles = "/latest/meta-data/iam/security-credentials/";

TEST_F(Credentials, TheMetadataServiceWantsATokenOfItsOwn) {
  EXPECT_EQ(ask("GET", kRoles).status, 401);
  EXPECT_EQ(ask("GET", kRoles, {{"x-aws-ec2-metadata-token", "made-up"}}).status, 401);
  EXPECT_EQ(metadata_token("0"), "400");
  EXPECT_EQ(metadata_token("21601"), "400");
  const http::Headers token = {{"x-aws-ec2-metadata-token", metadata_token()}};
  EXPECT_EQ(ask("GET", kRoles, token).body, "instance");
  EXPECT_EQ(ask("GET", kRoles + "another", token).status, 404);
  const auto given = value::parse_json(ask("GET", kRoles + "instance", token).body);
  ASSERT_TRUE(given);
  EXPECT_EQ(given->text("Expiration"), "2023-11-15T04:13:20Z");
  EXPECT_TRUE(world_.credentials.contains(given->text("AccessKeyId")));
  world_.advance_to(world_.now() + 61);
  EXPECT_EQ(ask("GET", kRoles, token).status, 401);
}

TEST_F(Credentials, ASessionIsKeptUntilItIsNearlyOver) {
  const auto key = [&] {
    const http::Headers token = {{"x-aws-ec2-metadata-token", metadata_token()}};
    return value::parse_json(ask("GET", kRoles + "instance", token).body)->text("AccessKeyId");
  };
  const std::string first = key();
  world_.advance_to(world_.now() + 3600);
  EXPECT_EQ(key(), first);
  world_.advance_to(world_.now() + world_.machine.session - 3600 - 600);
  EXPECT_NE(key(), first);
}

TEST_F(Credentials, AContainerShowsItsToken) {
  const std::string path = "/_sim/credentials/container";
  EXPECT_EQ(ask("GET", path).status, 401);
  const auto given = value::parse_json(ask("GET", path, {{"authorization", "container-token"}}).body);
  ASSERT_TRUE(given);
  EXPECT_EQ(given->text("RoleArn"), "arn:aws:iam::111122223333:role/container");
}

TEST_F(Credentials, ThePortalTakesTokensThatRefreshingGave) {
  const std::string query = "role_name=Admin&account_id=111122223333";
  const auto portal = [&](const std::string& token) {
    return ask("GET", "/federation/credentials", {{"x-amz-sso_bearer_token", token}}, "", query);
  };
  EXPECT_EQ(portal("wrong").status, 401);
  EXPECT_EQ(portal("sso-token").status, 200);
  const std::string refresh =
      R"({"grantType":"refresh_token","clientId":"sso-client","clientSecret":"sso-secret","refreshToken":"sso-refresh-token"})";
  const auto fresh = value::parse_json(ask("POST", "/token", {}, refresh).body);
  ASSERT_TRUE(fresh);
  EXPECT_EQ(portal(fresh->text("accessToken")).status, 200);
  // A refresh token is good once, and an access token for an hour.
  EXPECT_EQ(ask("POST", "/token", {}, refresh).status, 400);
  world_.advance_to(world_.now() + 3601);
  EXPECT_EQ(portal(fresh->text("accessToken")).status, 401);
  EXPECT_EQ(ask("POST", "/token", {}, "[").status, 400);
  EXPECT_EQ(ask("POST", "/token", {}, R"({"grantType":"refresh_token","clientId":"x"})").status, 401);
}

TEST_F(Credentials, OtherPathsAreNotTheirs) { EXPECT_EQ(ask("GET", "/tokens").status, 0); }

}  // namespace
}  // namespace kakoi::sim::credentials
