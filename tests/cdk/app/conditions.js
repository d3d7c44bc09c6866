// What parameters, conditions and mappings decide.
const {Aws, CfnCondition, CfnMapping, CfnParameter, Fn, Stack, aws_ecs: ecs} = require('aws-cdk-lib');
const {network, fargateTask} = require('./parts');

const SETTING = 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp';

class Conditions extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const {cluster} = network(this);
    const taskDefinition = fargateTask(this);
    const service = (name, setting) => {
      const construct = new ecs.FargateService(this, name, {cluster, taskDefinition, assignPublicIp: true});
      const resource = construct.node.findChild('Service');
      if (setting !== undefined) {
        resource.addPropertyOverride(SETTING, setting);
      }
      return resource;
    };
    const reach = new CfnParameter(this, 'Reach', {default: 'open', allowedValues: ['open', 'closed']});
    const isOpen = this.equals('IsOpen', reach, 'open');
    const isClosed = new CfnCondition(this, 'IsClosed', {expression: Fn.conditionNot(isOpen)});
    const isAsked = this.equals('IsAsked', new CfnParameter(this, 'Ask'), 'yes');

    service('Open', Fn.conditionIf(isOpen.logicalId, 'ENABLED', 'DISABLED'));
    service('Closed', Fn.conditionIf(isClosed.logicalId, 'ENABLED', 'DISABLED'));
    service('Asked', Fn.conditionIf(isAsked.logicalId, 'ENABLED', 'DISABLED'));
    service('AskedInVain', Fn.conditionIf(isAsked.logicalId, 'DISABLED', Aws.NO_VALUE));
    service('Omitted', Fn.conditionIf(isOpen.logicalId, Aws.NO_VALUE, 'ENABLED'));
    service('ByParameter', new CfnParameter(this, 'Assign', {default: 'DISABLED'}).valueAsString);
    service('Absent').cfnOptions.condition = isClosed;
    service('Present').cfnOptions.condition = isOpen;
    service('Perhaps').cfnOptions.condition = isAsked;

    const map = new CfnMapping(this, 'Settings', {
      mapping: {'eu-west-1': {assign: 'ENABLED'}, 'us-east-1': {assign: 'DISABLED'}},
    });
    service('ByRegion', map.findInMap(Aws.REGION, 'assign'));
    service('ByName', map.findInMap('eu-west-1', 'assign'));
  }

  equals(id, parameter, value) {
    return new CfnCondition(this, id, {expression: Fn.conditionEquals(parameter.valueAsString, value)});
  }
}

module.exports = {Conditions};
