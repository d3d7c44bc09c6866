#include "aws/times.hpp"
#include "unit/aws/asked.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kakoi::aws {
namespace {

using base::HttpAnswer;
using base::HttpRequest;
using base::HttpTrouble;
using test::respond;

constexpr const char* kKey = "AKIDFROMSOMEWHERE";

std::string json_keys(const std::string& key, const std::string& token, const std::string& ends) {
  return R"({"Version":1,"Code":"Success","AccessKeyId":")" + key + R"(","SecretAccessKey":"hidden-secret",")" + token +
         R"(":"hidden-token","Expiration":")" + ends + R"("})";
}

std::string sts_keys(const std::string& action, const std::string& key, const std::string& ends) {
  return "<" + action + "Response><" + action + "Result><Credentials><AccessKeyId>" + key +
         "</AccessKeyId><SecretAccessKey>hidden-secret</SecretAccessKey><SessionToken>hidden-token</SessionToken>"
         "<Expiration>" +
         ends + "</Expiration></Credentials></" + action + "Result></" + action + "Response>";
}

HttpAnswer nobody(const HttpRequest& /*request*/) {
  return tl::unexpected(base::HttpFailure{.trouble = HttpTrouble::unreachable,
                                          .message = base::Phrase("no route to host", "no route to host")});
}

std::string header_of(const HttpRequest& request, const std::string& name) {
  const auto found = std::ranges::find(request.headers, name, &base::HttpHeader::name);
  return found == request.headers.end() ? "" : found->value;
}

/// Nothing in the environment but a home, and these files in it.
struct Home : Asked {
  explicit Home(test::FakeHttp::Handler handler, const std::string& config = "", const std::string& credentials = "")
      : Asked(std::move(handler)) {
    host.environment = {{"HOME", "/home/me"}, {"AWS_REGION", "us-east-1"}};
    if (!config.empty()) files.add("/home/me/.aws/config", config);
    if (!credentials.empty()) files.add("/home/me/.aws/credentials", credentials);
  }

  /// The credentials, or what was said instead.
  base::Result<Credentials> credentials(const Choice& choice = {}) {
    auto session = Session::open(host, choice);
    if (!session) return tl::unexpected(session.error());
    return credentials(*session);
  }

  base::Result<Credentials> credentials(const std::shared_ptr<Session>& session) {
    std::optional<base::Result<Credentials>> got;
    session->credentials([&](const base::Result<Credentials>& result) { got = result; });
    http.run();
    return got.value();
  }

  std::string key(const Choice& choice = {}) {
    const auto got = credentials(choice);
    return got ? got->access_key : "error: " + got.error().message.text(base::Language::en);
  }
};

TEST(Credentials, ComeFromTheEnvironment) {
  Home home(nobody, "[default]\naws_access_key_id = other\naws_secret_access_key = s\n");
  home.host.environment["AWS_ACCESS_KEY_ID"] = kKey;
  home.host.environment["AWS_SECRET_ACCESS_KEY"] = "s";
  home.host.environment["AWS_SESSION_TOKEN"] = "t";
  const auto got = home.credentials();
  EXPECT_EQ(got->access_key, kKey);
  EXPECT_EQ(got->token.reveal(), "t");
  EXPECT_EQ(home.key({.profile = "default"}), "other") << "a profile that is named counts before the environment";
  home.host.environment.erase("AWS_SECRET_ACCESS_KEY");
  EXPECT_EQ(home.key(), "error: environment has an access key without a secret key");
}

TEST(Credentials, ComeFromTheFiles) {
  Home home(nobody, "[default]\nregion = eu-west-1\n[profile two]\naws_access_key_id=two\naws_secret_access_key=s\n",
            "[default]\naws_access_key_id = one\naws_secret_access_key = s\n[three]\nAWS_ACCESS_KEY_ID=three\n"
            "aws_secret_access_key=s\naws_session_token=t\n[half]\naws_access_key_id=x\n");
  EXPECT_EQ(home.key(), "one");
  EXPECT_EQ(home.key({.profile = "two"}), "two");
  EXPECT_EQ(home.key({.profile = "three"}), "three");
  EXPECT_EQ(home.key({.profile = "half"}),
            "error: profile `half`: it has half of a key: aws_access_key_id and aws_secret_access_key belong together");
  EXPECT_EQ(home.key({.profile = "none"}),
            "error: there is no profile `none` in /home/me/.aws/config or /home/me/.aws/credentials");
  home.host.environment["AWS_PROFILE"] = "three";
  EXPECT_EQ(home.key(), "three");
}

