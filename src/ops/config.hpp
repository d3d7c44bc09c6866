// `.kakoi.toml`: what a repository says about how it wants to be scanned. The command line has the last word.
//
//   exclude = ["examples/"]          # patterns as in .gitignore, relative to this file
//
//   [thresholds]
//   fail-on = "high"                 # info, low, medium, high, critical, never
//   max-unknown = 0                  # or "any", which is what holds without it
//
//   [[root]]
//   path = "envs/prod"               # a root module, relative to this file
//   var-files = ["vars/prod.tfvars"] # likewise; before --var and --var-file
//   workspace = "prod"
//
//   [[asserted]]                     # ways that kakoi cannot read, and somebody answers for
//   needs = ["ecr.*", "s3", "logs"]  # as findings call them; here and below * stands for anything. Alone it is taken
//                                    # here only beside subnets or launchers that are not *
//   subnets = ["subnet-0a1*"]        # one of subnets, vpcs and launchers at least; each that is there has to fit
//   vpcs = ["aws_vpc.main"]
//   launchers = ["*:service/prod/*"]
//   owner = "team-network"
//   until = 2027-03-31               # the last day
//   reason = "endpoints in the hub"
//
//   [aws]
//   expect-denied = ["us-west-1"]    # regions that a policy closes: that they cannot be read is no news
#pragma once

#include "base/diagnostic.hpp"
#include "base/ports.hpp"
#include "base/result.hpp"
#include "controls/assertion.hpp"
#include "ops/exit_code.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kakoi::ops {

/// What holds for one root module.
struct RootConfig {
  std::string folder;                  ///< absolute
  std::vector<std::string> var_files;  ///< absolute, in the order in which they count
  std::optional<std::string> workspace;
  base::Place place;  ///< in the configuration
};

struct Config {
  std::string folder;  ///< that it lies in, absolute; empty where there is no configuration
  std::vector<std::string> excludes;
  Thresholds thresholds;
  bool says_most_unknown = false;  ///< max-unknown is there
  std::vector<RootConfig> roots;
  std::vector<std::string> expect_denied;
  std::vector<controls::Assertion> asserted;
};

inline constexpr const char* kConfigName = ".kakoi.toml";

/// The configuration for `folder`: the nearest `.kakoi.toml` in it or above it, up to the top of its repository;
/// outside of a repository only its own. Nothing when there is none.
std::optional<std::string> find_config(base::FileReader& reader, const std::string& folder);

/// Reads the file `path` (absolute). Fails, with the line, when it cannot be read, is not TOML, or says something that
/// is not in the list above: a setting that is misspelt must not be passed over.
base::Result<Config> read_config(base::FileReader& reader, const std::string& path);

}  // namespace kakoi::ops
