#include "delivery.hpp"

#include <algorithm>

namespace kakoi::sim::services {

Delivery::Delivery() {
  const std::string vpc = world.account(account).region(region).ec2.subnets.at(public_subnet).vpc_id;
  const auto group = [&](const std::string& name) {
    return ok("ec2", "CreateSecurityGroup", "{'VpcId':'" + vpc + "','GroupName':'" + name + "','GroupDescription':'x'}")
        .text("groupId");
  };
  front = group("front");
  tasks = group("tasks");
  ok("ec2", "AuthorizeSecurityGroupIngress",
     "{'GroupId':'" + tasks +
         "','IpPermissions':[{'IpProtocol':'tcp','FromPort':'80','ToPort':'80','Groups':[{'GroupId':'" + front +
         "'}]}]}");
  const std::string other =
      ok("ec2", "CreateSubnet",
         "{'VpcId':'" + vpc + "','CidrBlock':'10.0.3.0/24','AvailabilityZone':'us-east-1b'}")["subnet"]
          .text("subnetId");
  balancer = ok("elasticloadbalancing", "CreateLoadBalancer",
                "{'Name':'shop','Subnets':['" + public_subnet + "','" + other + "'],'SecurityGroups':['" + front +
                    "']}")["LoadBalancers"]
                 .items()
                 .at(0)
                 .text("LoadBalancerArn");
  const auto target_group = [&](const std::string& name) {
    return ok("elasticloadbalancing", "CreateTargetGroup",
              "{'Name':'" + name + "','Protocol':'HTTP','Port':80,'VpcId':'" + vpc +
                  "','TargetType':'ip','HealthCheckIntervalSeconds':10}")["TargetGroups"]
        .items()
        .at(0)
        .text("TargetGroupArn");
  };
  blue = target_group("blue");
  green = target_group("green");
  listener = ok("elasticloadbalancing", "CreateListener",
                "{'LoadBalancerArn':'" + balancer +
                    "','Protocol':'HTTP','Port':80,'DefaultActions':[{'Type':'forward','TargetGroupArn':'" + blue +
                    "'}]}")["Listeners"]
                 .items()
                 .at(0)
                 .text("ListenerArn");
  ok("ecs", "RegisterTaskDefinition",
     "{'family':'app','networkMode':'awsvpc','requiresCompatibilities':['FARGATE'],'cpu':'256','memory':'512',"
     "'executionRoleArn':'arn:aws:iam::111122223333:role/execution',"
     "'containerDefinitions':[{'name':'app','image':'111122223333.dkr.ecr.us-east-1.amazonaws.com/"
     "app:1','portMappings':"
     "[{'containerPort':80}]}]}");
}

std::string Delivery::balanced(const std::string& group) const {
  return "'loadBalancers':[{'targetGroupArn':'" + group + "','containerName':'app','containerPort':80}]";
}

void Delivery::add_code_deploy(int termination_minutes) {
  ok("ecs", "CreateService",
     "{'cluster':'c','serviceName':'web','taskDefinition':'app','launchType':'FARGATE','desiredCount':1,"
     "'deploymentController':{'type':'CODE_DEPLOY'}," +
         balanced(blue) + ",'networkConfiguration':{'awsvpcConfiguration':{'subnets':['" + public_subnet +
         "'],'securityGroups':['" + tasks + "'],'assignPublicIp':'ENABLED'}}}");
  ok("codedeploy", "CreateApplication", "{'applicationName':'shop','computePlatform':'ECS'}");
  ok("codedeploy", "CreateDeploymentGroup",
     "{'applicationName':'shop','deploymentGroupName':'web','serviceRoleArn':'arn:aws:iam::111122223333:role/deploy',"
     "'deploymentStyle':{'deploymentType':'BLUE_GREEN','deploymentOption':'WITH_TRAFFIC_CONTROL'},"
     "'blueGreenDeploymentConfiguration':{'terminateBlueInstancesOnDeploymentSuccess':{'action':'TERMINATE',"
     "'terminationWaitTimeInMinutes':" +
         std::to_string(termination_minutes) +
         "},'deploymentReadyOption':{'actionOnTimeout':'CONTINUE_DEPLOYMENT'}},"
         "'ecsServices':[{'clusterName':'c','serviceName':'web'}],'loadBalancerInfo':{'targetGroupPairInfoList':"
         "[{'targetGroups':[{'name':'blue'},{'name':'green'}],'prodTrafficRoute':{'listenerArns':['" +
         listener + "']}}]}}");
  pass(60);
}

std::string Delivery::deploy(const std::string& subnet, bool is_public, const std::string& config,
                             const std::string& groups) {
  const std::string spec =
      "version: 0.0\nResources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties:\n"
      "        TaskDefinition: app\n        LoadBalancerInfo: {ContainerName: app, ContainerPort: 80}\n"
      "        NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [" +
      subnet + "], SecurityGroups: [" + (groups.empty() ? tasks : groups) +
      "], AssignPublicIp: " + (is_public ? "ENABLED" : "DISABLED") + "}}\n";
  const Value input = Value::object(
      {{"applicationName", "shop"},
       {"deploymentGroupName", "web"},
       {"deploymentConfigName", "CodeDeployDefault." + config},
       {"revision",
        Value::object({{"revisionType", "AppSpecContent"}, {"appSpecContent", Value::object({{"content", spec}})}})}});
  const Outcome outcome = call("codedeploy", "CreateDeployment", input);
  return outcome ? outcome->text("deploymentId") : outcome.error().message;
}

Value Delivery::deployment(const std::string& id) {
  return ok("codedeploy", "GetDeployment", "{'deploymentId':'" + id + "'}")["deploymentInfo"];
}

std::vector<std::string> Delivery::states(const std::string& group) {
  const Value health = ok("elasticloadbalancing", "DescribeTargetHealth", "{'TargetGroupArn':'" + group + "'}");
  std::vector<std::string> states;
  for (const Value& it : health["TargetHealthDescriptions"].items()) {
    states.push_back(it["TargetHealth"].text("State"));
  }
  std::ranges::sort(states);
  return states;
}

}  // namespace kakoi::sim::services
