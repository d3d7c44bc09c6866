// A revision of a service that still gives its tasks public IP addresses while the service itself does not any more.

#include "controls/controls.hpp"
#include "controls/setting.hpp"

#include <array>

namespace kakoi::controls {

extern const Control kEcsDeploymentPublicIp;

namespace {

using base::Message;
using base::Phrase;
using base::Unknown;
using findings::Judgement;
using findings::Verdict;

constexpr SettingTexts kTexts{
    .fails = {"this deployment still gives its tasks public IP addresses, though the service does not any more",
              "サービスでは無効ですが、このデプロイのタスクにはパブリック IP が割り当てられたままです"},
    .passes = {"the tasks of this deployment get no public IP address",
               "このデプロイのタスクにパブリック IP は割り当てられません"},
    .unknown = {"whether the tasks of this deployment have public IP addresses is not known",
                "このデプロイのタスクにパブリック IP があるかどうか判定できません"},
};
constexpr Phrase kUnread{"which deployments this service has is not known", "このサービスのデプロイを把握できません"};
constexpr std::array kListings{inventory::ListingKind::region, inventory::ListingKind::clusters,
                               inventory::ListingKind::services};
constexpr Phrase kNoDifference{"this deployment is no other case than its service",
                               "このデプロイはサービスと同じ状態です"};
constexpr Phrase kServiceToo{"the service itself has the setting on: see ecs-service-public-ip",
                             "サービス自体の設定が有効です。ecs-service-public-ip を参照してください"};
constexpr Phrase kServiceUnknown{"the setting is on, but whether the service has it on, too, is not known",
                                 "有効になっていますが、サービス自体の設定が分かりません"};
constexpr Phrase kWait{
    "wait until the deployment is gone (aws ecs wait services-stable), then ask AWS again and scan again; a rollback "
    "would bring the setting back",
    "デプロイがなくなるまで待ち (aws ecs wait services-stable)、AWS から取り直してもう一度スキャンしてください。"
    "ロールバックされると設定も元に戻ります"};

constexpr Phrase kVerify{
    "wait until the deployment is gone: kakoi verify --aws --wait; a rollback would bring the setting back",
    "デプロイがなくなるまで待ってください (kakoi verify --aws --wait)。ロールバックされると設定も元に戻ります"};

void beside_the_service(const inventory::Deployment& deployment, Judgement& judgement) {
  deployment.service_assigns.match(
      [&](bool on) {
        if (on) {
          judgement.verdict = Verdict::not_applicable;
          judgement.message = kNoDifference;
          judgement.reason = kServiceToo;
          judgement.advice = {};
          judgement.risks.clear();
        } else if (judgement.verdict == Verdict::fail) {
          judgement.advice = judgement.id.source == "aws" ? kVerify : kWait;
        }
        return on;
      },
      [&](const Unknown& why) {
        if (judgement.verdict == Verdict::fail) {
          judgement.verdict = Verdict::unknown;
          judgement.message = kTexts.unknown;
          judgement.reason = Message(kServiceUnknown).then(why.reason);
          judgement.advice = advice_for(why.remedy, judgement.id.source);
          judgement.risks.clear();
        }
        return false;
      });
}

void judge(const Subject& subject, std::vector<Judgement>& judgements) {
  const inventory::Inventory& inventory = subject.inventory;
  for (const inventory::Deployment& deployment : inventory.deployments) {
    Judgement judgement = judge_setting(subject, kEcsDeploymentPublicIp, kTexts, deployment.id,
                                        {.launch = deployment.launch,
                                         .location = deployment.location,
                                         .existence = deployment.existence,
                                         .controller = nullptr,
                                         .is_idle = deployment.is_idle});
    if (judgement.verdict == Verdict::fail || judgement.verdict == Verdict::unknown) {
      beside_the_service(deployment, judgement);
    }
    judgements.push_back(std::move(judgement));
  }
  judge_unread_services(kEcsDeploymentPublicIp, subject.inventory, kUnread, judgements);
  judge_unlisted(kEcsDeploymentPublicIp, subject.inventory, kListings, judgements);
}

}  // namespace

constinit const Control kEcsDeploymentPublicIp{
    .id = "ecs-deployment-public-ip",
    .control_class = Class::setting,
    .severity = findings::Severity::medium,
    .title = {"no deployment in flight should still assign public IP addresses when its service does not",
              "サービスで無効にしたら、進行中のデプロイにもパブリック IP の自動割り当てを残さない"},
    .standards = {},
    .judge = judge,
};

}  // namespace kakoi::controls
