// Everything in the CDK from which ECS tasks are started. Synthesised by ../cdk_test.py, offline: nothing is looked up,
// built or uploaded, and the same bytes come out each time.
const {App, Stack} = require('aws-cdk-lib');
const {Batch} = require('./batch');
const {Conditions} = require('./conditions');
const {environments} = require('./environments');
const {LevelOne} = require('./level_one');
const {Outer} = require('./nested');
const {Patterns} = require('./patterns');
const {Schedules} = require('./schedules');
const {Services} = require('./services');
const {StateMachines} = require('./state_machines');

const app = new App();
// Letters of several bytes before the places that matter.
new Services(app, 'Services', {description: 'サービス'});
new Patterns(app, 'Patterns');
new Schedules(app, 'Schedules');
new StateMachines(app, 'StateMachines', {description: 'ステートマシン'});
new Batch(app, 'Batch');
new LevelOne(app, 'LevelOne');
new Conditions(app, 'Conditions');
new Outer(app, 'Outer');
environments(app);
new Stack(app, 'Empty');
app.synth();
