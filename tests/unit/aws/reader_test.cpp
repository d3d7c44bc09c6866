#include "unit/aws/asked.hpp"

#include <algorithm>
#include <map>

namespace kakoi::aws {
namespace {

using base::HttpAnswer;
using base::HttpRequest;
using base::HttpTrouble;
using test::respond;

HttpAnswer trouble(HttpTrouble kind) { return tl::unexpected(base::HttpFailure{.trouble = kind, .message = {}}); }

HttpAnswer refuse(const std::string& code, const std::string& message, int status = 400) {
  return respond(status, R"({"__type":")" + code + R"(","message":")" + message + R"("})",
                 {{.name = "x-amzn-RequestId", .value = "req-1"}});
}

constexpr const char* kClusters = R"({"clusterArns":["arn:aws:ecs:us-east-1:111122223333:cluster/a"]})";

TEST(Reader, SendsACallSignedAndGivesTheAnswer) {
  Asked asked([](const HttpRequest&) { return respond(200, kClusters); });
  const Outcome outcome = asked.call(Action::ecs_list_clusters);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(*outcome->body, kClusters);
  EXPECT_EQ(outcome->json.text, kClusters);
  const HttpRequest& request = asked.http.requests().at(0);
  EXPECT_EQ(request.url, "https://ecs.us-east-1.amazonaws.com/");
  std::map<std::string, std::string> headers;
  for (const auto& header : request.headers) headers[header.name] = header.value;
  EXPECT_EQ(headers["X-Amz-Target"], "AmazonEC2ContainerServiceV20141113.ListClusters");
  EXPECT_EQ(headers["X-Amz-Date"], "20260807T101112Z");
  EXPECT_TRUE(headers["Authorization"].starts_with(
      "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260807/us-east-1/ecs/aws4_request, "
      "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature="));
}

TEST(Reader, ReadsXmlOfEc2) {
  Asked asked([](const HttpRequest&) {
    return respond(200,
                   "<?xml version=\"1.0\"?><DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                   "<requestId>r</requestId><regionInfo><item><regionName>us-east-1</regionName></item></regionInfo>"
                   "</DescribeRegionsResponse>");
  });
  Input input;
  input.set("AllRegions", true);
  const Outcome outcome = asked.call(Action::ec2_describe_regions, input);
  ASSERT_TRUE(outcome) << text_of(outcome.error());
  EXPECT_EQ(outcome->xml.find("regionInfo")->children.at(0).text_of("regionName"), "us-east-1");
  EXPECT_EQ(asked.http.requests().at(0).body, "Action=DescribeRegions&Version=2016-11-15&AllRegions=true");
}

TEST(Reader, PutsPartsOfARestCallIntoPathAndQuery) {
  Asked asked([](const HttpRequest&) { return respond(200, R"({"Target":{}})"); });
  Input input;
  input.set("Name", "a b/c").set("groupName", "x&y");
  ASSERT_TRUE(asked.call(Action::scheduler_get_schedule, input));
  EXPECT_EQ(asked.http.requests().at(0).url,
            "https://scheduler.us-east-1.amazonaws.com/schedules/a%20b%2Fc?groupName=x%26y");
}

TEST(Reader, SaysWhatARefusalIsAndWhatItTakes) {
  Asked asked([](const HttpRequest&) { return refuse("AccessDeniedException", "User: arn is not authorized"); });
  const Outcome outcome = asked.call(Action::ecs_list_clusters);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, FailureKind::denied);
  EXPECT_EQ(outcome.error().code, "AccessDeniedException");
  EXPECT_EQ(outcome.error().request_id, "req-1");
  EXPECT_EQ(outcome.error().status, 400);
  EXPECT_EQ(
      text_of(outcome.error()),
      "ecs:ListClusters in us-east-1: not allowed: AccessDeniedException: User: arn is not authorized; it needs the "
      "IAM action ecs:ListClusters; request req-1");
  EXPECT_EQ(asked.http.requests().size(), 1U);
}

TEST(Reader, TellsRefusalsApart) {
  const std::vector<std::pair<std::string, FailureKind>> cases{
      {"ClusterNotFoundException", FailureKind::refused},
      {"com.amazon.coral.service#UnrecognizedClientException", FailureKind::not_accepted},
      {"ThrottlingException", FailureKind::throttled},
      {"ExpiredTokenException", FailureKind::expired},
      {"ServerException", FailureKind::server},
  };
  for (const auto& [code, kind] : cases) {
    Asked asked([said = code](const HttpRequest&) { return refuse(said, ""); });
    const Outcome outcome = asked.call(Action::ecs_list_clusters);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().kind, kind) << code;
  }
}

