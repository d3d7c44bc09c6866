AWSTemplateFormatVersion: "2010-09-09"
Resources:
{{ if .X }}
  Web:
    Type: AWS::ECS::Service
    Properties:
      Cluster: shop
      TaskDefinition: web:1
      LaunchType: FARGATE
      NetworkConfiguration:
        AwsvpcConfiguration:
          Subnets: [subnet-11111111]
          AssignPublicIp: ENABLED
{{ end }}