TEST(Credentials, NameAllThatWasLookedAt) {
  Home home(nobody);
  EXPECT_EQ(
      home.key(),
      "error: no credentials anywhere: AWS_ACCESS_KEY_ID is not set; the profile `default` has no credentials in "
      "/home/me/.aws/config or /home/me/.aws/credentials; no AWS_CONTAINER_CREDENTIALS_ variable is set; instance "
      "metadata: no route to host");
  home.host.environment["AWS_EC2_METADATA_DISABLED"] = "true";
  EXPECT_TRUE(home.key().ends_with("instance metadata: switched off by AWS_EC2_METADATA_DISABLED")) << home.key();
}

HttpAnswer sts(const HttpRequest& request) {
  const bool is_web = request.body.starts_with("Action=AssumeRoleWithWebIdentity");
  return respond(200, sts_keys(is_web ? "AssumeRoleWithWebIdentity" : "AssumeRole", kKey, "2026-08-07T11:11:12Z"));
}

TEST(Credentials, OfARoleAreAskedForWithThoseOfItsSource) {
  Home home(sts,
            "[profile role]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\nexternal_id = e/1\n"
            "role_session_name = me\nduration_seconds = 900\nregion = eu-west-1\n",
            "[base]\naws_access_key_id = basekey\naws_secret_access_key = s\n");
  home.host.environment.erase("AWS_REGION");
  const auto got = home.credentials({.profile = "role"});
  ASSERT_TRUE(got);
  EXPECT_EQ(got->access_key, kKey);
  EXPECT_EQ(*got->expires, parse_iso_time("2026-08-07T11:11:12Z"));
  const HttpRequest& request = home.http.requests().at(0);
  EXPECT_EQ(request.url, "https://sts.eu-west-1.amazonaws.com/");
  EXPECT_EQ(request.body,
            "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fr&RoleSessionName=me&"
            "ExternalId=e%2F1&DurationSeconds=900");
  EXPECT_TRUE(header_of(request, "Authorization").starts_with("AWS4-HMAC-SHA256 Credential=basekey/"));
}

TEST(Credentials, OfARoleMayComeThroughAnotherRole) {
  Home home(sts,
            "[profile a]\nrole_arn = arn:a\nsource_profile = b\n[profile b]\nrole_arn = arn:b\nsource_profile = c\n"
            "[profile c]\naws_access_key_id = c\naws_secret_access_key = s\n");
  EXPECT_EQ(home.key({.profile = "a"}), kKey);
  ASSERT_EQ(home.http.requests().size(), 2U);
  EXPECT_NE(home.http.requests().at(0).body.find("arn%3Ab"), std::string::npos);
  EXPECT_NE(home.http.requests().at(1).body.find("arn%3Aa"), std::string::npos);
  EXPECT_EQ(header_of(home.http.requests().at(1), "X-Amz-Security-Token"), "hidden-token");
}

TEST(Credentials, OfARoleFromTheEnvironment) {
  Home home(sts, "[profile role]\nrole_arn = arn:a\ncredential_source = Environment\n");
  EXPECT_EQ(home.key({.profile = "role"}),
            "error: profile `role`: credential_source is Environment, and there are no such credentials here");
  home.host.environment["AWS_ACCESS_KEY_ID"] = "env";
  home.host.environment["AWS_SECRET_ACCESS_KEY"] = "s";
  EXPECT_EQ(home.key({.profile = "role"}), kKey);
}

