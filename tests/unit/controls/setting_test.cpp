// What a judgement about the setting says beside its verdict.
#include "unit/controls/launches.hpp"

namespace kakoi::controls {
namespace {

using findings::Judgement;

std::string english(const base::Message& message) { return message.text(base::Language::en); }

TEST(Setting, PointsAtTheAttributeAndTheValueThatDecides) {
  for (const Flag flag : {Flag::on, Flag::off}) {
    const Judgement judgement = judged(subject(flag, "FARGATE"));
    EXPECT_EQ(judgement.location, kSetting);
    EXPECT_EQ(judgement.trail, kFlagTrail);
  }
  EXPECT_EQ(judged(subject(Flag::unknown, "FARGATE")).trail, kOtherTrail);
}

TEST(Setting, PointsAtTheHeaderWhereThereIsNoAttribute) {
  Made made = subject(Flag::absent, "FARGATE");
  made.location.setting.reset();
  EXPECT_EQ(judged(made).location, kHeader);
  made = subject(Flag::on, "FARGATE");
  made.existence = Known<Existence>::given(Existence::absent, kOtherTrail);
  EXPECT_EQ(judged(made).location, kHeader) << "what does not exist has no attribute";
}

TEST(Setting, IsOfTheControlThatAsksAndOfItsSeverity) {
  const Judgement judgement = judged(subject(Flag::on, "FARGATE"));
  EXPECT_EQ(judgement.control, "ecs-service-public-ip");
  EXPECT_EQ(judgement.severity, findings::Severity::high);
  EXPECT_EQ(judgement.exposure, findings::Exposure::unknown);
  EXPECT_EQ(judgement.id.address, "a");
}

TEST(Setting, GivesAReasonExactlyWhereItIsUnknownOrDoesNotApply) {
  for (const std::string_view compute : {"", "FARGATE", "EC2", "EXTERNAL", "=asg", "=?", "=*", "type?"}) {
    for (const std::string_view mode : {"not shown", "awsvpc", "bridge", "?"}) {
      for (const Flag flag : {Flag::on, Flag::off, Flag::absent, Flag::unknown}) {
        const Judgement judgement = judged(subject(flag, compute, mode));
        const char letter = letter_of(judgement);
        const bool needs_reason = letter == 'U' || letter == 'N';
        EXPECT_EQ(!judgement.reason.empty(), needs_reason) << letter << " on `" << compute << "`";
        EXPECT_FALSE(judgement.message.empty());
        EXPECT_EQ(judgement.risks.size(), letter == 'F' ? 5U : 0U);
        EXPECT_EQ(!judgement.advice.empty(), letter == 'F' || letter == 'U');
      }
    }
  }
}

TEST(Setting, SaysWhatIsWrongInTheWordsOfTheControl) {
  EXPECT_EQ(english(judged(subject(Flag::on, "FARGATE")).message), "it fails");
  EXPECT_EQ(english(judged(subject(Flag::off, "FARGATE")).message), "it passes");
  EXPECT_EQ(english(judged(subject(Flag::unknown, "FARGATE")).message), "who knows");
}

TEST(Setting, SaysThatOffIsTheDefaultOnlyWhereItIsLeftOut) {
  EXPECT_EQ(english(judged(subject(Flag::absent, "FARGATE")).message),
            "it passes; the setting is left out, and off is the default");
}

TEST(Setting, SaysThatItTakesEffectOnlyOnFargateWhereNothingIsWritten) {
  EXPECT_EQ(
      english(judged(subject(Flag::on, "")).message),
      "it fails; neither launch type nor capacity provider is written, and the setting takes effect only on Fargate");
}

TEST(Setting, SaysNothingOfTheKindWhereTheClusterDecides) {
  EXPECT_EQ(english(judged(subject(Flag::on, "~FARGATE")).message), "it fails");
}

TEST(Setting, HandsOnTheReasonOfWhatIsUnknown) {
  EXPECT_EQ(english(judged(subject(Flag::unknown, "FARGATE")).reason), "the flag is a riddle");
  EXPECT_EQ(english(judged(subject(Flag::on, "type?")).reason),
            "the setting is on, but whether the tasks run on Fargate is not known: the type is a riddle");
  EXPECT_EQ(english(judged(subject(Flag::on, "=asg =?")).reason),
            "the setting is on, but whether the tasks run on Fargate is not known: the name is a riddle");
  EXPECT_EQ(english(judged(subject(Flag::on, "=*")).reason),
            "the setting is on, but whether the tasks run on Fargate is not known: the strategy is a riddle");
  EXPECT_EQ(english(judged(subject(Flag::on, "~asg or")).reason),
            "the setting is on, but whether the tasks run on Fargate is not known: the cluster is a riddle");
  EXPECT_EQ(english(judged(subject(Flag::on, "", "?")).reason),
            "the setting is on, but whether the tasks use network mode awsvpc is not known: the mode is a riddle");
}

TEST(Setting, AdvisesWhatWouldMakeItKnown) {
  const auto advice = [](base::Remedy remedy) {
    Made made = subject(Flag::on, "FARGATE");
    made.launch.assign_public_ip =
        Known<bool>::unknown({.reason = base::Phrase{"a riddle", "謎"}, .trail = kOtherTrail, .remedy = remedy});
    return english(judged(made).advice);
  };
  EXPECT_EQ(advice(base::Remedy::give_input),
            "give the missing value (--var, --var-file or --workspace), then scan again");
  EXPECT_EQ(advice(base::Remedy::get_modules), "run terraform get, then scan again");
  EXPECT_EQ(advice(base::Remedy::mend), "correct what the reason names, then scan again");
  EXPECT_EQ(advice(base::Remedy::write_it_out), "write a value that the code alone decides, then scan again");
}

TEST(Setting, NamesWhatAwsRefusesItFor) {
  EXPECT_EQ(english(judged(subject(Flag::on, "EC2")).reason),
            "the setting is on, but takes effect on Fargate only: AWS refuses it for tasks on EC2");
  EXPECT_EQ(english(judged(subject(Flag::unknown, "=asg")).reason),
            "whatever the setting is, it takes effect on Fargate only: AWS refuses it for tasks on asg");
}

TEST(Setting, NamesTheNetworkModeThatHasNoSetting) {
  EXPECT_EQ(english(judged(subject(Flag::on, "EC2", "host")).reason),
            "the task definition's network mode is host, not awsvpc");
}

TEST(Setting, NamesTheSecurityGroupsThatProtectTheTasks) {
  Made made = subject(Flag::on, "FARGATE");
  made.launch.security_groups = {"sg-1", "aws_security_group.web"};
  EXPECT_EQ(english(judged(made).risks[3].why), "the tasks are protected by sg-1, aws_security_group.web alone");
  EXPECT_EQ(english(judged(subject(Flag::on, "FARGATE")).risks[3].why),
            "the tasks are protected by the default group of the VPC alone");
}

TEST(Setting, NamesTheStandardThatItFails) {
  const Judgement judgement = judged(subject(Flag::on, "FARGATE"));
  EXPECT_EQ(english(judgement.risks[4].why), "fails Security Hub ECS.2, PCI DSS v4.0.1 1.4.4");
  for (std::size_t i = 0; i < judgement.risks.size(); ++i) {
    EXPECT_EQ(judgement.risks[i].number, static_cast<int>(i) + 1);
  }
}

}  // namespace
}  // namespace kakoi::controls
