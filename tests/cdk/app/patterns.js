// The constructs of aws-ecs-patterns.
const {Stack, aws_applicationautoscaling: scaling, aws_ecs_patterns: patterns} = require('aws-cdk-lib');
const {image, publicSubnets, privateSubnets, network, fargateTask} = require('./parts');

const taskImageOptions = {image};
const schedule = scaling.Schedule.cron({minute: '0', hour: '3'});

class Patterns extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const {cluster} = network(this);
    new patterns.ApplicationLoadBalancedFargateService(this, 'Application', {
      cluster, taskImageOptions, publicLoadBalancer: true,
    });
    new patterns.ApplicationLoadBalancedFargateService(this, 'ApplicationPublic', {
      cluster, taskImageOptions, publicLoadBalancer: true, assignPublicIp: true,
    });
    new patterns.ApplicationLoadBalancedFargateService(this, 'ApplicationInternal', {
      cluster, taskImageOptions, publicLoadBalancer: false, assignPublicIp: false,
    });
    new patterns.NetworkLoadBalancedFargateService(this, 'Network', {cluster, taskImageOptions});
    new patterns.NetworkLoadBalancedFargateService(this, 'NetworkPublic', {
      cluster, taskImageOptions, assignPublicIp: true,
    });
    new patterns.ApplicationMultipleTargetGroupsFargateService(this, 'Groups', {cluster, taskImageOptions});
    new patterns.ApplicationMultipleTargetGroupsFargateService(this, 'GroupsPublic', {
      cluster, taskImageOptions, assignPublicIp: true,
      targetGroups: [{containerPort: 80}, {containerPort: 90, pathPattern: '/b*', priority: 10}],
    });
    new patterns.QueueProcessingFargateService(this, 'Queue', {cluster, image, assignPublicIp: true});
    new patterns.ScheduledFargateTask(this, 'ScheduledPublic', {
      cluster, schedule, subnetSelection: publicSubnets,
      scheduledFargateTaskDefinitionOptions: {taskDefinition: fargateTask(this, 'ScheduledTask')},
    });
    new patterns.ScheduledFargateTask(this, 'ScheduledPrivate', {
      cluster, schedule, subnetSelection: privateSubnets, scheduledFargateTaskImageOptions: {image},
    });
  }
}

module.exports = {Patterns};
