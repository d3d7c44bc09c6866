// Resources written by hand: task sets, and services whose cluster or capacity provider decides where they run.
const {Stack, aws_ecs: ecs} = require('aws-cdk-lib');
const {network, fargateTask} = require('./parts');

class LevelOne extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const {vpc, cluster} = network(this);
    this.subnets = vpc.publicSubnets.map((subnet) => subnet.subnetId);
    this.task = fargateTask(this);
    this.taskSets(cluster);
    this.clusters(vpc);
  }

  taskSets(cluster) {
    const service = new ecs.FargateService(this, 'External', {
      cluster, taskDefinition: this.task, assignPublicIp: true,
      deploymentController: {type: ecs.DeploymentControllerType.EXTERNAL},
    });
    const taskSet = (id, launchType, assignPublicIp) => new ecs.CfnTaskSet(this, id, {
      cluster: cluster.clusterName,
      service: service.serviceName,
      taskDefinition: this.task.taskDefinitionArn,
      launchType,
      networkConfiguration: {awsVpcConfiguration: {subnets: this.subnets, assignPublicIp}},
    });
    taskSet('TaskSetPublic', 'FARGATE', 'ENABLED');
    taskSet('TaskSetPrivate', 'FARGATE', 'DISABLED');
    taskSet('TaskSetOmitted', 'FARGATE');
    taskSet('TaskSetEc2', 'EC2', 'ENABLED');
  }

  // None of these says a launch type.
  clusters(vpc) {
    const service = (id, cluster, more) => new ecs.CfnService(this, id, {
      cluster: cluster.clusterName,
      taskDefinition: this.task.taskDefinitionArn,
      networkConfiguration: {awsvpcConfiguration: {subnets: this.subnets, assignPublicIp: 'ENABLED'}},
      ...more,
    });
    const plain = new ecs.Cluster(this, 'Plain', {vpc});
    service('OnPlain', plain);

    const spot = new ecs.Cluster(this, 'SpotCluster', {vpc, enableFargateCapacityProviders: true});
    spot.addDefaultCapacityProviderStrategy([{capacityProvider: 'FARGATE_SPOT'}]);
    service('OnSpot', spot);

    const provider = new ecs.CfnCapacityProvider(this, 'Machines', {
      autoScalingGroupProvider: {autoScalingGroupArn: 'machines'},
    });
    const machines = new ecs.Cluster(this, 'MachinesCluster', {vpc});
    new ecs.CfnClusterCapacityProviderAssociations(this, 'MachinesAssociation', {
      cluster: machines.clusterName,
      capacityProviders: [provider.ref],
      defaultCapacityProviderStrategy: [{capacityProvider: provider.ref}],
    });
    service('OnMachines', machines);
    service('ByStrategy', plain, {capacityProviderStrategy: [{capacityProvider: provider.ref, weight: 1}]});
  }
}

module.exports = {LevelOne};
