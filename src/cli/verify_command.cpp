#include "cli/commands.hpp"

#include "aws/actions.hpp"
#include "cli/waiting.hpp"
#include "ops/accounts.hpp"
#include "ops/verify.hpp"
#include "reports/verify_reports.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::cli {

Outcome verify_command(VerifyArguments arguments, base::Language language, const Host& host) {
  auto config = configuration(arguments.config, ".", host);
  if (!config.has_value()) {
    return usage_error(config.error().message.text(language));
  }
  arguments.aws.estate.expect_denied = std::move(config->expect_denied);
  const reports::TextOptions options{.language = language, .colour = wants_colour(host)};
  const bool is_json = arguments.format == Format::json;
  Waiting waiting(host, language);
  ops::VerifyOptions wanted{
      .estate = std::move(arguments.aws.estate), .limit = arguments.limit, .every = arguments.every};
  wanted.estate.selection.only_clusters = true;
  // Whether the internet reaches an IPv6 address is the network's to say; what tasks need of it is not asked here.
  wanted.estate.selection.with_definitions = false;
  wanted.estate.controls = ops::ControlChoice::of(controls::Class::setting);
  wanted.estate.progress = [&](const sources::live::Progress& progress) { waiting.tell(progress); };
  std::string before;
  const auto verified = ops::verify(host.aws(), wanted, [&](const ops::Verified& seen) {
    waiting.end();
    // What has not changed is not said again.
    const std::string lines = reports::verify_lines(
        {.services = seen.services, .diagnostics = seen.diagnostics, .others = seen.others, .unlisted = seen.unlisted},
        options);
    if (!is_json && lines != std::exchange(before, lines)) {
      host.write(lines);
    }
  });
  waiting.end();
  if (!verified.has_value()) {
    return usage_error(verified.error().message.text(language));
  }
  const reports::Verification seen{.services = verified->services,
                                   .diagnostics = verified->diagnostics,
                                   .others = verified->others,
                                   .unlisted = verified->unlisted,
                                   .closed_regions = verified->closed_regions,
                                   .gave_up = verified->gave_up,
                                   .is_stopped = verified->is_stopped};
  return {.out = is_json ? reports::verify_json(seen, language) : reports::verify_text(seen, options),
          .err = {},
          .code = static_cast<int>(ops::exit_code(*verified))};
}

Outcome permissions_command(const std::vector<std::string>& roles, base::Language language) {
  constexpr base::Phrase kNoRole{"--assume-role {}: this is not the ARN of a role",
                                 "--assume-role {}: ロールの ARN ではありません"};
  for (const std::string& role : roles) {
    if (!ops::is_role(role)) {
      return usage_error(base::Message(kNoRole, {role}).text(language));
    }
  }
  std::vector<std::string> actions;
  for (const aws::ActionInfo& action : aws::actions()) {
    // Everybody may ask who they are.
    if (action.action != aws::Action::sts_get_caller_identity) {
      actions.push_back(aws::iam_action(action.action));
    }
  }
  std::sort(actions.begin(), actions.end());
  return {.out = reports::policy(actions, ops::each_once(roles)), .err = {}, .code = 0};
}

}  // namespace kakoi::cli
