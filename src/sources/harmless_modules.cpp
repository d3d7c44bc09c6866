// Modules that launch nothing, told by their name. The table is small on purpose: what is not in it is said to be
// unknown.

#include "sources/harmless_modules.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace kakoi::sources {
namespace {

constexpr auto kHarmless = std::to_array<std::string_view>({
    "acm",
    "acm-certificate",
    "alb",
    "alb-ingress",
    "alb-target-group-cloudwatch-sns-alarms",
    "aurora",
    "autoscaling",
    "budgets",
    "cloudfront",
    "cloudtrail",
    "cloudwatch-logs",
    "container-definition",
    "context",
    "db",
    "dns",
    "dynamodb",
    "dynamodb-table",
    "ec2-instance",
    "ecr",
    "ecs-cloudwatch-autoscaling",
    "ecs-cloudwatch-sns-alarms",
    "ecs-container-definition",
    "efs",
    "eks",
    "elasticache",
    "elb",
    "iam",
    "iam-policy",
    "iam-role",
    "key-pair",
    "kms",
    "kms-key",
    "label",
    "lb",
    "load-balancer",
    "loadbalancer",
    "log-group",
    "naming",
    "networking",
    "nlb",
    "null-label",
    "rds",
    "rds-aurora",
    "redis",
    "route53",
    "s3",
    "s3-bucket",
    "secrets-manager",
    "security-group",
    "security-group-rule",
    "security-groups",
    "sg-rule",
    "sns",
    "sqs",
    "ssm-parameter",
    "subnets",
    "tags",
    "vpc",
    "vpc-endpoints",
});

bool is_in_table(std::string_view name) {
  return std::find(kHarmless.begin(), kHarmless.end(), name) != kHarmless.end();
}

std::string_view after_last(std::string_view text, char separator) {
  const std::size_t at = text.rfind(separator);
  return at == std::string_view::npos ? text : text.substr(at + 1);
}

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

// namespace/name/provider, with or without a host in front.
bool is_registry_address(std::string_view source) {
  return source.find(':') == std::string_view::npos && std::count(source.begin(), source.end(), '/') >= 2 &&
         !source.ends_with(".git") && !source.starts_with("github.com/") && !source.starts_with("bitbucket.org/");
}

/// The names that a source gives its module: of the module in the registry, or of the repository, and of the folder in
/// it.
struct SourceNames {
  std::string_view module;
  std::string_view folder;
};

SourceNames names_in(std::string_view source) {
  source = source.substr(0, source.find('?'));
  const std::size_t scheme = source.find("://");
  const std::size_t folder = source.find("//", scheme == std::string_view::npos ? 0 : scheme + 3);
  SourceNames names;
  if (folder != std::string_view::npos) {
    names.folder = after_last(source.substr(folder + 2), '/');
    source = source.substr(0, folder);
  }
  const bool is_registry = is_registry_address(source);
  std::string_view name = after_last(is_registry ? source.substr(0, source.rfind('/')) : source, '/');
  name = name.ends_with(".git") ? name.substr(0, name.size() - 4) : name;
  names.module = without_prefix(without_prefix(name, "terraform-"), "aws-");
  return names;
}

}  // namespace

bool is_harmless_module(std::string_view name, std::string_view source) {
  const auto folded = [](std::string_view text) {
    std::string result(text);
    std::replace(result.begin(), result.end(), '_', '-');
    return result;
  };
  const SourceNames names = names_in(source);
  // A folder of a collection of modules says what it is for; one of a VPC's module is of a VPC whatever it is called.
  const std::string source_name = folded(names.folder.empty() ? names.module : names.folder);
  if (is_in_table(source_name) || is_in_table(folded(names.module))) {
    return true;
  }
  // A call named `vpc` is of a VPC only where its source says so too: `infra-vpc-module`.
  const std::string call_name = folded(name);
  const std::size_t at = source_name.find(call_name);
  const bool is_word = at != std::string::npos && (at == 0 || source_name[at - 1] == '-') &&
                       (at + call_name.size() == source_name.size() || source_name[at + call_name.size()] == '-');
  constexpr auto kLaunching =
      std::to_array<std::string_view>({"ecs", "fargate", "service", "task", "batch", "app", "cluster", "job"});
  const bool may_launch = std::any_of(kLaunching.begin(), kLaunching.end(), [&](std::string_view word) {
    return source_name.find(word) != std::string::npos;
  });
  return is_in_table(call_name) && is_word && !may_launch;
}

bool is_harmless_template(std::string_view source) {
  std::string name(after_last(source.substr(0, source.find('?')), '/'));
  name = name.substr(0, name.find('.'));
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  constexpr std::string_view kSuffix = "-stack";
  name = name.ends_with(kSuffix) ? name.substr(0, name.size() - kSuffix.size()) : name;
  // Of serverless applications and nested stacks that are published.
  constexpr auto kMore = std::to_array<std::string_view>(
      {"availability-zone", "bastion", "config", "guardduty", "nat", "macie", "securityhub", "sns-topic"});
  return is_in_table(name) || name.starts_with("cloudwatch-alarm") ||
         std::find(kMore.begin(), kMore.end(), name) != kMore.end();
}

}  // namespace kakoi::sources
