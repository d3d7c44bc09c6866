#include "sources/launches/launch_words.hpp"

#include <algorithm>

namespace kakoi::sources {
namespace {

using base::How;
using base::Known;
using base::Phrase;
using inventory::DeploymentController;
using inventory::LaunchType;
using inventory::NetworkMode;
using values::Kind;
using values::Value;

constexpr Phrase kStrangeLaunchType{"kakoi does not know this launch type", "kakoi の知らない起動タイプです"};
constexpr Phrase kStrangeController{"kakoi does not know this deployment controller",
                                    "kakoi の知らないデプロイコントローラーです"};
constexpr Phrase kStrangeMode{"kakoi does not know this network mode", "kakoi の知らないネットワークモードです"};
constexpr Phrase kStrangeSetting{"it is none of true, false, ENABLED, DISABLED",
                                 "true、false、ENABLED、DISABLED のいずれでもありません"};

constexpr Phrase kBySubnets{
    "an Express Mode service turns it on in subnets that route to an internet gateway",
    "Express Mode のサービスでは、インターネットゲートウェイへ経路を持つサブネットで有効になります"};
constexpr Phrase kTooMuch{
    "evaluating {} takes more steps or memory than kakoi allows; what they were needed for is unknown",
    "{} の評価に必要な計算量またはメモリが上限を超えました。その値は判定不能になります"};

}  // namespace

Known<std::optional<LaunchType>> launch_type_of(const Field<std::string>& text) {
  using Result = Known<std::optional<LaunchType>>;
  return text.and_then([&](const std::optional<std::string>& word) {
    if (!word.has_value() || word->empty()) {
      return Result::given(std::nullopt, text.trail(), How::defaulted);
    }
    if (*word == "FARGATE") {
      return Result::given(LaunchType::fargate, text.trail());
    }
    if (*word == "EC2") {
      return Result::given(LaunchType::ec2, text.trail());
    }
    if (*word == "EXTERNAL") {
      return Result::given(LaunchType::external, text.trail());
    }
    return *word == "MANAGED_INSTANCES" ? Result::given(LaunchType::managed_instances, text.trail())
                                        : Result::unknown({.reason = kStrangeLaunchType, .trail = text.trail()});
  });
}

Known<DeploymentController> controller_of(const Field<std::string>& text) {
  using Result = Known<DeploymentController>;
  return text.and_then([&](const std::optional<std::string>& word) {
    if (!word.has_value() || *word == "ECS") {
      return Result::given(DeploymentController::ecs, text.trail(), word.has_value() ? How::written : How::defaulted);
    }
    if (*word == "CODE_DEPLOY") {
      return Result::given(DeploymentController::code_deploy, text.trail());
    }
    return *word == "EXTERNAL" ? Result::given(DeploymentController::external, text.trail())
                               : Result::unknown({.reason = kStrangeController, .trail = text.trail()});
  });
}

Known<std::optional<NetworkMode>> network_mode_of(const Field<std::string>& text, NetworkMode fallback) {
  using Result = Known<std::optional<NetworkMode>>;
  return text.and_then([&](const std::optional<std::string>& word) {
    if (!word.has_value()) {
      return Result::given(fallback, text.trail(), How::defaulted);
    }
    if (*word == "awsvpc") {
      return Result::given(NetworkMode::awsvpc, text.trail());
    }
    if (*word == "bridge") {
      return Result::given(NetworkMode::bridge, text.trail());
    }
    if (*word == "host") {
      return Result::given(NetworkMode::host, text.trail());
    }
    return *word == "none" ? Result::given(NetworkMode::none, text.trail())
                           : Result::unknown({.reason = kStrangeMode, .trail = text.trail()});
  });
}

// A capacity provider that somebody makes is none of Fargate's: its name must not begin so. (Amazon ECS API Reference,
// CreateCapacityProvider.)
bool leaves_fargate_out(const Value& required_compatibilities) {
  if (!required_compatibilities.is(values::Kind::list) || !required_compatibilities.is_wholly_known() ||
      required_compatibilities.items().empty()) {
    return false;
  }
  const auto all = required_compatibilities.items();
  return std::none_of(all.begin(), all.end(),
                      [](const Value& one) { return one.is(values::Kind::text) && one.text().whole == "FARGATE"; });
}

Known<std::string> provider_name(const Value& text) {
  if (text.is_unknown() && text.reason().stands_for.find("aws_ecs_capacity_provider.") != std::string_view::npos) {
    return Known<std::string>::given(std::string(text.reason().stands_for), text.trail());
  }
  const bool is_known = text.is(Kind::text) && text.is_wholly_known();
  const bool is_hidden = is_known && text.is_sensitive() && !text.text().whole.starts_with("FARGATE");
  return text_field(text).map(
      [&](const auto& name) { return is_hidden ? std::string(values::kNotShown) : name.value_or(""); });
}

Known<bool> setting_of(const Value& value) {
  if (value.is_null()) {
    return Known<bool>::given(false, value.trail(), How::defaulted);
  }
  if (value.is(Kind::text) && value.is_wholly_known() &&
      (value.text().whole == "ENABLED" || value.text().whole == "DISABLED")) {
    return Known<bool>::given(value.text().whole == "ENABLED", value.trail());
  }
  if (!value.is_wholly_known()) {
    return Known<bool>::unknown(unknown_of(value));
  }
  return value.is(Kind::boolean) ? Known<bool>::given(value.boolean(), value.trail())
                                 : Known<bool>::unknown({.reason = kStrangeSetting, .trail = value.trail()});
}

inventory::Launch express_launch() {
  inventory::Launch launch;
  launch.assign_public_ip = Known<bool>::unknown({.reason = kBySubnets, .trail = base::TrailId::none});
  launch.has_network_configuration = true;
  launch.compute.launch_type = Known<std::optional<LaunchType>>::defaulted(LaunchType::fargate);
  return launch;
}

base::Message out_of_budget(const std::string& address) { return {kTooMuch, {address}}; }

std::vector<std::string> names_in(const Value& list) {
  std::vector<std::string> names;
  if (!list.is(Kind::list)) {
    return names;
  }
  for (const Value& item : list.items()) {
    if (list.is_sensitive() || item.is_sensitive()) {
      continue;  // they are shown
    }
    if (item.is(Kind::text) && item.is_wholly_known()) {
      names.emplace_back(item.text().whole);
    } else if (item.is_unknown() && !item.reason().stands_for.empty()) {
      const std::string_view address = item.reason().stands_for;
      names.emplace_back(address.substr(0, address.rfind('.')));
    }
  }
  return names;
}

}  // namespace kakoi::sources