TEST(Credentials, OfARoleThatMakesNoSense) {
  const std::map<std::string, std::string> cases{
      {"source_profile = x\n", "its source_profile `x` does not exist"},
      {"", "it has a role_arn, and neither source_profile nor credential_source"},
      {"source_profile = x\ncredential_source = Environment\n", "it has both source_profile and credential_source"},
      {"credential_source = Moon\n",
       "its credential_source is `Moon`, which is none of: Environment, EcsContainer, Ec2InstanceMetadata"},
      {"source_profile = role\n", "the source profiles go in a circle: role -> role"},
      {"mfa_serial = arn:mfa\nsource_profile = x\n",
       "it asks for an MFA code (mfa_serial), which kakoi cannot ask for; hand over a session as environment "
       "variables, "
       "for one with `aws configure export-credentials --format env`"}};
  for (const auto& [options, expected] : cases) {
    Home home(sts, "[profile role]\nrole_arn = arn:r\n" + options);
    EXPECT_EQ(home.key({.profile = "role"}), "error: profile `role`: " + expected);
  }
  Home circle(sts, "[profile a]\nrole_arn = a\nsource_profile = b\n[profile b]\nrole_arn = b\nsource_profile = a\n");
  EXPECT_EQ(circle.key({.profile = "a"}), "error: profile `a`: the source profiles go in a circle: a -> b -> a");
}

TEST(Credentials, OfARoleThatIsDeniedSayWhy) {
  Home home(
      [](const HttpRequest&) {
        return respond(
            403,
            "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User AKIAIOSFODNN7EXAMPLE "
            "may not</Message></Error></ErrorResponse>");
      },
      "[profile role]\nrole_arn = arn:r\nsource_profile = base\n[profile base]\naws_access_key_id = base\n"
      "aws_secret_access_key = s\n");
  EXPECT_EQ(home.key({.profile = "role"}), "error: sts:AssumeRole for arn:r: AccessDenied: User **** may not");
}

TEST(Credentials, OfAWebIdentity) {
  Home home(sts, "[profile web]\nrole_arn = arn:w\nweb_identity_token_file = ~/token\nrole_session_name = pod\n");
  home.files.add("/home/me/token", "the.token\n");
  EXPECT_EQ(home.key({.profile = "web"}), kKey);
  const HttpRequest& request = home.http.requests().at(0);
  EXPECT_EQ(request.body,
            "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aw&RoleSessionName=pod&"
            "WebIdentityToken=the.token");
  EXPECT_EQ(header_of(request, "Authorization"), "") << "it is not signed";

  home.host.environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/nowhere";
  home.host.environment["AWS_ROLE_ARN"] = "arn:env";
  EXPECT_TRUE(home.key().starts_with("error: read the web identity token in /nowhere: ")) << home.key();
}

// Where a role is asked for: never in another partition than its own.
TEST(Credentials, OfARoleInItsPartition) {
  const auto hosts_for = [](const std::string& role, const std::string& home_region, const Choice& choice) {
    std::vector<std::string> hosts;
    Home home([&](const HttpRequest& request) -> HttpAnswer {
      hosts.push_back(request.url);
      return nobody(request);
    });
    home.host.environment["AWS_REGION"] = home_region;
    home.host.environment["AWS_ACCESS_KEY_ID"] = kKey;
    home.host.environment["AWS_SECRET_ACCESS_KEY"] = "s";
    const auto session = Session::open(home.host, choice);
    EXPECT_FALSE(home.credentials((*session)->with_role({.arn = role})).has_value());
    hosts.erase(std::unique(hosts.begin(), hosts.end()), hosts.end());
    return hosts;
  };
  using Hosts = std::vector<std::string>;
  const std::string china = "arn:aws-cn:iam::111122223333:role/r";
  EXPECT_EQ(hosts_for(china, "", {}), Hosts{"https://sts.cn-north-1.amazonaws.com.cn/"});
  EXPECT_EQ(hosts_for(china, "us-east-1", {.regions = {"cn-northwest-1"}}),
            (Hosts{"https://sts.cn-northwest-1.amazonaws.com.cn/", "https://sts.cn-north-1.amazonaws.com.cn/"}));
  EXPECT_EQ(hosts_for("arn:aws-us-gov:iam::111122223333:role/r", "", {}),
            Hosts{"https://sts.us-gov-west-1.amazonaws.com/"});
  EXPECT_EQ(hosts_for("arn:aws-eusc:iam::111122223333:role/r", "", {}),
            Hosts{"https://sts.eusc-de-east-1.amazonaws.eu/"});
  EXPECT_EQ(hosts_for("arn:aws:iam::111122223333:role/r", "eu-west-1", {.regions = {"ap-east-1"}}),
            (Hosts{"https://sts.eu-west-1.amazonaws.com/", "https://sts.ap-east-1.amazonaws.com/",
                   "https://sts.us-east-1.amazonaws.com/"}));
}

