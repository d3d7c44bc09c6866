// Services by their own constructs: what is written, what is left out, and where the setting has no effect.
const {Stack, aws_ecs: ecs} = require('aws-cdk-lib');
const {image, publicSubnets, privateSubnets, network, fargateTask, ec2Task} = require('./parts');

class Services extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const {vpc, cluster} = network(this);
    cluster.enableFargateCapacityProviders();
    const taskDefinition = fargateTask(this);
    new ecs.FargateService(this, 'Public', {cluster, taskDefinition, assignPublicIp: true});
    new ecs.FargateService(this, 'Private', {cluster, taskDefinition, assignPublicIp: false});
    new ecs.FargateService(this, 'Omitted', {cluster, taskDefinition});
    new ecs.FargateService(this, 'OmittedInPublicSubnets', {cluster, taskDefinition, vpcSubnets: publicSubnets});
    new ecs.FargateService(this, 'PublicInPrivateSubnets', {
      cluster, taskDefinition, assignPublicIp: true, vpcSubnets: privateSubnets,
    });
    new ecs.FargateService(this, 'Spot', {
      cluster, taskDefinition, assignPublicIp: true,
      capacityProviderStrategies: [
        {capacityProvider: 'FARGATE_SPOT', weight: 2},
        {capacityProvider: 'FARGATE', weight: 1},
      ],
    });
    new ecs.FargateService(this, 'BlueGreen', {
      cluster, taskDefinition, assignPublicIp: true,
      deploymentController: {type: ecs.DeploymentControllerType.CODE_DEPLOY},
    });

    this.onMachines(ecs.Cluster.fromClusterAttributes(this, 'Machines', {clusterName: 'machines', vpc}));
  }

  onMachines(cluster) {
    const awsvpc = ec2Task(this, 'Awsvpc', ecs.NetworkMode.AWS_VPC);
    new ecs.Ec2Service(this, 'Ec2Public', {
      cluster, taskDefinition: awsvpc, assignPublicIp: true, vpcSubnets: publicSubnets,
    });
    new ecs.Ec2Service(this, 'Ec2Private', {cluster, taskDefinition: awsvpc});
    new ecs.Ec2Service(this, 'Ec2Bridge', {cluster, taskDefinition: ec2Task(this, 'Bridge', ecs.NetworkMode.BRIDGE)});

    const anywhere = new ecs.ExternalTaskDefinition(this, 'AnywhereTask');
    anywhere.addContainer('web', {image, memoryLimitMiB: 256});
    new ecs.ExternalService(this, 'Anywhere', {cluster, taskDefinition: anywhere});
  }
}

module.exports = {Services};
