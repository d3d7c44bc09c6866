#include "sim/protocol/form.hpp"
#include "sim/protocol/read.hpp"
#include "sim/protocol/write.hpp"
#include "sim/protocol/xml.hpp"
#include "sim/value/json.hpp"

#include <gtest/gtest.h>

#include <array>

namespace kakoi::sim::protocol {
namespace {

constexpr Route kRoutes[] = {
    {.method = "GET", .path = "/schedules/{Name}", .action = "GetSchedule"},
    {.method = "GET", .path = "/schedules", .action = "ListSchedules"},
    {.method = "GET", .path = "/tags/{arn+}", .action = "ListTags"},
    {.method = "DELETE", .path = "/tags/{arn+}", .action = "Untag", .list = "tagKeys"},
};
constexpr Shape kJson{.name = "ecs", .dialect = Dialect::json_1_1, .target_prefix = "Ecs2014"};
constexpr Shape kEc2{.name = "ec2", .dialect = Dialect::ec2, .version = "2016-11-15", .xml_namespace = "http://ec2/"};
constexpr Shape kSts{
    .name = "sts", .dialect = Dialect::query, .version = "2011-06-15", .xml_namespace = "https://sts/"};
constexpr Shape kRest{.name = "scheduler", .dialect = Dialect::rest_json, .routes = kRoutes};
constexpr Shape kCapital{.name = "capital", .dialect = Dialect::rest_json, .message_member = "Message"};
constexpr std::array<const Shape*, 4> kShapes = {&kJson, &kEc2, &kSts, &kRest};

std::string read(const http::Request& request, std::string_view signed_for) {
  const auto call = read_call(request, signed_for, kShapes);
  if (!call) return call.error().code;
  return std::string(call->shape->name) + " " + call->action + " " + value::to_json(call->input);
}

TEST(Read, JsonByItsTarget) {
  EXPECT_EQ(read({.method = "POST",
                  .path = "/",
                  .headers = {{"x-amz-target", "Ecs2014.ListServices"}},
                  .body = R"({"cluster":"a"})"},
                 ""),
            R"(ecs ListServices {"cluster":"a"})");
}

TEST(Read, ABodyThatIsNoObjectIsRefused) {
  for (const char* body : {"[1]", "{", "\"x\"", "\xff\xfe"}) {
    EXPECT_EQ(read({.method = "POST", .path = "/", .headers = {{"x-amz-target", "Ecs2014.A"}}, .body = body}, ""),
              "SerializationException");
  }
}

TEST(Read, QueryByItsVersion) {
  EXPECT_EQ(read({.method = "POST",
                  .path = "/",
                  .body = "Action=DescribeSubnets&Version=2016-11-15&Filter.1.Name=vpc-id&Filter.1.Value.1=v%201&"
                          "Filter.1.Value.2=w+2&SubnetId.1=a"},
                 ""),
            R"(ec2 DescribeSubnets {"Filter":[{"Name":"vpc-id","Value":["v 1","w 2"]}],"SubnetId":["a"]})");
}

TEST(Read, RestByMethodAndPath) {
  EXPECT_EQ(read({.method = "GET", .path = "/schedules/a%20b", .query = "groupName=g"}, "scheduler"),
            R"(scheduler GetSchedule {"groupName":"g","Name":"a b"})");
  EXPECT_EQ(read({.method = "GET", .path = "/schedules"}, "scheduler"), "scheduler ListSchedules {}");
  EXPECT_EQ(read({.method = "GET", .path = "/tags/arn%3Aaws%2Fx/y"}, "scheduler"),
            R"(scheduler ListTags {"arn":"arn:aws/x/y"})");
  EXPECT_EQ(read({.method = "PUT", .path = "/schedules"}, "scheduler"), "UnknownOperationException");
}

TEST(Read, ListsInTheQueryAreListsEvenOfOne) {
  EXPECT_EQ(read({.method = "DELETE", .path = "/tags/x", .query = "tagKeys=a"}, "scheduler"),
            R"(scheduler Untag {"tagKeys":["a"],"arn":"x"})");
  EXPECT_EQ(read({.method = "DELETE", .path = "/tags/x", .query = "tagKeys=a&tagKeys=b"}, "scheduler"),
            R"(scheduler Untag {"tagKeys":["a","b"],"arn":"x"})");
}

TEST(Read, ABodyOfJsonIsNoForm) {
  EXPECT_EQ(read({.method = "GET", .path = "/schedules", .body = R"({"a":"&Version=2016-11-15&"})"}, "scheduler"),
            R"(scheduler ListSchedules {"a":"&Version=2016-11-15&"})");
}

TEST(Read, WhatNobodyKnows) {
  EXPECT_EQ(read({.method = "GET", .path = "/"}, "s3"), "UnknownOperationException");
  EXPECT_EQ(read({.method = "POST", .path = "/", .body = "a=b"}, "ec2"), "MissingAction");
}

TEST(Form, ListsInTheOrderOfTheirNumbers) {
  EXPECT_EQ(value::to_json(nested(form_fields("A.10=c&A.2=b&A.1=a&B.member.1.K=v&C"))),
            R"({"A":["a","b","c"],"B":[{"K":"v"}],"C":""})");
}

TEST(Form, NamesThatNestTooDeepAreDropped) {
  std::string name = "A";
  for (int i = 0; i < 10'000; ++i) name += ".A";
  EXPECT_EQ(value::to_json(nested({{name, "x"}})), "{}");
}

TEST(Write, JsonErrorsNameTheirType) {
  const auto response =
      answer(kJson, ApiError{.code = "ClusterNotFoundException", .message = "Cluster not found."}, "id-1");
  EXPECT_EQ(response.status, 400);
  EXPECT_EQ(response.body, R"({"__type":"ClusterNotFoundException","message":"Cluster not found."})");
  EXPECT_EQ(response.headers[0].second, "id-1");
  EXPECT_EQ(response.headers[1].second, "application/x-amz-json-1.1");
}

TEST(Write, AnErrorMayBringItsMessageUnderAnotherName) {
  const ApiError error{.code = "C", .message = "m", .more = value::Value::object({{"Message", "m"}, {"Reason", "R"}})};
  EXPECT_EQ(answer(kJson, error, "id").body, R"({"__type":"C","Message":"m","Reason":"R"})");
}

TEST(Write, RestErrorsNameTheirTypeInAHeader) {
  const auto response = answer(kRest, ApiError{.code = "ConflictException", .message = "m", .status = 409}, "id");
  EXPECT_EQ(response.status, 409);
  EXPECT_EQ(response.body, R"({"message":"m"})");
  EXPECT_EQ(response.headers.back(), (std::pair<std::string, std::string>("x-amzn-ErrorType", "ConflictException")));
  EXPECT_EQ(answer(kCapital, ApiError{.code = "C", .message = "m", .more = {}}, "id").body, R"({"Message":"m"})");
}

TEST(Write, Ec2ErrorsAndAnswers) {
  EXPECT_NE(answer(kEc2, ApiError{.code = "C", .message = "a<b"}, "id")
                .body.find("<Response><Errors><Error><Code>C</Code><Message>a&lt;b</Message></Error></"
                           "Errors><RequestID>id</RequestID>"),
            std::string::npos);
  const value::Value output = value::Value::object(
      {{"vpcSet", value::Value(value::Value::Array{value::Value::object({{"vpcId", "v"}, {"isDefault", false}})})}});
  EXPECT_NE(
      answer(kEc2, "DescribeVpcs", output, "id")
          .body.find(
              "<DescribeVpcsResponse xmlns=\"http://ec2/\"><requestId>id</requestId><vpcSet><item><vpcId>v</vpcId>"
              "<isDefault>false</isDefault></item></vpcSet></DescribeVpcsResponse>"),
      std::string::npos);
}

TEST(Write, QueryErrorsAndAnswers) {
  EXPECT_NE(answer(kSts, ApiError{.code = "ExpiredToken", .message = "m", .status = 403}, "id")
                .body.find("<Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>m</Message></Error>"),
            std::string::npos);
  EXPECT_NE(answer(kSts, "GetCallerIdentity", value::Value::object({{"Account", "1"}}), "id")
                .body.find("<GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult><ResponseMetadata>"
                           "<RequestId>id</RequestId></ResponseMetadata>"),
            std::string::npos);
}

TEST(Xml, TimesAndControlCharacters) {
  EXPECT_EQ(iso_time({1714555800.123}), "2024-05-01T09:30:00.123Z");
  EXPECT_NE(to_xml("A", "", value::Value("x\x01y"), "item").find("x\xEF\xBF\xBDy"), std::string::npos);
}

}  // namespace
}  // namespace kakoi::sim::protocol