TEST(Credentials, OfAProcess) {
  Home home(nobody, "[default]\ncredential_process = \"/opt/my tool\" --who 'a b'\n");
  std::vector<std::string> words;
  base::Ran ran{.out = json_keys(kKey, "SessionToken", "2026-08-07T11:11:12Z")};
  home.programs.handler = [&](const std::vector<std::string>& given) {
    words = given;
    return ran;
  };
  EXPECT_EQ(home.key(), kKey);
  EXPECT_EQ(words, (std::vector<std::string>{"/opt/my tool", "--who", "a b"}));

  const std::string before = "error: credential_process of profile default: ";
  ran.out = R"({"Version":2,"AccessKeyId":"a","SecretAccessKey":"hidden"})";
  EXPECT_EQ(home.key(), before + "its Version is not 1");
  ran.out = R"({"Version":1,"AccessKeyId":"a","Secret":"hidden"})";
  EXPECT_EQ(home.key(), before + "/opt/my tool gave no SecretAccessKey");
  ran.out = "hidden";
  EXPECT_EQ(home.key(), before + "/opt/my tool gave no JSON object");
  ran = {.status = 3, .err = "log in first AKIAIOSFODNN7EXAMPLE\nmore"};
  EXPECT_EQ(home.key(), before + "/opt/my tool ended with status 3; run it by hand to see what it says");
}

TEST(Credentials, OfAContainer) {
  Home home([](const HttpRequest& request) -> HttpAnswer {
    if (header_of(request, "Authorization") != "Bearer x") return respond(401, "");
    return respond(200, json_keys(kKey, "Token", "2026-08-07T11:11:12Z"));
  });
  home.host.environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = "/v2/credentials/1";
  EXPECT_EQ(home.key(), "error: container credentials from 169.254.170.2: HTTP 401");
  home.host.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "Bearer x";
  EXPECT_EQ(home.key(), kKey);
  EXPECT_EQ(home.http.requests().back().url, "http://169.254.170.2/v2/credentials/1");
  home.files.add("/token", "Bearer x\n");
  home.host.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "Bearer other";
  home.host.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "/token";
  EXPECT_EQ(home.key(), kKey);
}

TEST(Credentials, OfAContainerAreAskedForAtSafeHostsOnly) {
  const std::map<std::string, bool> cases{
      {"http://127.0.0.1:9000/x", true},
      {"http://localhost/x", true},
      {"http://[::1]:80/x", true},
      {"http://169.254.170.23/v1", true},
      {"http://[fd00:ec2::23]/v1", true},
      {"https://example.com/x", true},
      {"http://example.com/x", false},
      {"http://127.0.0.1.example.com/", false},
      {"http://user@evil.example/", false},
      {"http://169.254.169.254/", false},
      {"ftp://127.0.0.1/", false},
      {"http://127.0.0.1@evil.example/", false},
      {"http://127.1", false},
  };
  for (const auto& [url, is_safe] : cases) {
    Home home([](const HttpRequest&) { return respond(200, json_keys(kKey, "Token", "2026-08-07T11:11:12Z")); });
    home.host.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = url;
    EXPECT_EQ(home.key() == kKey, is_safe) << url;
    EXPECT_EQ(home.http.requests().empty(), !is_safe) << url;
  }
}

HttpAnswer metadata(const HttpRequest& request) {
  const std::string base = "http://169.254.169.254/latest/";
  if (request.method == "PUT" && request.url == base + "api/token") return respond(200, "tok");
  if (header_of(request, "X-aws-ec2-metadata-token") != "tok") return respond(401, "");
  if (request.url == base + "meta-data/iam/security-credentials/") return respond(200, "my-role\n");
  if (request.url == base + "meta-data/iam/security-credentials/my-role") {
    return respond(200, json_keys(kKey, "Token", "2026-08-07T11:11:12Z"));
  }
  return respond(404, "");
}

TEST(Credentials, OfAnInstance) {
  Home home(metadata);
  EXPECT_EQ(home.key(), kKey);
  EXPECT_EQ(home.http.requests().size(), 3U);
  EXPECT_EQ(header_of(home.http.requests().at(0), "X-aws-ec2-metadata-token-ttl-seconds"), "21600");

  Home ipv6(nobody);
  ipv6.host.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"] = "IPv6";
  ipv6.key();
  EXPECT_EQ(ipv6.http.requests().at(0).url, "http://[fd00:ec2::254]/latest/api/token");
}