TEST(Reader, ReadsTheErrorsOfEc2AndOfRest) {
  Asked ec2([](const HttpRequest&) {
    return respond(403,
                   "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors>"
                   "<RequestID>r-9</RequestID></Response>");
  });
  const Outcome denied = ec2.call(Action::ec2_describe_regions);
  EXPECT_EQ(denied.error().kind, FailureKind::denied);
  EXPECT_EQ(denied.error().request_id, "r-9");

  Asked rest([](const HttpRequest&) {
    return respond(404, R"({"Message":"gone"})", {{.name = "x-amzn-ErrorType", .value = "NotFoundException:http://x"}});
  });
  const Outcome gone = rest.call(Action::pipes_describe_pipe, Input().set("Name", "p"));
  EXPECT_EQ(gone.error().code, "NotFoundException");
  EXPECT_EQ(gone.error().message.text(base::Language::en), "gone");
}

TEST(Reader, TakesNoBodyForLessThanItIs) {
  const std::vector<std::string> bodies{"",
                                        "{",
                                        "[]",
                                        "null",
                                        "<html>",
                                        R"({"clusterArns":["a")",
                                        R"({"clusterArns":{"a":1}})",
                                        R"({"clusterArns":[1]})",
                                        R"({"clusterArns":null})",
                                        R"({"other":[]})",
                                        R"({"clusterArns":[],"nextToken":42})",
                                        R"({"clusterArns":[]} x)"};
  for (const std::string& body : bodies) {
    Asked asked([&](const HttpRequest&) { return respond(200, body); });
    const Outcome outcome = asked.call(Action::ecs_list_clusters);
    ASSERT_FALSE(outcome) << body;
    EXPECT_EQ(outcome.error().kind, FailureKind::malformed) << body;
    EXPECT_EQ(asked.http.requests().size(), 3U) << body;
  }
}

TEST(Reader, TakesNoXmlForLessThanItIs) {
  const std::vector<std::string> bodies{
      "",
      "<DescribeRegionsResponse>",
      "<DescribeRegionsResponse/>",
      "<Other><regionInfo/></Other>",
      "<DescribeRegionsResponse><regionInfo><unexpected>true</unexpected></regionInfo></DescribeRegionsResponse>",
      "<DescribeRegionsResponse><regionInfo>42</regionInfo></DescribeRegionsResponse>",
      "<DescribeRegionsResponse><regionInfo><item>text</item></regionInfo></DescribeRegionsResponse>",
      "<DescribeRegionsResponse><regionInfo/></DescribeRegionsResponse><more/>",
      std::string("<DescribeRegionsResponse><regionInfo/>") + '\0' + "</DescribeRegionsResponse>"};
  for (const std::string& body : bodies) {
    Asked asked([&](const HttpRequest&) { return respond(200, body); });
    const Outcome outcome = asked.call(Action::ec2_describe_regions);
    ASSERT_FALSE(outcome) << body;
    EXPECT_EQ(outcome.error().kind, FailureKind::malformed) << body;
  }
}

TEST(Reader, SendsAgainWhatNobodyAnswered) {
  int count = 0;
  Asked asked([&](const HttpRequest&) { return ++count < 3 ? trouble(HttpTrouble::cut) : respond(200, kClusters); });
  EXPECT_TRUE(asked.call(Action::ecs_list_clusters));
  EXPECT_EQ(asked.traffic.requests, 3U);
  EXPECT_EQ(asked.traffic.retries, 2U);
}

