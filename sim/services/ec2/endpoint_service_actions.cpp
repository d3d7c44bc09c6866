#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/endpoint_services.hpp"
#include "sim/services/ec2/shared.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::string_view kInterfaceServices[] = {"access-analyzer",
                                                   "airflow.api",
                                                   "application-autoscaling",
                                                   "appmesh-envoy-management",
                                                   "athena",
                                                   "autoscaling",
                                                   "batch",
                                                   "bedrock-runtime",
                                                   "cassandra",
                                                   "cloudformation",
                                                   "cloudtrail",
                                                   "codebuild",
                                                   "codedeploy",
                                                   "config",
                                                   "datasync",
                                                   "dynamodb",
                                                   "ebs",
                                                   "ec2",
                                                   "ec2messages",
                                                   "ecr.api",
                                                   "ecr.dkr",
                                                   "ecs",
                                                   "ecs-agent",
                                                   "ecs-telemetry",
                                                   "elasticache",
                                                   "elasticfilesystem",
                                                   "elasticloadbalancing",
                                                   "email-smtp",
                                                   "events",
                                                   "execute-api",
                                                   "git-codecommit",
                                                   "glue",
                                                   "guardduty-data",
                                                   "kinesis-firehose",
                                                   "kinesis-streams",
                                                   "kms",
                                                   "lambda",
                                                   "logs",
                                                   "monitoring",
                                                   "pipes-data",
                                                   "rds",
                                                   "rds-data",
                                                   "redshift",
                                                   "s3",
                                                   "scheduler",
                                                   "secretsmanager",
                                                   "securityhub",
                                                   "servicediscovery",
                                                   "sns",
                                                   "sqs",
                                                   "ssm",
                                                   "ssmmessages",
                                                   "states",
                                                   "sts",
                                                   "sync-states",
                                                   "textract",
                                                   "transfer",
                                                   "xray"};
constexpr std::string_view kGatewayServices[] = {"dynamodb", "s3"};
constexpr std::string_view kZones = "abc";

constexpr std::array kFilters = {
    Filter{"owner", "owner"},
    Filter{"service-name", "serviceName"},
    Filter{"service-region", "serviceRegion"},
    Filter{"service-type", "serviceType.serviceType"},
    Filter{"supported-ip-address-types", "supportedIpAddressTypeSet"},
};

struct EndpointService {
  std::string name = {};
  std::string type = {};
  world::Tags tags = {};
};

Value shape(const Context& context, const EndpointService& service) {
  Value zones = Value::array();
  Value zone_ids = Value::array();
  for (const char letter : kZones) {
    zones.append(context.region.name + letter);
    zone_ids.append(zone_id(context.region.name + letter));
  }
  const std::string name = public_name_of(context.region.name, service.name);
  Value it = Value::object(
      {{"serviceName", service.name},
       {"serviceId", "vpce-svc-" + world::Ids(std::hash<std::string>{}(service.name + service.type)).hex(17)},
       {"serviceType", Value(Value::Array{Value::object({{"serviceType", service.type}})})},
       {"serviceRegion", context.region.name},
       {"availabilityZoneSet", std::move(zones)},
       {"availabilityZoneIdSet", std::move(zone_ids)},
       {"owner", "amazon"},
       {"baseEndpointDnsNameSet", Value::texts({name})},
       {"vpcEndpointPolicySupported", true},
       {"acceptanceRequired", false},
       {"managesVpcEndpoints", false},
       {"supportedIpAddressTypeSet", Value::texts({"ipv4"})},
       {"tagSet", Value::array()}});
  if (service.type == "Interface") {
    it.set("privateDnsName", name);
    it.set("privateDnsNameSet", Value(Value::Array{Value::object({{"privateDnsName", name}})}));
    it.set("privateDnsNameVerificationState", "verified");
  }
  return it;
}

constexpr Kind<EndpointService> kServices{
    .naming = {.member = {}, .prefix = {}, .not_found = "InvalidServiceName.NotFound", .what = "Vpc Endpoint Service"},
    .set = "serviceDetailSet",
    .least = 1,
    .filters = kFilters,
    .shape = shape};

}  // namespace

bool has_endpoint_service(std::string_view region, std::string_view name, std::string_view type) {
  const std::string prefix = "com.amazonaws." + std::string(region) + ".";
  if (!name.starts_with(prefix)) {
    // Somebody's own, behind a load balancer of some kind.
    return type != "Gateway" && name.starts_with("com.amazonaws.vpce." + std::string(region) + ".vpce-svc-");
  }
  name.remove_prefix(prefix.size());
  return type == "Gateway"
             ? std::ranges::find(kGatewayServices, name) != std::end(kGatewayServices)
             : type == "Interface" && std::ranges::find(kInterfaceServices, name) != std::end(kInterfaceServices);
}

std::string public_name_of(std::string_view region, std::string_view service_name) {
  const std::string prefix = "com.amazonaws." + std::string(region) + ".";
  const std::string service(service_name.starts_with(prefix) ? service_name.substr(prefix.size()) : service_name);
  const std::string end = "." + std::string(region) + ".amazonaws.com";
  if (service == "ecr.dkr") return "*.dkr.ecr" + end;
  if (service == "ecr.api") return "api.ecr" + end;
  return service + end;
}

Outcome describe_vpc_endpoint_services(Context& context, const Value& input) {
  std::map<std::string, EndpointService> all;
  const std::string prefix = "com.amazonaws." + context.region.name + ".";
  const auto add = [&](std::string_view service, const std::string& type) {
    // Two of one name are told apart by their types.
    all.emplace(prefix + std::string(service) + "/" + type,
                EndpointService{.name = prefix + std::string(service), .type = type});
  };
  for (const std::string_view service : kInterfaceServices) {
    add(service, "Interface");
  }
  for (const std::string_view service : kGatewayServices) {
    add(service, "Gateway");
  }
  const auto names = input.texts_of("ServiceName");
  for (const std::string& name : names) {
    if (std::ranges::none_of(all, [&](const auto& it) { return it.second.name == name; })) {
      return error("InvalidServiceName", "The Vpc Endpoint Service '" + name + "' does not exist");
    }
  }
  if (!names.empty()) {
    std::erase_if(all, [&](const auto& it) { return std::ranges::find(names, it.second.name) == names.end(); });
  }
  Outcome output = describe(context, input, all, kServices);
  if (!output) return output;
  std::vector<std::string> shown;
  for (const Value& service : (*output)["serviceDetailSet"].items()) {
    const std::string name = service.text("serviceName");
    if (shown.empty() || shown.back() != name) shown.push_back(name);
  }
  output->set("serviceNameSet", Value::texts(shown));
  return output;
}

}  // namespace kakoi::sim::services::ec2
