// Answers that were not saved in a file, as a call would hand them over.
#include "sources/api/estate.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace kakoi::sources::api {
namespace {

using base::Language;
using base::TrailId;
using values::Value;

class Estate : public testing::Test {
 protected:
  Value text(std::string_view value) { return arena_.text(value, TrailId::none); }
  Value map(std::vector<values::Entry> entries) { return arena_.map(std::move(entries), TrailId::none); }
  Value list(const std::vector<Value>& items) { return arena_.list(items, TrailId::none); }
  Value awsvpc(std::string_view flag) { return map({{"awsvpcConfiguration", map({{"assignPublicIp", text(flag)}})}}); }
  Value service(std::string_view arn, std::string_view flag) {
    return map({{"serviceArn", text(arn)},
                {"launchType", text("FARGATE")},
                {"runningCount", arena_.number(0, TrailId::none)},
                {"desiredCount", arena_.number(0, TrailId::none)},
                {"networkConfiguration", awsvpc(flag)}});
  }
  void add(Item item, const Value& value) { answers_.add(item, {.value = value}, problems_); }
  inventory::Inventory joined() { return api::joined(arena_, answers_, "aws", "eu-west-1", problems_); }
  [[nodiscard]] std::vector<std::string> said() const {
    std::vector<std::string> all;
    for (const Problem& problem : problems_) {
      all.push_back(problem.message.text(Language::en));
    }
    return all;
  }

  values::Arena arena_;
  Answers answers_;
  std::vector<Problem> problems_;
};

TEST_F(Estate, TakesItsNameAndRootFromWhoeverAsks) {
  add(Item::service, service("arn:aws:ecs:r:1:service/c/a", "ENABLED"));
  const inventory::Inventory inventory = joined();
  ASSERT_EQ(inventory.services.size(), 1U);
  EXPECT_EQ(inventory.services.front().id.source, "aws");
  EXPECT_EQ(inventory.services.front().id.root, "eu-west-1");
  EXPECT_TRUE(inventory.services.front().is_idle);
  EXPECT_TRUE(inventory.services.front().launch.assign_public_ip.match([](bool on) { return on; },
                                                                       [](const base::Unknown&) { return false; }));
  EXPECT_TRUE(said().empty());
}

TEST_F(Estate, KeepsNothingWithoutAName) {
  add(Item::service, map({{"serviceName", text("a")}}));
  add(Item::service_arn, Value::null(TrailId::none));
  EXPECT_TRUE(joined().services.empty());
  ASSERT_EQ(problems_.size(), 2U);
  EXPECT_EQ(problems_.front().level, base::Level::error);
}

TEST_F(Estate, SaysWhatIsTooLargeToBeRead) {
  add(Item::service, arena_.out_of_budget());
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_.front().level, base::Level::error);
}

TEST_F(Estate, HoldsTwoAnswersAgainstEachOther) {
  add(Item::service, service("arn:aws:ecs:r:1:service/c/a", "ENABLED"));
  add(Item::service, service("arn:aws:ecs:r:1:service/c/a", "DISABLED"));
  const inventory::Inventory inventory = joined();
  ASSERT_EQ(inventory.services.size(), 1U);
  EXPECT_TRUE(inventory.services.front().launch.assign_public_ip.match([](bool) { return false; },
                                                                       [](const base::Unknown&) { return true; }));
  ASSERT_EQ(said().size(), 1U);
  EXPECT_EQ(problems_.front().level, base::Level::warning);
}

TEST_F(Estate, JoinsATaskWithItsInterfaceByTheAttachmentAlone) {
  add(Item::task, map({{"taskArn", text("arn:aws:ecs:r:1:task/c/a")},
                       {"attachments", list({map({{"id", text("x-1")}, {"type", text("eni")}})})}}));
  add(Item::interface, map({{"NetworkInterfaceId", text("eni-1")},
                            {"Description", text("arn:aws:ecs:r:1:attachment/x-1")},
                            {"Association", map({{"PublicIp", text("198.51.100.7")}})}}));
  const inventory::Inventory inventory = joined();
  ASSERT_EQ(inventory.tasks.size(), 1U);
  EXPECT_EQ(inventory.tasks.front().id.address, "arn:aws:ecs:r:1:task/c/a");
  EXPECT_EQ(inventory.tasks.front().addresses.match([](const inventory::Addresses& all) { return all.public_ipv4; },
                                                    [](const base::Unknown&) { return std::string(); }),
            "198.51.100.7");
}

TEST_F(Estate, FindsAnAddressOnASecondInterfaceWhateverTheFirstIs) {
  const auto attachment = [&](std::string_view id) {
    return map({{"type", text("ElasticNetworkInterface")},
                {"details", list({map({{"name", text("networkInterfaceId")}, {"value", text(id)}})})}});
  };
  add(Item::task, map({{"taskArn", text("arn:aws:ecs:r:1:task/c/a")},
                       {"attachments", list({attachment("eni-1"), attachment("eni-2")})}}));
  add(Item::interface,
      map({{"NetworkInterfaceId", text("eni-2")},
           {"PrivateIpAddresses", list({map({{"Primary", Value::boolean(true, TrailId::none)}}),
                                        map({{"Association", map({{"PublicIp", text("198.51.100.7")}})}})})}}));
  const inventory::Inventory inventory = joined();
  ASSERT_EQ(inventory.tasks.size(), 1U);
  EXPECT_EQ(inventory.tasks.front().addresses.match([](const inventory::Addresses& all) { return all.public_ipv4; },
                                                    [](const base::Unknown&) { return std::string("?"); }),
            "198.51.100.7");
}

}  // namespace
}  // namespace kakoi::sources::api
