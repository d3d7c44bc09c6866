// The table of the setting: which verdict each combination of flag, compute, network mode, controller and existence
// has.
#include "unit/controls/launches.hpp"

#include <array>

namespace kakoi::controls {
namespace {

using inventory::DeploymentController;

struct Row {
  std::string_view compute;
  std::string_view verdicts;  // with the flag on, off, absent, unknown
};

constexpr std::array kByCompute{
    // Nothing is written: on Fargate it would take effect.
    Row{"", "FPPU"},
    Row{"FARGATE", "FPPU"},
    Row{"=FARGATE", "FPPU"},
    Row{"=FARGATE_SPOT", "FPPU"},
    Row{"=asg =FARGATE", "FPPU"},
    Row{"=FARGATE =asg", "FPPU"},
    Row{"=FARGATE_OF_TOMORROW", "FPPU"},
    // Elsewhere AWS refuses it.
    Row{"EC2", "NPPN"},
    Row{"MANAGED_INSTANCES", "NPPN"},
    Row{"=asg", "NPPN"},
    Row{"=asg =other", "NPPN"},
    Row{"=fargate", "NPPN"},
    Row{"=MY_FARGATE", "NPPN"},
    // Without an awsvpc network interface there is no setting.
    Row{"EXTERNAL", "NNNN"},
    // What is unknown counts only where it could change the answer.
    Row{"type?", "UPPU"},
    Row{"=?", "UPPU"},
    Row{"=*", "UPPU"},
    Row{"=asg =?", "UPPU"},
    Row{"=? =asg", "UPPU"},
    Row{"=? =FARGATE", "FPPU"},
    Row{"=FARGATE =?", "FPPU"},
    Row{"type? =FARGATE", "FPPU"},
    Row{"type? =asg", "UPPU"},
    Row{"type? =*", "UPPU"},
    Row{"FARGATE =*", "FPPU"},
    Row{"EC2 =*", "NPPN"},
    // The cluster's default strategy counts where nothing else is written.
    Row{"~FARGATE", "FPPU"},
    Row{"~asg ~FARGATE_SPOT", "FPPU"},
    Row{"~asg", "NPPN"},
    Row{"~?", "UPPU"},
    Row{"~*", "UPPU"},
    Row{"~? ~FARGATE", "FPPU"},
    Row{"EC2 ~FARGATE", "NPPN"},
    Row{"FARGATE ~asg", "FPPU"},
    Row{"=asg ~FARGATE", "NPPN"},
    Row{"=FARGATE ~asg", "FPPU"},
    Row{"=? ~FARGATE", "UPPU"},
    Row{"=* ~asg", "UPPU"},
    Row{"type? ~FARGATE", "UPPU"},
    Row{"type? ~asg", "UPPU"},
    // Which default strategy it is counts where that makes a difference; none is judged as Fargate is.
    Row{"~asg or ~FARGATE", "UPPU"},
    Row{"~FARGATE or ~asg", "UPPU"},
    Row{"~asg or", "UPPU"},
    Row{"or ~asg", "UPPU"},
    Row{"~asg or ~other or ~FARGATE", "UPPU"},
    Row{"~asg or ~other", "NPPN"},
    Row{"~FARGATE or ~FARGATE_SPOT", "FPPU"},
    Row{"~FARGATE or", "FPPU"},
    Row{"or ~FARGATE", "FPPU"},
    Row{"~asg or ~?", "UPPU"},
    Row{"~FARGATE or ~*", "UPPU"},
    Row{"EC2 ~asg or", "NPPN"},
    Row{"FARGATE ~asg or", "FPPU"},
    Row{"=asg ~asg or", "NPPN"},
};

TEST(SettingTable, DependsOnWhereTheTasksRun) {
  for (const Row& row : kByCompute) {
    for (const std::string_view mode : {"not shown", "awsvpc"}) {
      EXPECT_EQ(letters([&](Flag flag) { return subject(flag, row.compute, mode); }), row.verdicts)
          << "on `" << row.compute << "`, network mode " << mode;
    }
  }
}

// Bridge would have no address to give; Fargate has awsvpc only, and elsewhere AWS refuses the setting anyway.
TEST(SettingTable, DoesNotKnowWithoutTheNetworkModeUnlessItIsKnownWhereTheTasksRun) {
  for (const Row& row : kByCompute) {
    const bool nothing_is_written = row.compute.empty() || row.compute == "~FARGATE or" || row.compute == "or ~FARGATE";
    EXPECT_EQ(letters([&](Flag flag) { return subject(flag, row.compute, "?"); }),
              nothing_is_written ? "UPPU" : row.verdicts)
        << "on `" << row.compute << "`";
  }
}

TEST(SettingTable, DoesNotApplyWhereTheNetworkModeIsAnother) {
  for (const std::string_view mode : {"bridge", "host", "none"}) {
    for (const std::string_view compute : {"", "EC2", "EXTERNAL", "MANAGED_INSTANCES", "=asg", "=?", "=*", "type?"}) {
      EXPECT_EQ(letters([&](Flag flag) { return subject(flag, compute, mode); }), "NNNN")
          << mode << " on `" << compute << "`";
    }
  }
}

// Fargate has awsvpc only: with another mode AWS refuses the tasks, and whoever mends that gets the address.
TEST(SettingTable, TakesFargateForAwsvpcWhateverTheTaskDefinitionSays) {
  for (const std::string_view mode : {"bridge", "host", "none"}) {
    for (const std::string_view compute : {"FARGATE", "=FARGATE_SPOT", "type? =FARGATE"}) {
      EXPECT_EQ(letters([&](Flag flag) { return subject(flag, compute, mode); }), "FPPU")
          << mode << " on `" << compute << "`";
    }
  }
}

struct ControllerRow {
  Known<DeploymentController> controller;
  std::string_view with_network;
  std::string_view without_network;
};

TEST(SettingTable, DoesNotApplyToTheEmptyServiceOfAnExternalController) {
  const auto given = [](DeploymentController controller) {
    return Known<DeploymentController>::given(controller, kOtherTrail);
  };
  const std::array rows{
      ControllerRow{given(DeploymentController::ecs), "FPPU", "FPPU"},
      ControllerRow{given(DeploymentController::code_deploy), "FPPU", "FPPU"},
      ControllerRow{given(DeploymentController::external), "FPPU", "NNNN"},
      ControllerRow{Known<DeploymentController>::defaulted(DeploymentController::ecs), "FPPU", "FPPU"},
      ControllerRow{unknown_because<DeploymentController>({"a riddle", "謎"}), "FPPU", "FPPU"},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const bool has_network : {true, false}) {
      const auto with_controller = [&](Flag flag) {
        Made made = subject(flag, "FARGATE");
        made.controller = rows.at(i).controller;
        made.launch.has_network_configuration = has_network;
        return made;
      };
      EXPECT_EQ(letters(with_controller), has_network ? rows.at(i).with_network : rows.at(i).without_network)
          << "row " << i << (has_network ? " with" : " without") << " network configuration";
    }
  }
}

TEST(SettingTable, DoesNotApplyToWhatWillNotExist) {
  for (const std::string_view compute : {"", "FARGATE", "EC2", "type?"}) {
    for (const std::string_view mode : {"not shown", "bridge", "?"}) {
      EXPECT_EQ(letters([&](Flag flag) {
                  Made made = subject(flag, compute, mode);
                  made.existence = Known<Existence>::given(Existence::absent, kOtherTrail);
                  return made;
                }),
                "NNNN")
          << compute << ", network mode " << mode;
    }
  }
}

TEST(SettingTable, JudgesByTheFlagWhatMayOrMayNotExist) {
  for (const Row& row : kByCompute) {
    EXPECT_EQ(letters([&](Flag flag) {
                Made made = subject(flag, row.compute);
                made.existence = unknown_because<Existence>({"the count is a riddle", "数は謎です"});
                return made;
              }),
              row.verdicts)
        << row.compute;
  }
}

}  // namespace
}  // namespace kakoi::controls
