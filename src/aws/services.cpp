#include "aws/services.hpp"

#include <array>

namespace kakoi::aws::services {

constexpr Service ecs{.name = "ecs",
                      .endpoint_prefix = "ecs",
                      .signing_name = "ecs",
                      .id = "ECS",
                      .dialect = Dialect::json_1_1,
                      .target = "AmazonEC2ContainerServiceV20141113"};
constexpr Service ec2{.name = "ec2",
                      .endpoint_prefix = "ec2",
                      .signing_name = "ec2",
                      .id = "EC2",
                      .dialect = Dialect::ec2,
                      .version = "2016-11-15"};
constexpr Service events{.name = "events",
                         .endpoint_prefix = "events",
                         .signing_name = "events",
                         .id = "EVENTBRIDGE",
                         .dialect = Dialect::json_1_1,
                         .target = "AWSEvents"};
constexpr Service scheduler{.name = "scheduler",
                            .endpoint_prefix = "scheduler",
                            .signing_name = "scheduler",
                            .id = "SCHEDULER",
                            .dialect = Dialect::rest_json};
constexpr Service pipes{
    .name = "pipes", .endpoint_prefix = "pipes", .signing_name = "pipes", .id = "PIPES", .dialect = Dialect::rest_json};
constexpr Service states{.name = "states",
                         .endpoint_prefix = "states",
                         .signing_name = "states",
                         .id = "SFN",
                         .dialect = Dialect::json_1_0,
                         .target = "AWSStepFunctions"};
constexpr Service batch{
    .name = "batch", .endpoint_prefix = "batch", .signing_name = "batch", .id = "BATCH", .dialect = Dialect::rest_json};
constexpr Service sts{.name = "sts",
                      .endpoint_prefix = "sts",
                      .signing_name = "sts",
                      .id = "STS",
                      .dialect = Dialect::query,
                      .version = "2011-06-15"};
constexpr Service sso{.name = "sso",
                      .endpoint_prefix = "portal.sso",
                      .signing_name = "awsssoportal",
                      .id = "SSO",
                      .dialect = Dialect::rest_json};
constexpr Service sso_oidc{.name = "sso-oauth",
                           .endpoint_prefix = "oidc",
                           .signing_name = "sso-oauth",
                           .id = "SSO_OIDC",
                           .dialect = Dialect::rest_json};

namespace {

constexpr std::array kAll{&ecs, &ec2, &events, &scheduler, &pipes, &states, &batch, &sts, &sso, &sso_oidc};

}  // namespace

std::span<const Service* const> all() { return kAll; }

}  // namespace kakoi::aws::services
