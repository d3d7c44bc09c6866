local env = std.extVar('ENV');
{
  launchType: 'FARGATE',
  desiredCount: if env == 'prod' then 4 else 1,
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0c4a9d1e77f3b2a10'], assignPublicIp: 'ENABLED' } },
}
