// What most stacks here need: a network with public and private subnets, a cluster in it, a task definition. The zones
// are written down, so that nothing is looked up, whether or not a stack has an environment.
const {aws_ec2: ec2, aws_ecs: ecs, Stack} = require('aws-cdk-lib');

const image = ecs.ContainerImage.fromRegistry('example.invalid/web:1');
const publicSubnets = {subnetType: ec2.SubnetType.PUBLIC};
const privateSubnets = {subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS};

function network(scope) {
  const region = Stack.of(scope).region;
  const vpc = new ec2.Vpc(scope, 'Vpc', {natGateways: 1, availabilityZones: [`${region}a`, `${region}b`]});
  return {vpc, cluster: new ecs.Cluster(scope, 'Cluster', {vpc})};
}

function fargateTask(scope, id = 'Task') {
  const task = new ecs.FargateTaskDefinition(scope, id);
  task.addContainer('web', {image, portMappings: [{containerPort: 80}]});
  return task;
}

function ec2Task(scope, id, networkMode) {
  const task = new ecs.Ec2TaskDefinition(scope, id, {networkMode});
  task.addContainer('web', {image, memoryLimitMiB: 256});
  return task;
}

module.exports = {image, publicSubnets, privateSubnets, network, fargateTask, ec2Task};