TEST(Reader, GivesUpAfterTheAttemptsThatAreAllowed) {
  for (const auto& [set, expected] : std::map<std::string, std::size_t>{{"", 3}, {"1", 1}, {"5", 5}}) {
    Asked asked([](const HttpRequest&) { return respond(503, "busy"); });
    asked.host.environment["AWS_MAX_ATTEMPTS"] = set;
    const Outcome outcome = asked.call(Action::ecs_list_clusters);
    EXPECT_EQ(outcome.error().kind, FailureKind::server);
    EXPECT_EQ(asked.http.requests().size(), expected);
  }
}

TEST(Reader, AsksWhoSaysNothingOnlyOnceMore) {
  for (const auto& [set, expected] : std::map<std::string, std::size_t>{{"", 2}, {"1", 1}, {"5", 5}}) {
    Asked asked([](const HttpRequest& request) {
      EXPECT_LE(request.connect_timeout + request.read_timeout, std::chrono::minutes(1));
      return trouble(HttpTrouble::timeout);
    });
    asked.host.environment["AWS_MAX_ATTEMPTS"] = set;
    EXPECT_EQ(asked.call(Action::ecs_list_clusters).error().kind, FailureKind::unreachable);
    EXPECT_EQ(asked.http.requests().size(), expected);
  }
}

TEST(Reader, DoesNotSendAgainWhatCannotHelp) {
  Asked asked([](const HttpRequest&) { return refuse("InvalidParameterException", "no"); });
  EXPECT_EQ(asked.call(Action::ecs_list_clusters).error().kind, FailureKind::refused);
  EXPECT_EQ(asked.http.requests().size(), 1U);
}

TEST(Reader, StopsRetryingWhenTheQuotaIsSpent) {
  Asked asked([](const HttpRequest&) { return respond(500, "down"); });
  Reader reader(asked.open(), make_pace(asked.host));
  int failed = 0;
  constexpr int kCalls = 200;
  for (int i = 0; i < kCalls; ++i) {
    reader.call({.action = Action::ecs_list_clusters, .region = "us-east-1"}, [&](const Outcome&) { ++failed; });
  }
  asked.http.run();
  EXPECT_EQ(failed, kCalls);
  // 500 tokens, 5 for each retry.
  EXPECT_EQ(reader.traffic().retries, 100U);
}

TEST(Reader, GoesSlowerWhenThrottledAndGetsThrough) {
  Asked asked([](const HttpRequest&) { return respond(200, ""); });
  double tokens = 5;
  auto filled = asked.clock.steady();
  asked.http.answer_with([&](const HttpRequest&) -> HttpAnswer {
    tokens = std::min(5.0, tokens + 10 * std::chrono::duration<double>(asked.clock.steady() - filled).count());
    filled = asked.clock.steady();
    if (tokens < 1) return refuse("ThrottlingException", "Rate exceeded");
    tokens -= 1;
    return respond(200, R"({"taskSets":[]})");
  });
  Reader reader(asked.open(), make_pace(asked.host));
  int good = 0;
  constexpr int kCalls = 300;
  for (int i = 0; i < kCalls; ++i) {
    reader.call({.action = Action::ecs_describe_task_sets, .region = "us-east-1"},
                [&](const Outcome& outcome) { good += outcome ? 1 : 0; });
  }
  asked.http.run();
  EXPECT_EQ(good, kCalls);
  EXPECT_GT(reader.traffic().throttled, 0U);
}

