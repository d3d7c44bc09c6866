// Nothing outside of the enclosing repository is read, whatever the code says.
#include "unit/ops/scans.hpp"

#include <algorithm>

namespace kakoi::ops {
namespace {

class ScanBoundary : public testing::Test {
 protected:
  ScanBoundary() {
    files_.add("/w/repo/.git/HEAD", "");
    for (const std::string folder : {"/w/", "/w/outside/", "/", "/w/repo2/"}) {
      files_.add(folder + "main.tf", "variable \"open\" {\n  default = true\n}\n" + service("var.open"));
      files_.add(folder + "terraform.tfvars", "open = true\n");
      files_.add(folder + "open.txt", "true");
    }
  }

  // The verdicts, after a check that nothing outside was read.
  std::vector<std::string> verdicts(const std::string& path) {
    const Scanned scanned = scan_all(files_, std::vector<std::string>{path});
    for (const std::string& read : files_.reads()) {
      EXPECT_TRUE(read.starts_with("/w/repo/")) << read << " was read";
    }
    std::vector<std::string> lines;
    for (const findings::Finding& one : scanned.report.findings) {
      lines.push_back(std::string(findings::name_of(one.verdict)) + " " + one.id.address);
    }
    return lines;
  }

  using Lines = std::vector<std::string>;
  test::MemoryFiles files_;
};

TEST_F(ScanBoundary, HoldsForTheSourcesOfModules) {
  files_.add("/w/repo/main.tf",
             "module \"up\" {\n  source = \"../outside\"\n}\nmodule \"absolute\" {\n  source = \"/w/outside\"\n}\n"
             "module \"near\" {\n  source = \"../repo2\"\n}\nmodule \"top\" {\n  source = \"./../..\"\n}\n");
  EXPECT_EQ(verdicts("/w/repo"),
            (Lines{"unknown module.absolute", "unknown module.near", "unknown module.top", "unknown module.up"}));
}

TEST_F(ScanBoundary, HoldsForLinks) {
  files_.add("/w/repo/a/variables.tf", "variable \"open\" {}\n" + service("var.open"));
  files_.link("/w/repo/a/terraform.tfvars", "/w/outside/terraform.tfvars");
  files_.add("/w/repo/b/main.tf", "module \"linked\" {\n  source = \"../linked\"\n}\n");
  files_.link("/w/repo/linked", "/w/outside");
  files_.link("/w/repo/c/main.tf", "/w/outside/main.tf");
  EXPECT_EQ(verdicts("/w/repo"), (Lines{"unknown aws_ecs_service.web", "unknown module.linked"}));
}

TEST_F(ScanBoundary, HoldsForFunctionsThatReadFiles) {
  files_.add("/w/repo/main.tf", service(R"(file("../open.txt") == "true")", "up") +
                                    service(R"(file("/w/outside/open.txt") == "true")", "absolute") +
                                    service(R"(tobool(templatefile("../open.txt", {})))", "template") +
                                    service(R"(fileexists("../open.txt"))", "exists"));
  EXPECT_EQ(verdicts("/w/repo"), (Lines{"unknown aws_ecs_service.absolute", "unknown aws_ecs_service.exists",
                                        "unknown aws_ecs_service.template", "unknown aws_ecs_service.up"}));
}

TEST_F(ScanBoundary, HoldsForTheListOfInstalledModules) {
  files_.add("/w/repo/main.tf", "module \"m\" {\n  source = \"acme/m/aws\"\n}\n");
  files_.add("/w/repo/.terraform/modules/modules.json",
             R"({"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"m","Source":"acme/m/aws","Dir":"../outside"}]})");
  EXPECT_EQ(verdicts("/w/repo"), Lines{"unknown module.m"});
}

TEST_F(ScanBoundary, IsTheRepositoryAndNotTheScannedFolder) {
  files_.add("/w/repo/envs/prod/main.tf", "module \"web\" {\n  source = \"../../modules/web\"\n}\n");
  files_.add("/w/repo/modules/web/main.tf", service("true"));
  EXPECT_EQ(verdicts("/w/repo/envs/prod"), Lines{"fail module.web.aws_ecs_service.web"});
}

TEST_F(ScanBoundary, IsTheScannedFolderWithoutARepository) {
  test::MemoryFiles files;
  files.add("/w/a/main.tf", "module \"b\" {\n  source = \"../b\"\n}\n");
  files.add("/w/b/main.tf", service("true"));
  EXPECT_EQ(scan_all(files, std::vector<std::string>{"/w/a"}).report.summary.unknown, 1U);
  EXPECT_EQ(files.reads(), (Lines{"/w/a/main.tf", "/w/a/main.tf"}));
}

// What the user names is read, wherever it lies.
TEST_F(ScanBoundary, DoesNotHoldForAFileOfVariablesOnTheCommandLine) {
  files_.add("/w/repo/main.tf", "variable \"open\" {}\n" + service("var.open"));
  ScanOptions options = options_of({"/w/repo"});
  options.inputs.command_line.push_back(
      {.kind = sources::terraform::Assignment::Kind::file, .name = {}, .text = "/w/outside/terraform.tfvars"});
  EXPECT_EQ(scan_all(files_, options).report.summary.fail, 1U);
}

}  // namespace
}  // namespace kakoi::ops
