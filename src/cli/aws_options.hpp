// The options that say what of AWS is read, and as whom. The same for every command that does.
#pragma once

#include "aws/session.hpp"
#include "base/message.hpp"
#include "cli/help.hpp"
#include "ops/estate.hpp"

#include <optional>
#include <string>

namespace kakoi::cli {

struct AwsArguments {
  bool is_asked = false;  ///< --aws
  ops::EstateOptions estate;
};

/// Adds them to `command`. `arguments` has to stay.
void add_aws_options(CLI::App& command, AwsArguments& arguments, const Help& say);

/// One of them that is given though --aws is not; nothing where there is none.
std::optional<std::string> option_without_aws(const CLI::App& command);

/// What is wrong with those that are given with --aws; nothing where they make sense. Then they are in `arguments`,
/// each region and role once.
std::optional<base::Message> finish_aws_options(const CLI::App& command, AwsArguments& arguments);

}  // namespace kakoi::cli
