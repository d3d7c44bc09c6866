{
  "image": "111111111111.dkr.ecr.eu-west-1.amazonaws.com/job:1",
  "executionRoleArn": "arn:aws:iam::111111111111:role/job",
  "resourceRequirements": [
    {"type": "VCPU", "value": "0.25"},
    {"type": "MEMORY", "value": "512"}
  ],
  "networkConfiguration": {"assignPublicIp": "${assign}"}
}
