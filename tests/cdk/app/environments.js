// One stack for each environment, with other settings; a service that runs on the cluster of another stack; a stage.
const {Stack, Stage, aws_ecs: ecs} = require('aws-cdk-lib');
const {network, fargateTask} = require('./parts');
const {Outer} = require('./nested');

class Web extends Stack {
  constructor(scope, id, {assignPublicIp, ...props}) {
    super(scope, id, props);
    const {cluster} = network(this);
    this.cluster = cluster;
    new ecs.FargateService(this, 'Web', {cluster, taskDefinition: fargateTask(this), assignPublicIp});
  }
}

class Guest extends Stack {
  constructor(scope, id, {host, ...props}) {
    super(scope, id, props);
    const {cluster} = host;
    new ecs.FargateService(this, 'Web', {cluster, taskDefinition: fargateTask(this), assignPublicIp: true});
  }
}

class Release extends Stage {
  constructor(scope, id, {assignPublicIp, ...props}) {
    super(scope, id, props);
    new Web(this, 'Web', {assignPublicIp});
  }
}

function environments(app) {
  const env = {account: '111111111111', region: 'eu-west-1'};
  new Web(app, 'Development', {assignPublicIp: true, env});
  const elsewhere = {account: '222222222222', region: 'us-east-1'};
  const host = new Web(app, 'Production', {assignPublicIp: false, env: elsewhere});
  new Guest(app, 'Guest', {host, env: elsewhere});
  new Outer(new Release(app, 'Test', {assignPublicIp: true, env}), 'Outer');
  new Release(app, 'Live', {assignPublicIp: false});
}

module.exports = {environments};