constexpr const char* kSso =
    "[profile new]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Read\n"
    "[sso-session corp]\nsso_region = eu-central-1\nsso_start_url = https://corp.awsapps.com/start\n"
    "[profile old]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-central-1\n"
    "sso_account_id = 111122223333\nsso_role_name = Read\n";
// SHA-1 of `corp` and of the start URL.
constexpr const char* kNewCache = "/home/me/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json";

HttpAnswer sso_service(const HttpRequest& request) {
  if (request.url == "https://oidc.eu-central-1.amazonaws.com/token") {
    EXPECT_EQ(request.body, R"({"grantType":"refresh_token","clientId":"id","clientSecret":"cs","refreshToken":"rt"})");
    return respond(200, R"({"accessToken":"fresh","expiresIn":3600,"refreshToken":"rt2"})");
  }
  const std::string token = header_of(request, "x-amz-sso_bearer_token");
  if (token != "good" && token != "fresh") return respond(401, R"({"message":"Session token not found or invalid"})");
  EXPECT_EQ(
      request.url,
      "https://portal.sso.eu-central-1.amazonaws.com/federation/credentials?account_id=111122223333&role_name=Read");
  return respond(200,
                 R"({"roleCredentials":{"accessKeyId":"AKIDFROMSOMEWHERE","secretAccessKey":"s","sessionToken":"t",)"
                 R"("expiration":1786101072000}})");
}

TEST(Credentials, OfSingleSignOn) {
  Home home(sso_service, kSso);
  EXPECT_EQ(home.key({.profile = "new"}),
            "error: there is no cached SSO token that can be read; log in with `aws sso login --profile new`");
  home.files.add(kNewCache, R"({"accessToken":"good","expiresAt":"2026-08-07T11:11:12Z"})");
  const auto got = home.credentials({.profile = "new"});
  ASSERT_TRUE(got) << home.key({.profile = "new"});
  EXPECT_EQ(*got->expires, parse_iso_time("2026-08-07T11:11:12Z"));
}

TEST(Credentials, OfSingleSignOnAreRenewed) {
  Home home(sso_service, kSso);
  home.files.add(kNewCache,
                 R"({"accessToken":"stale","expiresAt":"2026-08-07T10:00:00UTC","clientId":"id","clientSecret":"cs",)"
                 R"("refreshToken":"rt"})");
  EXPECT_EQ(home.key({.profile = "new"}), kKey);
  EXPECT_EQ(home.http.requests().size(), 2U);

  Home ended(sso_service, kSso);
  ended.files.add(kNewCache, R"({"accessToken":"stale","expiresAt":"2026-08-07T10:00:00Z"})");
  EXPECT_EQ(ended.key({.profile = "new"}),
            "error: the SSO token has expired; log in with `aws sso login --profile new`");
}

TEST(Credentials, AreRenewedBeforeTheyEndAndOnceForAll) {
  int asked = 0;
  Home home(
      [&](const HttpRequest&) {
        ++asked;
        return respond(200, sts_keys("AssumeRole", "key" + std::to_string(asked),
                                     asked == 1 ? "2026-08-07T10:41:12Z" : "2026-08-07T11:41:12Z"));
      },
      "[default]\nrole_arn = arn:r\nsource_profile = b\n[profile b]\naws_access_key_id = b\naws_secret_access_key = "
      "s\n");
  const auto session = home.open();
  std::set<std::string> keys;
  const auto use = [&](const base::Result<Credentials>& result) { keys.insert(result->access_key); };
  for (int i = 0; i < 5; ++i) session->credentials(use);
  home.http.run();
  EXPECT_EQ(asked, 1);
  home.clock.advance(std::chrono::minutes(20));
  for (int i = 0; i < 5; ++i) session->credentials(use);
  home.http.run();
  EXPECT_EQ(asked, 1);
  home.clock.advance(std::chrono::minutes(6));
  for (int i = 0; i < 5; ++i) session->credentials(use);
  home.http.run();
  EXPECT_EQ(asked, 2);
  EXPECT_EQ(keys, (std::set<std::string>{"key1", "key2"}));
}

