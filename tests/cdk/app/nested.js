// Stacks within stacks. What the outer one is given decides in the inner ones.
const {CfnParameter, NestedStack, Stack, aws_ecs: ecs} = require('aws-cdk-lib');
const {network, fargateTask} = require('./parts');

const SETTING = 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp';

class Inner extends NestedStack {
  constructor(scope, id, {cluster, assignPublicIp, setting}) {
    super(scope, id);
    const service = new ecs.FargateService(this, 'Web', {cluster, taskDefinition: fargateTask(this), assignPublicIp});
    if (setting !== undefined) {
      service.node.findChild('Service').addPropertyOverride(SETTING, setting);
    }
  }
}

class Between extends NestedStack {
  constructor(scope, id, {cluster, setting}) {
    super(scope, id);
    new Inner(this, 'Deep', {cluster, setting});
  }
}

class Outer extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const {cluster} = network(this);
    const setting = (name, value) => new CfnParameter(this, name, {default: value}).valueAsString;
    new ecs.FargateService(this, 'Web', {cluster, taskDefinition: fargateTask(this)});
    new Inner(this, 'Public', {cluster, assignPublicIp: true});
    new Inner(this, 'Private', {cluster, assignPublicIp: false});
    new Inner(this, 'PublicAgain', {cluster, assignPublicIp: true});
    new Inner(this, 'Given', {cluster, setting: setting('On', 'ENABLED')});
    new Between(this, 'Between', {cluster, setting: setting('Off', 'DISABLED')});
    new Between(this, 'BetweenOn', {cluster, setting: setting('OnAgain', 'ENABLED')});
  }
}

module.exports = {Outer};
