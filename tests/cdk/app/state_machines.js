// Tasks that Step Functions starts: written by the construct, by hand, within others, and from a file.
const path = require('node:path');
const {Stack, aws_stepfunctions: sfn, aws_stepfunctions_tasks: tasks} = require('aws-cdk-lib');
const {publicSubnets, network, fargateTask} = require('./parts');

class StateMachines extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const {cluster} = network(this);
    this.base = {cluster, taskDefinition: fargateTask(this), launchTarget: new tasks.EcsFargateLaunchTarget()};

    this.machine('Public', this.run('公開で実行', {
      assignPublicIp: true,
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
    }));
    this.machine('Private', this.run('Run in private', {assignPublicIp: false}));
    this.machine('Omitted', this.run('Run anyhow', {subnets: publicSubnets}));
    this.machine('Token', this.run('Wait', {
      assignPublicIp: true,
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      containerOverrides: [{
        containerDefinition: this.base.taskDefinition.defaultContainer,
        environment: [{name: 'TOKEN', value: sfn.JsonPath.taskToken}],
      }],
    }));
    this.machine('Nested', this.branches());
    this.machine('Jsonata', tasks.EcsRunTask.jsonata(this, 'Run by JSONata', {...this.base, assignPublicIp: true}));
    this.machine('ByHand', this.byHand('Literal', 'aws-sdk:ecs:runTask', {AssignPublicIp: 'ENABLED'}));
    this.machine('FromInput', this.byHand('By path', 'ecs:runTask.sync', {'AssignPublicIp.$': '$.assign'}));
    this.machine('Idle', new sfn.Pass(this, 'Nothing to do'));
    new sfn.StateMachine(this, 'FromFile', {
      definitionBody: sfn.DefinitionBody.fromFile(path.join(__dirname, 'state_machine.asl.json')),
    });
    new sfn.StateMachine(this, 'Substituted', {
      definitionBody: sfn.DefinitionBody.fromString(JSON.stringify(this.substituted())),
      definitionSubstitutions: {Assign: 'ENABLED', Cluster: cluster.clusterArn},
    });
  }

  machine(id, chain) {
    new sfn.StateMachine(this, id, {definitionBody: sfn.DefinitionBody.fromChainable(chain)});
  }

  run(id, props) {
    return new tasks.EcsRunTask(this, id, {...this.base, ...props});
  }

  branches() {
    const each = new sfn.Map(this, 'Each', {maxConcurrency: 2});
    each.itemProcessor(this.run('In map', {assignPublicIp: true}));
    const many = new sfn.DistributedMap(this, 'Many');
    many.itemProcessor(new sfn.Parallel(this, 'Within').branch(this.run('In parallel in map', {assignPublicIp: true})));
    return new sfn.Parallel(this, 'Both')
      .branch(each)
      .branch(many)
      .branch(this.run('In parallel', {assignPublicIp: false}))
      .next(this.run('At last', {assignPublicIp: true}));
  }

  runTask(awsvpc, cluster = this.base.cluster.clusterArn) {
    return {
      Cluster: cluster,
      LaunchType: 'FARGATE',
      TaskDefinition: 'web',
      NetworkConfiguration: {AwsvpcConfiguration: {Subnets: ['subnet-11111111'], ...awsvpc}},
    };
  }

  byHand(id, action, awsvpc) {
    return new sfn.CustomState(this, id, {
      stateJson: {Type: 'Task', Resource: `arn:aws:states:::${action}`, Parameters: this.runTask(awsvpc)},
    });
  }

  substituted() {
    const task = {Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask', End: true};
    const parameters = this.runTask({AssignPublicIp: '${Assign}'}, '${Cluster}');
    return {StartAt: 'Run', States: {Run: {...task, Parameters: parameters}}};
  }
}

module.exports = {StateMachines};
