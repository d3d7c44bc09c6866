// A region as AWS answers it, and what cannot be shown against the simulator: things that vanish meanwhile.
#include "sources/live/region.hpp"

#include "unit/aws/asked.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kakoi::sources::live {
namespace {

using base::HttpAnswer;
using base::HttpRequest;
using test::respond;

constexpr const char* kCluster = "arn:aws:ecs:us-east-1:111122223333:cluster/demo";
constexpr const char* kService = "arn:aws:ecs:us-east-1:111122223333:service/demo/web";
constexpr const char* kTask = "arn:aws:ecs:us-east-1:111122223333:task/demo/1";

constexpr const char* kNoInterfaces =
    "<DescribeNetworkInterfacesResponse><networkInterfaceSet/></DescribeNetworkInterfacesResponse>";

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

/// Answers by action; what no test speaks of is an empty list.
class Region : public testing::Test {
 protected:
  using Handler = std::function<std::string(const std::string& body)>;

  void answer(const std::string& action, Handler with) { handlers_[action] = std::move(with); }
  void answer(const std::string& action, const std::string& body) {
    answer(action, [body](const std::string&) { return body; });
  }

  void SetUp() override {
    answer("ListClusters", R"({"clusterArns":[)" + quoted(kCluster) + "]}");
    answer("DescribeClusters", R"({"clusters":[{"clusterArn":)" + quoted(kCluster) + R"(,"status":"ACTIVE"}]})");
    answer("ListServices", R"({"serviceArns":[)" + quoted(kService) + "]}");
    answer("ListTasks", R"({"taskArns":[]})");
    answer("DescribeNetworkInterfaces", kNoInterfaces);
    answer("ListEventBuses", R"({"EventBuses":[]})");
    answer("GET /schedules", R"({"Schedules":[]})");
    answer("GET /v1/pipes", R"({"Pipes":[]})");
    answer("ListStateMachines", R"({"stateMachines":[]})");
    answer("POST /v1/describejobdefinitions", R"({"jobDefinitions":[]})");
  }

  /// Reads the region; the things in it by their ARNs, each with whether it is known.
  std::map<std::string, bool> read() {
    aws::Asked asked([this](const HttpRequest& request) { return this->respond_to(request); });
    aws::Reader reader(asked.open(), aws::make_pace(asked.host));
    Parts parts;
    const Selection everything{.with_network = false};
    live::Region region(reader, "111122223333", "us-east-1", everything, parts);
    region.read();
    asked.http.run();
    EXPECT_TRUE(parts.has_ended);
    failures_ = region.failures().size();
    return parts.things;
  }

  std::size_t failures_ = 0;
  std::map<std::string, int> calls_;

 private:
  struct Parts final : Taker {
    void part(std::size_t /*number*/, const Reading& reading) override {
      const auto is_known = [](const auto& value) {
        return value.match([](const auto&) { return true; }, [](const base::Unknown&) { return false; });
      };
      for (const auto& service : reading.inventory().services) {
        things[service.id.address] = is_known(service.launch.assign_public_ip);
      }
      for (const auto& task : reading.inventory().tasks) {
        things[task.id.address] = is_known(task.addresses);
      }
      for (const auto& listing : reading.inventory().unlisted) {
        things[listing.id.address] = false;
      }
    }
    void end(std::size_t /*parts*/) override { has_ended = true; }
    [[nodiscard]] bool has_room() const override { return true; }

    std::map<std::string, bool> things{};
    bool has_ended = false;
  };

  HttpAnswer respond_to(const HttpRequest& request) {
    std::string action;
    for (const base::HttpHeader& header : request.headers) {
      if (header.name == "X-Amz-Target") {
        action = header.value.substr(header.value.find('.') + 1);
      }
    }
    if (action.empty() && request.body.starts_with("Action=")) {
      action = request.body.substr(7, request.body.find('&') - 7);
    }
    if (action.empty()) {
      const std::size_t path = request.url.find('/', request.url.find("//") + 2);
      action = request.method + " " + request.url.substr(path, request.url.find('?', path) - path);
    }
    ++calls_[action];
    const auto found = handlers_.find(action);
    if (found == handlers_.end()) {
      return respond(400, R"({"__type":"AccessDeniedException","message":"no"})");
    }
    return respond(200, found->second(request.body));
  }

  std::map<std::string, Handler> handlers_;
};

std::string described(const std::string& setting) {
  return R"({"services":[{"serviceArn":)" + quoted(kService) + R"(,"serviceName":"web","clusterArn":)" +
         quoted(kCluster) +
         R"(,"launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"assignPublicIp":)" + setting +
         "}}}]}";
}

constexpr const char* kMissing =
    R"({"services":[],"failures":[{"arn":"arn:aws:ecs:us-east-1:111122223333:service/demo/web","reason":"MISSING"}]})";

TEST_F(Region, ReadsAService) {
  answer("DescribeServices", described(quoted("ENABLED")));
  EXPECT_EQ(read(), (std::map<std::string, bool>{{kService, true}}));
  EXPECT_EQ(failures_, 0U);
}

