// AWS Batch job definitions: each job on Fargate is an ECS task with the network configuration of its definition.

#include "controls/controls.hpp"
#include "controls/setting.hpp"

#include <array>

namespace kakoi::controls {

extern const Control kBatchJobPublicIp;

namespace {

constexpr SettingTexts kTexts{
    .fails = {"each job of this definition gets a public IP address",
              "このジョブ定義の各ジョブにパブリック IP が自動で割り当てられます"},
    .passes = {"the jobs of this definition get no public IP address",
               "このジョブ定義のジョブにパブリック IP は割り当てられません"},
    .unknown = {"whether the jobs of this definition get a public IP address is not known",
                "このジョブ定義のジョブにパブリック IP が割り当てられるかどうか判定できません"},
};

constexpr std::array kListings{inventory::ListingKind::region, inventory::ListingKind::job_definitions};

void judge(const Subject& subject, std::vector<findings::Judgement>& judgements) {
  const inventory::Inventory& inventory = subject.inventory;
  for (const inventory::BatchJob& job : inventory.batch_jobs) {
    judgements.push_back(judge_setting(
        subject, kBatchJobPublicIp, kTexts, job.id,
        {.launch = job.launch, .location = job.location, .existence = job.existence, .controller = nullptr}));
  }
  judge_unlisted(kBatchJobPublicIp, inventory, kListings, judgements);
}

}  // namespace

constinit const Control kBatchJobPublicIp{
    .id = "batch-job-public-ip",
    .control_class = Class::setting,
    .severity = findings::Severity::high,
    .title = {"AWS Batch job definitions should not assign public IP addresses to their jobs",
              "AWS Batch のジョブ定義はジョブにパブリック IP を自動で割り当てない"},
    .standards = {},
    .judge = judge,
};

}  // namespace kakoi::controls