TEST(Reader, KeepsToAwsLimitsAndToItsOwn) {
  Asked asked([](const HttpRequest&) { return respond(200, R"({"services":[]})"); });
  Reader reader(asked.open(), make_pace(asked.host, 16));
  const auto begin = asked.clock.steady();
  constexpr int kCalls = 500;
  for (int i = 0; i < kCalls; ++i) {
    reader.call({.action = Action::ecs_describe_services, .region = "us-east-1"}, [](const Outcome&) {});
  }
  asked.http.run();
  // A bucket of 100 that is filled by 20 a second.
  const double took = std::chrono::duration<double>(asked.clock.steady() - begin).count();
  EXPECT_GT(took, 20);
  EXPECT_LT(took, 22);
  EXPECT_EQ(asked.http.most_under_way(), 16U);
}

TEST(Reader, SetsItsClockByAws) {
  Asked asked([](const HttpRequest& request) -> HttpAnswer {
    const auto is_date = [](const auto& header) { return header.name == "X-Amz-Date"; };
    if (std::ranges::find_if(request.headers, is_date)->value.starts_with("20260807T10")) {
      return respond(403, R"({"__type":"InvalidSignatureException","message":"Signature expired"})",
                     {{.name = "Date", .value = "Fri, 07 Aug 2026 12:11:12 GMT"}});
    }
    return respond(200, kClusters);
  });
  EXPECT_TRUE(asked.call(Action::ecs_list_clusters));
  EXPECT_EQ(asked.http.requests().size(), 2U);
}

TEST(Reader, DoesNotBlameTheClockForAWrongKey) {
  Asked asked([](const HttpRequest&) {
    return respond(403, R"({"__type":"InvalidSignatureException"})",
                   {{.name = "Date", .value = "Fri, 07 Aug 2026 10:11:12 GMT"}});
  });
  EXPECT_EQ(asked.call(Action::ecs_list_clusters).error().kind, FailureKind::not_accepted);
  EXPECT_EQ(asked.http.requests().size(), 1U);
}

TEST(Reader, ReadsEveryPage) {
  Asked asked([](const HttpRequest& request) -> HttpAnswer {
    if (request.body == R"({"maxResults":100})") return respond(200, R"({"clusterArns":["a"],"nextToken":"t\u0031"})");
    EXPECT_EQ(request.body, R"({"maxResults":100,"nextToken":"t1"})");
    return respond(200, R"({"clusterArns":["b"],"nextToken":null})");
  });
  Reader reader(asked.open(), make_pace(asked.host));
  std::vector<std::string> bodies;
  bool has_ended = false;
  reader.pages(
      {.action = Action::ecs_list_clusters, .region = "us-east-1"},
      [&](const Answer& answer) { bodies.push_back(*answer.body); },
      [&](const std::optional<Failure>& failure) {
        EXPECT_FALSE(failure);
        has_ended = true;
      });
  asked.http.run();
  EXPECT_TRUE(has_ended);
  EXPECT_EQ(bodies.size(), 2U);
}

TEST(Reader, EndsPagesThatComeAgain) {
  Asked asked([](const HttpRequest&) { return respond(200, R"({"clusterArns":[],"nextToken":"again"})"); });
  Reader reader(asked.open(), make_pace(asked.host));
  std::optional<Failure> ended;
  reader.pages(
      {.action = Action::ecs_list_clusters, .region = "us-east-1"}, [](const Answer&) {},
      [&](std::optional<Failure> failure) { ended = std::move(failure); });
  asked.http.run();
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->kind, FailureKind::endless);
  EXPECT_EQ(asked.http.requests().size(), 2U);
}

TEST(Reader, SendsNoPageSizeAlongWithIds) {
  Asked asked([](const HttpRequest&) {
    return respond(200,
                   "<DescribeNetworkInterfacesResponse><networkInterfaceSet/></DescribeNetworkInterfacesResponse>");
  });
  Reader reader(asked.open(), make_pace(asked.host));
  Input input;
  input.set("NetworkInterfaceId", std::vector<std::string>{"eni-1", "eni-2"});
  reader.pages(
      {.action = Action::ec2_describe_network_interfaces, .region = "us-east-1", .input = input}, [](const Answer&) {},
      [](const std::optional<Failure>& failure) { EXPECT_FALSE(failure); });
  asked.http.run();
  EXPECT_EQ(
      asked.http.requests().at(0).body,
      "Action=DescribeNetworkInterfaces&Version=2016-11-15&NetworkInterfaceId.1=eni-1&NetworkInterfaceId.2=eni-2");
}

