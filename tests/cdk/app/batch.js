// Job definitions of AWS Batch.
const {Size, Stack, aws_batch: batch} = require('aws-cdk-lib');
const {image} = require('./parts');

class Batch extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const size = {image, cpu: 1, memory: Size.mebibytes(2048)};
    const fargate = (name, more) => new batch.EcsJobDefinition(this, name, {
      container: new batch.EcsFargateContainerDefinition(this, `${name}Container`, {...size, ...more}),
    });
    fargate('Public', {assignPublicIp: true});
    fargate('Private', {assignPublicIp: false});
    fargate('Omitted', {});
    new batch.EcsJobDefinition(this, 'Ec2', {
      container: new batch.EcsEc2ContainerDefinition(this, 'Ec2Container', size),
    });
    new batch.CfnJobDefinition(this, 'Tasks', {
      type: 'container',
      platformCapabilities: ['FARGATE'],
      ecsProperties: {
        taskProperties: [
          {containers: [{image: 'example.invalid/web:1'}], networkConfiguration: {assignPublicIp: 'ENABLED'}},
        ],
      },
    });
  }
}

module.exports = {Batch};