TEST_F(Region, TakesAServiceThatIsListedNoMoreForGone) {
  answer("DescribeServices", kMissing);
  answer("ListServices", [this](const std::string&) {
    return calls_["ListServices"] > 1 ? std::string(R"({"serviceArns":[]})")
                                      : R"({"serviceArns":[)" + quoted(kService) + "]}";
  });
  EXPECT_TRUE(read().empty());
  EXPECT_EQ(failures_, 0U);
}

TEST_F(Region, DoesNotKnowAServiceThatIsMissingAndStillListed) {
  answer("DescribeServices", kMissing);
  EXPECT_EQ(read(), (std::map<std::string, bool>{{kService, false}}));
}

TEST_F(Region, DoesNotKnowAServiceThatEcsDidNotSpeakOf) {
  answer("DescribeServices", R"({"services":[],"failures":[]})");
  EXPECT_EQ(read(), (std::map<std::string, bool>{{kService, false}}));
  EXPECT_EQ(failures_, 1U);
}

TEST_F(Region, DoesNotTakeASettingOfAnotherTypeForOneThatIsLeftOut) {
  for (const char* setting : {"42", "[]", "{}", "true"}) {
    answer("DescribeServices", described(setting));
    EXPECT_EQ(read(), (std::map<std::string, bool>{{kService, false}})) << setting;
  }
}

TEST_F(Region, AsksForAnInterfaceThatCameAfterTheListing) {
  answer("ListServices", R"({"serviceArns":[]})");
  answer("ListTasks", R"({"taskArns":[)" + quoted(kTask) + "]}");
  answer("DescribeTasks", R"({"tasks":[{"taskArn":)" + quoted(kTask) + R"(,"clusterArn":)" + quoted(kCluster) +
                              R"(,"lastStatus":"RUNNING","launchType":"FARGATE","attachments":[{"id":"a","type":)"
                              R"("ElasticNetworkInterface","status":"ATTACHED","details":[{"name":)"
                              R"("networkInterfaceId","value":"eni-1"}]}]}]})");
  answer("DescribeNetworkInterfaces", [](const std::string& body) {
    return body.find("network-interface-id") != std::string::npos
               ? "<DescribeNetworkInterfacesResponse><networkInterfaceSet><item><networkInterfaceId>eni-1"
                 "</networkInterfaceId></item></networkInterfaceSet></DescribeNetworkInterfacesResponse>"
               : kNoInterfaces;
  });
  EXPECT_EQ(read(), (std::map<std::string, bool>{{kTask, true}}));
  EXPECT_EQ(calls_["DescribeNetworkInterfaces"], 2);
}

// A task that begins to stop between the two lists is in both of them, or it would be in none.
TEST_F(Region, ListsWhatStopsAfterWhatRunsAndReadsEachTaskOnce) {
  answer("ListServices", R"({"serviceArns":[]})");
  std::vector<std::string> order;
  answer("ListTasks", [&](const std::string& body) {
    order.emplace_back(body.find("STOPPED") != std::string::npos ? "STOPPED" : "RUNNING");
    return R"({"taskArns":[)" + quoted(kTask) + "]}";
  });
  answer("DescribeTasks", R"({"tasks":[{"taskArn":)" + quoted(kTask) +
                              R"(,"lastStatus":"STOPPING","desiredStatus":"STOPPED","launchType":"FARGATE",)"
                              R"("attachments":[{"id":"a","type":"ElasticNetworkInterface","status":"DELETED"}]}]})");
  EXPECT_EQ(read(), (std::map<std::string, bool>{{kTask, true}}));
  EXPECT_EQ(order, (std::vector<std::string>{"RUNNING", "STOPPED"}));
  EXPECT_EQ(calls_["DescribeTasks"], 1);
}

TEST_F(Region, DoesNotKnowATaskWhoseInterfaceIsGone) {
  answer("ListServices", R"({"serviceArns":[]})");
  answer("ListTasks", R"({"taskArns":[)" + quoted(kTask) + "]}");
  answer("DescribeTasks", R"({"tasks":[{"taskArn":)" + quoted(kTask) +
                              R"(,"lastStatus":"RUNNING","launchType":"FARGATE","attachments":[{"id":"a","type":)"
                              R"("ElasticNetworkInterface","status":"ATTACHED","details":[{"name":)"
                              R"("networkInterfaceId","value":"eni-1"}]}]}]})");
  EXPECT_EQ(read(), (std::map<std::string, bool>{{kTask, false}}));
  EXPECT_EQ(failures_, 0U);
}

TEST_F(Region, SaysWhatCouldNotBeListed) {
  answer("ListServices", R"({"serviceArns":[7]})");
  answer("ListTasks", R"({"taskArns":{}})");
  EXPECT_EQ(read(), (std::map<std::string, bool>{{"arn:aws:ecs:us-east-1:111122223333:service/demo/*", false},
                                                 {"arn:aws:ecs:us-east-1:111122223333:task/demo/*", false}}));
  EXPECT_EQ(failures_, 2U);
}

}  // namespace
}  // namespace kakoi::sources::live
