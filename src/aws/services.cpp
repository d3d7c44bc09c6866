#include "aws/services.hpp"

#include <array>

namespace kakoi::aws::services {

constexpr Service kEcs{.name = "ecs",
                       .endpoint_prefix = "ecs",
                       .signing_name = "ecs",
                       .id = "ECS",
                       .dialect = Dialect::json_1_1,
                       .target = "AmazonEC2ContainerServiceV20141113"};
constexpr Service kEc2{.name = "ec2",
                       .endpoint_prefix = "ec2",
                       .signing_name = "ec2",
                       .id = "EC2",
                       .dialect = Dialect::ec2,
                       .version = "2016-11-15"};
constexpr Service kElb{.name = "elasticloadbalancing",
                       .endpoint_prefix = "elasticloadbalancing",
                       .signing_name = "elasticloadbalancing",
                       .id = "ELASTIC_LOAD_BALANCING_V2",
                       .dialect = Dialect::query,
                       .version = "2015-12-01"};
constexpr Service kEvents{.name = "events",
                          .endpoint_prefix = "events",
                          .signing_name = "events",
                          .id = "EVENTBRIDGE",
                          .dialect = Dialect::json_1_1,
                          .target = "AWSEvents"};
constexpr Service kScheduler{.name = "scheduler",
                             .endpoint_prefix = "scheduler",
                             .signing_name = "scheduler",
                             .id = "SCHEDULER",
                             .dialect = Dialect::rest_json};
constexpr Service kPipes{
    .name = "pipes", .endpoint_prefix = "pipes", .signing_name = "pipes", .id = "PIPES", .dialect = Dialect::rest_json};
constexpr Service kStates{.name = "states",
                          .endpoint_prefix = "states",
                          .signing_name = "states",
                          .id = "SFN",
                          .dialect = Dialect::json_1_0,
                          .target = "AWSStepFunctions"};
constexpr Service kBatch{
    .name = "batch", .endpoint_prefix = "batch", .signing_name = "batch", .id = "BATCH", .dialect = Dialect::rest_json};
constexpr Service kSts{.name = "sts",
                       .endpoint_prefix = "sts",
                       .signing_name = "sts",
                       .id = "STS",
                       .dialect = Dialect::query,
                       .version = "2011-06-15"};
constexpr Service kSso{.name = "sso",
                       .endpoint_prefix = "portal.sso",
                       .signing_name = "awsssoportal",
                       .id = "SSO",
                       .dialect = Dialect::rest_json};
constexpr Service kSsoOidc{.name = "sso-oauth",
                           .endpoint_prefix = "oidc",
                           .signing_name = "sso-oauth",
                           .id = "SSO_OIDC",
                           .dialect = Dialect::rest_json};

namespace {

constexpr std::array kAll{&kEcs,    &kEc2,   &kElb, &kEvents, &kScheduler, &kPipes,
                          &kStates, &kBatch, &kSts, &kSso,    &kSsoOidc};

}  // namespace

std::span<const Service* const> all() { return kAll; }

}  // namespace kakoi::aws::services