TEST(Credentials, ThatAwsCallsExpiredAreRenewedInMidScan) {
  int asked = 0;
  Home home(
      [&](const HttpRequest& request) -> HttpAnswer {
        if (request.url.starts_with("https://sts.")) {
          ++asked;
          return respond(200, sts_keys("AssumeRole", "key" + std::to_string(asked), "2026-08-07T11:11:12Z"));
        }
        if (header_of(request, "Authorization").find("Credential=key1/") != std::string::npos) {
          return respond(400, R"({"__type":"ExpiredTokenException","message":"The security token is expired"})");
        }
        return respond(200, R"({"clusterArns":[]})");
      },
      "[default]\nrole_arn = arn:r\nsource_profile = b\n[profile b]\naws_access_key_id = b\naws_secret_access_key = "
      "s\n");
  Reader reader(home.open(), make_pace(home.host));
  int good = 0;
  for (int i = 0; i < 20; ++i) {
    reader.call({.action = Action::ecs_list_clusters, .region = "us-east-1"},
                [&](const Outcome& outcome) { good += outcome ? 1 : 0; });
  }
  home.http.run();
  EXPECT_EQ(good, 20);
  EXPECT_EQ(asked, 2);
}

TEST(Credentials, ThatHaveExpiredForGoodAreSaidToHave) {
  Home home(
      [](const HttpRequest&) { return respond(400, R"({"__type":"ExpiredTokenException","message":"expired"})"); }, "",
      "[default]\naws_access_key_id = k\naws_secret_access_key = s\naws_session_token = t\n");
  const Outcome outcome = home.call(Action::ecs_list_clusters);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, FailureKind::expired);
  EXPECT_EQ(text_of(outcome.error()),
            "ecs:ListClusters in us-east-1: the credentials have expired: the credentials from profile default have "
            "expired, and it has no newer ones");
}

TEST(Credentials, ThatAreMissingFailEachCallAndAreNotLookedForEachTime) {
  Home home(nobody);
  Reader reader(home.open(), make_pace(home.host));
  int failed = 0;
  for (int i = 0; i < 50; ++i) {
    reader.call({.action = Action::ecs_list_clusters, .region = "us-east-1"}, [&](const Outcome& outcome) {
      failed += !outcome && outcome.error().kind == FailureKind::no_credentials ? 1 : 0;
    });
  }
  home.http.run();
  EXPECT_EQ(failed, 50);
  EXPECT_EQ(home.http.requests().size(), 1U);
}

TEST(Credentials, OfAnotherRoleForTheSameSettings) {
  Home home(sts, "", "[default]\naws_access_key_id = k\naws_secret_access_key = s\n");
  const auto role = home.open()->with_role({.arn = "arn:x", .external_id = "e"});
  EXPECT_EQ(home.credentials(role)->access_key, kKey);
  EXPECT_NE(home.http.requests().at(0).body.find("RoleSessionName=kakoi-7&ExternalId=e"), std::string::npos);
}

TEST(Credentials, NeverShowInAnError) {
  const std::vector<test::FakeHttp::Handler> answers{
      nobody, [](const HttpRequest&) { return respond(200, "hidden-body"); },
      [](const HttpRequest&) { return respond(200, R"({"AccessKeyId":"a","SecretAccessKey":"hidden"})"); },
      [](const HttpRequest&) { return respond(500, "hidden"); },
      [](const HttpRequest&) {
        return respond(403,
                       "<ErrorResponse><Error><Code>X</Code><Message>hidden-secret hidden-token</Message></Error>"
                       "</ErrorResponse>");
      }};
  for (const auto& answer : answers) {
    Home home(answer,
              "[default]\nrole_arn = arn:r\nsource_profile = b\n[profile b]\naws_access_key_id = b\n"
              "aws_secret_access_key = hidden-secret\naws_session_token = hidden-token\n");
    EXPECT_EQ(home.key().find("hidden"), std::string::npos) << home.key();
    home.host.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://localhost/hidden-path";
    home.host.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "hidden\nx";
    home.host.environment["AWS_PROFILE"] = "";
    EXPECT_EQ(home.key().find("hidden"), std::string::npos) << home.key();
  }
}

}  // namespace
}  // namespace kakoi::aws
