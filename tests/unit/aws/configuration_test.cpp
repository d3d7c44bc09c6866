// The files and variables that the AWS CLI reads, read as it reads them.
#include "aws/endpoint.hpp"
#include "aws/ini.hpp"
#include "aws/services.hpp"
#include "aws/settings.hpp"
#include "unit/aws/asked.hpp"

#include <map>

namespace kakoi::aws {
namespace {

std::string error_of(const std::string& text) {
  const auto parsed = parse_ini(text);
  return parsed ? "" : parsed.error().message.text(base::Language::en);
}

TEST(Ini, ReadsSectionsAndOptions) {
  const auto sections = parse_ini(
                            "\xef\xbb\xbf# a comment\r\n[one]\r\n Key = a = b # not a comment\r\nother:c\n; "
                            "another\nempty =\n\n[two]\nx=1\n")
                            .value();
  ASSERT_EQ(sections.size(), 2U);
  EXPECT_EQ(sections[0].name, "one");
  EXPECT_EQ(sections[0].options, (Options{{"key", "a = b # not a comment"}, {"other", "c"}, {"empty", ""}}));
  EXPECT_EQ(sections[1].options, (Options{{"x", "1"}}));
}

TEST(Ini, ReadsValuesOverSeveralLines) {
  const auto sections =
      parse_ini("[s]\necs =\n  endpoint_url = http://a\n  # a comment\n\n  b = c\nx = 1\n  2\n\nnext = 3\n").value();
  EXPECT_EQ(option(sections[0].options, "x"), "1\n2");
  EXPECT_EQ(nested_options(option(sections[0].options, "ecs")), (Options{{"endpoint_url", "http://a"}, {"b", "c"}}));
  EXPECT_EQ(option(sections[0].options, "next"), "3");
}

TEST(Ini, GivesDefaultsToAll) {
  const auto sections = parse_ini("[DEFAULT]\nregion = r\nx = 1\n[a]\nx = 2\n").value();
  ASSERT_EQ(sections.size(), 1U);
  EXPECT_EQ(sections[0].options, (Options{{"region", "r"}, {"x", "2"}}));
}

TEST(Ini, RefusesWhatTheCliRefusesAndQuotesNothing) {
  EXPECT_EQ(error_of("key = secret\n"), "line 1: an option before the first [section]");
  EXPECT_EQ(error_of("[a]\nsecret\n"), "line 2: neither a [section] nor `name = value`");
  EXPECT_EQ(error_of("[a]\n= secret\n"), "line 2: neither a [section] nor `name = value`");
  EXPECT_EQ(error_of("[a]\nx=1\nX=2\n"), "line 3: the second of its name");
  EXPECT_EQ(error_of("[a]\n[b]\n[a]\n"), "line 3: the second of its name");
}

TEST(Words, AreTakenApartAsAShellDoes) {
  EXPECT_EQ(shell_words(R"(a "b c" 'd "e' f\ g "h\"i" "" x"y"z)").value(),
            (std::vector<std::string>{"a", "b c", "d \"e", "f g", "h\"i", "", "xyz"}));
  EXPECT_FALSE(shell_words("a 'b"));
  EXPECT_TRUE(shell_words("  ").value().empty());
}

struct Configured : Asked {
  explicit Configured(const std::string& config, const std::map<std::string, std::string>& environment = {})
      : Asked([](const base::HttpRequest&) { return test::respond(200, ""); }) {
    files.add("/home/me/.aws/config", config);
    for (const auto& [name, value] : environment) host.environment[name] = value;
  }

  base::Result<Settings> settings(const Choice& choice = {}) const {
    auto profiles = read_profiles(host);
    if (!profiles) return tl::unexpected(profiles.error());
    return read_settings(host, *profiles, choice);
  }
};

TEST(Settings, TakeTheRegionOfTheNearest) {
  const std::string config = "[default]\nregion = file\n[profile p]\nregion = profile\n";
  EXPECT_EQ(Configured(config).settings()->region, "file");
  EXPECT_EQ(Configured(config).settings({.profile = "p"})->region, "profile");
  EXPECT_EQ(Configured(config, {{"AWS_DEFAULT_REGION", "one"}}).settings()->region, "one");
  EXPECT_EQ(Configured(config, {{"AWS_DEFAULT_REGION", "one"}, {"AWS_REGION", "two"}}).settings()->region, "two");
  EXPECT_EQ(Configured(config, {{"AWS_REGION", "two"}}).settings({.region = "three"})->region, "three");
}

TEST(Settings, FindTheFilesWhereTheEnvironmentSays) {
  Configured configured("[default]\nregion = usual\n",
                        {{"AWS_CONFIG_FILE", "$ELSE/${HERE}"}, {"ELSE", "/x"}, {"HERE", "y"}});
  configured.files.add("/x/y",
                       "[default]\nregion = other\n[profile \"with blank\"]\nregion = blank\n[plain]\nregion = no\n");
  EXPECT_EQ(configured.settings()->region, "other");
  EXPECT_EQ(configured.settings({.profile = "with blank"})->region, "blank");
  EXPECT_FALSE(configured.settings({.profile = "plain"})) << "in this file a profile is called one";
}

TEST(Settings, NameTheFileThatIsBroken) {
  EXPECT_EQ(Configured("[default\n").settings().error().message.text(base::Language::en),
            "read /home/me/.aws/config: line 1: an option before the first [section]");
}

std::string url_of(const Configured& configured, const Service& service) {
  return endpoint_of(service, "eu-west-1", configured.settings().value()).url;
}

TEST(Settings, TakeTheEndpointOfTheNearest) {
  const std::string config =
      "[default]\nendpoint_url = http://file\nservices = s\n[services s]\nec2 =\n  endpoint_url = http://file-ec2\nsfn "
      "=\n"
      "  endpoint_url = http://file-sfn\n";
  const Configured files(config);
  EXPECT_EQ(url_of(files, services::kEcs), "http://file");
  EXPECT_EQ(url_of(files, services::kEc2), "http://file-ec2");
  EXPECT_EQ(url_of(files, services::kStates), "http://file-sfn");

  const Configured all(config, {{"AWS_ENDPOINT_URL", "http://env"}, {"AWS_ENDPOINT_URL_SSO_OIDC", "http://env-oidc"}});
  EXPECT_EQ(url_of(all, services::kEc2), "http://env");
  EXPECT_EQ(url_of(all, services::kSsoOidc), "http://env-oidc");

  const Configured one(config, {{"AWS_ENDPOINT_URL_EC2", "http://env-ec2"}});
  EXPECT_EQ(url_of(one, services::kEc2), "http://env-ec2");
  EXPECT_EQ(url_of(one, services::kEcs), "http://file");

  const Configured none(config, {{"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "TRUE"}, {"AWS_ENDPOINT_URL", "http://env"}});
  EXPECT_EQ(url_of(none, services::kEcs), "https://ecs.eu-west-1.amazonaws.com");
  EXPECT_EQ(endpoint_of(services::kEc2, "x", none.settings({.endpoint_url = "http://said"}).value()).url,
            "http://said");
}

TEST(Settings, RefuseWhatMakesNoSense) {
  const auto said = [](const std::string& config, const std::map<std::string, std::string>& environment) {
    const auto settings = Configured(config, environment).settings();
    return settings ? "" : settings.error().message.text(base::Language::en);
  };
  EXPECT_EQ(said("[default]\nservices = x\n", {}),
            "the profile `default` names the section [services x], which does not exist");
  EXPECT_EQ(said("", {{"AWS_MAX_ATTEMPTS", "0"}}), "AWS_MAX_ATTEMPTS is `0`, which is no whole number from 1");
  EXPECT_EQ(said("", {{"AWS_RETRY_MODE", "often"}}),
            "AWS_RETRY_MODE is `often`, which is none of: legacy, standard, adaptive");
  EXPECT_EQ(said("[default]\nsts_regional_endpoints = moon\n", {}),
            "AWS_STS_REGIONAL_ENDPOINTS is `moon`, which is none of: regional, legacy");
}

TEST(Settings, CountAttemptsByTheMode) {
  EXPECT_EQ(Configured("").settings()->max_attempts, 3);
  EXPECT_EQ(Configured("", {{"AWS_RETRY_MODE", "legacy"}}).settings()->max_attempts, 5);
  EXPECT_EQ(Configured("[default]\nmax_attempts = 7\n").settings()->max_attempts, 7);
}

TEST(Settings, KnowTheOtherEndpoints) {
  const Settings settings = Configured("[default]\nuse_fips_endpoint = true\nca_bundle = ~/ca.pem\n",
                                       {{"AWS_USE_DUALSTACK_ENDPOINT", "True"}})
                                .settings()
                                .value();
  EXPECT_EQ(endpoint_of(services::kEcs, "us-east-1", settings).url, "https://ecs-fips.us-east-1.api.aws");
  EXPECT_EQ(settings.ca_bundle, "/home/me/ca.pem");
}

TEST(Proxy, IsThatOfTheEnvironment) {
  const auto proxy = [](const std::string& url, const std::map<std::string, std::string>& environment) {
    return proxy_for(Configured("", environment).host, url);
  };
  EXPECT_EQ(proxy("https://a.example/x", {}), "");
  EXPECT_EQ(proxy("https://a.example/x", {{"HTTPS_PROXY", "http://p:1"}, {"HTTP_PROXY", "http://q"}}), "http://p:1");
  EXPECT_EQ(proxy("http://a.example/x", {{"HTTPS_PROXY", "http://p:1"}, {"http_proxy", "http://q"}}), "http://q");
  EXPECT_EQ(proxy("https://a.example/x", {{"ALL_PROXY", "http://all"}}), "http://all");
  for (const char* list : {"*", "example", "x, .example", "a.example", "a.example:8443", "b,a.example"}) {
    EXPECT_EQ(proxy("https://a.example:8443/x", {{"HTTPS_PROXY", "http://p"}, {"NO_PROXY", list}}), "") << list;
  }
  for (const char* list : {"xample", "b.example", "a.example:80", "", "ba.example"}) {
    EXPECT_EQ(proxy("https://a.example:8443/x", {{"HTTPS_PROXY", "http://p"}, {"no_proxy", list}}), "http://p") << list;
  }
  EXPECT_EQ(proxy("http://[::1]:80/x", {{"HTTP_PROXY", "http://p"}, {"NO_PROXY", "[::1]"}}), "");
}

}  // namespace
}  // namespace kakoi::aws
