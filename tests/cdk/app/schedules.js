// Rules of EventBridge, schedules and a pipe. In public subnets both kinds of target turn the setting on by themselves.
const {
  Duration, Stack, aws_ecs: ecs, aws_events: events, aws_events_targets: targets, aws_pipes: pipes,
  aws_scheduler: scheduler, aws_scheduler_targets: schedulerTargets, aws_sqs: sqs,
} = require('aws-cdk-lib');
const {publicSubnets, privateSubnets, network, fargateTask, ec2Task} = require('./parts');

class Schedules extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const {vpc, cluster} = network(this);
    const taskDefinition = fargateTask(this);
    this.rules(cluster, taskDefinition);
    this.schedules(cluster, taskDefinition);
    this.pipes(vpc, cluster, taskDefinition);
  }

  rules(cluster, taskDefinition) {
    const schedule = events.Schedule.expression('rate(1 day)');
    const nightly = (id, ...all) => new events.Rule(this, id, {schedule, targets: all});
    const task = (props) => new targets.EcsTask({cluster, taskDefinition, ...props});
    nightly('RulePublic', task({subnetSelection: publicSubnets}));
    nightly('RulePrivate', task({subnetSelection: privateSubnets}));
    nightly('RuleOmitted', task({}));
    nightly('RuleOff', task({subnetSelection: publicSubnets, assignPublicIp: false}));
    const queue = new targets.SqsQueue(new sqs.Queue(this, 'Queue'));
    nightly('RuleSeveral', queue, task({subnetSelection: publicSubnets}), task({}));
    const bridge = ec2Task(this, 'Bridge', ecs.NetworkMode.BRIDGE);
    nightly('RuleBridge', new targets.EcsTask({cluster, taskDefinition: bridge}));
  }

  schedules(cluster, taskDefinition) {
    const daily = (id, props) => new scheduler.Schedule(this, id, {
      schedule: scheduler.ScheduleExpression.rate(Duration.days(1)),
      target: new schedulerTargets.EcsRunFargateTask(cluster, {taskDefinition, ...props}),
    });
    daily('SchedulePublic', {vpcSubnets: publicSubnets});
    daily('ScheduleOn', {vpcSubnets: publicSubnets, assignPublicIp: true});
    daily('ScheduleOff', {vpcSubnets: publicSubnets, assignPublicIp: false});
    daily('ScheduleOmitted', {});
    const {subnetIds} = cluster.vpc.selectSubnets(publicSubnets);
    new scheduler.Schedule(this, 'ScheduleUniversal', {
      schedule: scheduler.ScheduleExpression.rate(Duration.days(1)),
      target: new schedulerTargets.Universal({
        service: 'ecs', action: 'runTask',
        input: scheduler.ScheduleTargetInput.fromObject({
          Cluster: cluster.clusterArn,
          TaskDefinition: taskDefinition.taskDefinitionArn,
          LaunchType: 'FARGATE',
          NetworkConfiguration: {AwsvpcConfiguration: {AssignPublicIp: 'ENABLED', Subnets: subnetIds}},
        }),
      }),
    });
  }

  pipes(vpc, cluster, taskDefinition) {
    const queue = new sqs.Queue(this, 'PipeQueue');
    const {subnetIds} = vpc.selectSubnets(publicSubnets);
    const pipe = (id, assignPublicIp) => new pipes.CfnPipe(this, id, {
      roleArn: taskDefinition.taskRole.roleArn,
      source: queue.queueArn,
      target: cluster.clusterArn,
      targetParameters: {
        ecsTaskParameters: {
          taskDefinitionArn: taskDefinition.taskDefinitionArn,
          launchType: 'FARGATE',
          networkConfiguration: {awsvpcConfiguration: {subnets: subnetIds, assignPublicIp}},
        },
      },
    });
    pipe('PipePublic', 'ENABLED');
    pipe('PipeOmitted');
    new pipes.CfnPipe(this, 'PipeToQueue', {
      roleArn: taskDefinition.taskRole.roleArn,
      source: queue.queueArn,
      target: new sqs.Queue(this, 'PipeTarget').queueArn,
    });
  }
}

module.exports = {Schedules};
