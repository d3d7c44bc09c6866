// Against the endpoint rules of botocore (tests/oracle/endpoint_vectors.py).
#include "aws/endpoint.hpp"

#include "aws/services.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace kakoi::aws {
namespace {

const Service& service_of(const std::string& id) {
  return **std::ranges::find(services::all(), id, [](const Service* one) { return one->id; });
}

TEST(Endpoint, IsThatOfBotocore) {
  const char* set = std::getenv("KAKOI_ENDPOINT_VECTORS");
  std::ifstream file(set != nullptr ? set : KAKOI_TESTS "/unit/aws/endpoint_vectors.tsv");
  std::string line;
  std::size_t count = 0;
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string id;
    std::string region;
    std::string variant;
    std::string partition;
    std::string url;
    std::string signing_region;
    cells >> id >> region >> variant >> partition >> url >> signing_region;
    Settings settings;
    settings.uses_fips = variant.starts_with("fips");
    settings.uses_dual_stack = variant.ends_with("dual");
    settings.uses_regional_sts = variant != "legacy";
    const Endpoint endpoint = endpoint_of(service_of(id), region, settings);
    EXPECT_EQ(endpoint.url, url) << line;
    EXPECT_EQ(endpoint.signing_region, signing_region) << line;
    EXPECT_EQ(partition_of(region).id, partition) << line;
    ++count;
  }
  EXPECT_GT(count, 400U);
}

TEST(Endpoint, IsWhatIsConfigured) {
  Settings settings;
  settings.endpoint_url = "http://127.0.0.1:4599/";
  settings.service_urls["EC2"] = "https://ec2.example/prefix//";
  EXPECT_EQ(endpoint_of(services::kEcs, "us-east-1", settings).url, "http://127.0.0.1:4599");
  EXPECT_EQ(endpoint_of(services::kEc2, "us-east-1", settings).url, "https://ec2.example/prefix");
  EXPECT_EQ(endpoint_of(services::kSts, "eu-west-1", settings).signing_region, "eu-west-1");
}

TEST(Endpoint, OfARegionThatIsNotKnownYet) {
  EXPECT_EQ(endpoint_of(services::kEcs, "eu-north-9", {}).url, "https://ecs.eu-north-9.amazonaws.com");
  EXPECT_EQ(endpoint_of(services::kEcs, "cn-east-9", {}).url, "https://ecs.cn-east-9.amazonaws.com.cn");
}

}  // namespace
}  // namespace kakoi::aws
