// Jobs: what happens by itself.
#include "estate.hpp"

#include <gtest/gtest.h>

namespace kakoi::sim::services {
namespace {

struct Jobs : Estate {
  std::string queue = "q";

  explicit Jobs(const std::string& subnet_kind = "public") {
    const std::string subnet = subnet_kind == "public" ? public_subnet : isolated_subnet;
    const auto& groups = world.account(account).region(region).ec2.groups;
    ok("batch", "CreateComputeEnvironment",
       "{'computeEnvironmentName':'e','type':'MANAGED','computeResources':{'type':'FARGATE','maxvCpus':4,'subnets':['" +
           subnet + "'],'securityGroupIds':['" + groups.begin()->first + "']}}");
    pass(5);
    ok("batch", "CreateJobQueue",
       "{'jobQueueName':'q','priority':1,'computeEnvironmentOrder':[{'order':1,'computeEnvironment':'e'}]}");
    pass(5);
    register_definition("ENABLED");
  }

  void register_definition(const std::string& public_ip) {
    ok("batch", "RegisterJobDefinition",
       "{'jobDefinitionName':'d','type':'container','platformCapabilities':['FARGATE'],'containerProperties':{"
       "'image':'111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1','executionRoleArn':'arn:aws:iam::1:role/x',"
       "'logConfiguration':{'logDriver':'splunk'},"
       "'resourceRequirements':[{'type':'VCPU','value':'0.25'},{'type':'MEMORY','value':'512'}],"
       "'networkConfiguration':{'assignPublicIp':'" +
           public_ip + "'}}}");
  }

  std::string submit(const std::string& more = "") {
    return ok("batch", "SubmitJob", "{'jobName':'j','jobQueue':'q','jobDefinition':'d'" + more + "}").text("jobId");
  }

  Value job(const std::string& id) { return ok("batch", "DescribeJobs", "{'jobs':['" + id + "']}")["jobs"].items()[0]; }
};

TEST(Batch, TheLatestRevisionDecidesOverTheAddress) {
  Jobs sim;
  sim.submit();
  sim.pass(30);
  ASSERT_EQ(sim.public_ips("").size(), 1U);
  EXPECT_NE(sim.public_ips("")[0], "");
  sim.pass(2 * sim.world.pace.work);
  sim.register_definition("DISABLED");
  sim.submit();
  sim.pass(30);
  // Without an address and without another way out its task cannot run.
  EXPECT_EQ(sim.public_ips("").size(), 0U);
}

TEST(Batch, AJobThatCannotStartIsTriedAgainAndFails) {
  Jobs sim("isolated");
  const std::string id = sim.submit(",'retryStrategy':{'attempts':2}");
  sim.pass(400);
  const Value failed = sim.job(id);
  EXPECT_EQ(failed.text("status"), "FAILED");
  EXPECT_EQ(failed["attempts"].items().size(), 2U);
  EXPECT_NE(failed.text("statusReason").find("ResourceInitializationError"), std::string::npos);
}

TEST(Batch, ALongRowOfJobsFailsWithItsFirst) {
  Jobs sim("isolated");
  std::string last = sim.submit();
  for (int i = 0; i < 1000; ++i) last = sim.submit(",'dependsOn':[{'jobId':'" + last + "'}]");
  sim.pass(300);
  EXPECT_EQ(sim.job(last).text("status"), "FAILED");
}

TEST(Batch, OnInstancesThereIsNoRoom) {
  Jobs sim;
  sim.ok(
      "batch", "CreateComputeEnvironment",
      "{'computeEnvironmentName':'i','type':'MANAGED','computeResources':{'type':'EC2','maxvCpus':4,'instanceRole':'r',"
      "'subnets':['" +
          sim.public_subnet + "']}}");
  sim.pass(5);
  sim.ok("batch", "CreateJobQueue",
         "{'jobQueueName':'qi','priority':1,'computeEnvironmentOrder':[{'order':1,'computeEnvironment':'i'}]}");
  const std::string id =
      sim.ok("batch", "SubmitJob", "{'jobName':'j','jobQueue':'qi','jobDefinition':'d'}").text("jobId");
  sim.pass(300);
  EXPECT_EQ(sim.job(id).text("status"), "RUNNABLE");
}

}  // namespace
}  // namespace kakoi::sim::services