TEST(Reader, EndsEverythingWhenItIsStopped) {
  Asked asked([](const HttpRequest&) { return respond(200, kClusters); });
  asked.http.answer_with([&](const HttpRequest&) -> HttpAnswer {
    if (asked.http.requests().size() >= 20) asked.http.cancel();
    return respond(200, kClusters);
  });
  Reader reader(asked.open(), make_pace(asked.host, 8));
  int cancelled = 0;
  int answered = 0;
  constexpr int kCalls = 1000;
  for (int i = 0; i < kCalls; ++i) {
    reader.call({.action = Action::ecs_list_clusters, .region = "us-east-1"}, [&](const Outcome& outcome) {
      answered += outcome ? 1 : 0;
      cancelled += !outcome && outcome.error().kind == FailureKind::cancelled ? 1 : 0;
    });
  }
  asked.http.run();
  EXPECT_EQ(answered + cancelled, kCalls);
  EXPECT_LE(asked.http.requests().size(), 30U);
}

TEST(Reader, TellsTheAccountAndPutsItIntoFailures) {
  Asked asked([](const HttpRequest& request) -> HttpAnswer {
    if (!request.url.starts_with("https://sts.")) return refuse("AccessDeniedException", "no");
    return respond(200,
                   "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>a</Arn><Account>111122223333</Account>"
                   "</GetCallerIdentityResult></GetCallerIdentityResponse>");
  });
  Reader reader(asked.open(), make_pace(asked.host));
  std::vector<std::string> accounts;
  const auto keep = [&](const tl::expected<std::string, Failure>& account) { accounts.push_back(account.value()); };
  reader.account("us-east-1", keep);
  reader.account("us-east-1", keep);
  asked.http.run();
  EXPECT_EQ(accounts, (std::vector<std::string>{"111122223333", "111122223333"}));
  EXPECT_EQ(asked.http.requests().size(), 1U);
  std::optional<Failure> failure;
  reader.call({.action = Action::ecs_list_clusters, .region = "us-east-1"},
              [&](Outcome outcome) { failure = std::move(outcome.error()); });
  asked.http.run();
  EXPECT_EQ(failure->account, "111122223333");
}

TEST(Reader, TakesKeysOutOfWhatAwsSays) {
  Asked asked([](const HttpRequest&) {
    return refuse(
        "UnrecognizedClientException",
        "key AKIAIOSFODNN7EXAMPLE, other ASIAQQQQWWWWEEEERRRR, secret wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY.");
  });
  EXPECT_EQ(asked.call(Action::ecs_list_clusters).error().message.text(base::Language::en),
            "key ****, other ****, secret ****.");
}

TEST(Reader, SendsNothingToWhatIsNoRegion) {
  for (const char* region : {"evil.example/", "a@b", "US-EAST-1", "a b"}) {
    Asked asked([](const HttpRequest&) { return respond(200, kClusters); });
    Reader reader(asked.open(), make_pace(asked.host));
    reader.call({.action = Action::ecs_list_clusters, .region = region},
                [](const Outcome& outcome) { EXPECT_EQ(outcome.error().kind, FailureKind::refused); });
    asked.http.run();
    EXPECT_TRUE(asked.http.requests().empty());
  }
}

TEST(Reader, FailsWithoutARegion) {
  Asked asked([](const HttpRequest&) { return respond(200, kClusters); });
  Reader reader(asked.open(), make_pace(asked.host));
  std::optional<Failure> failure;
  reader.call({.action = Action::ecs_list_clusters, .region = ""},
              [&](Outcome outcome) { failure = std::move(outcome.error()); });
  EXPECT_FALSE(failure) << "before the run";
  asked.http.run();
  EXPECT_TRUE(failure);
}

}  // namespace
}  // namespace kakoi::aws
