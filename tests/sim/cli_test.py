#!/usr/bin/env python3
"""The commands and the script of the article that this project began with, run by the stock AWS CLI. Only the names, the
endpoint and the line continuations are put in. Skipped where there is no AWS CLI, or no jq."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from simulator import ACCESS_KEY, SECRET, Client, Simulator

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
HERE = pathlib.Path(__file__).resolve().parent

# Debian's CLI does not read AWS_ENDPOINT_URL.
PRELUDE = """
set -u
aws() { command aws --endpoint-url "$ENDPOINT" "$@"; }
"""

SHOW = r"""
aws ecs describe-services \
  --cluster article \
  --services my-service \
  --region us-east-1 \
  --query 'services[0].networkConfiguration.awsvpcConfiguration'
"""

DISABLE = r"""
cat > network-config.json << 'EOF'
{
  "awsvpcConfiguration": {
    "subnets": ["SUBNET"],
    "securityGroups": ["GROUP"],
    "assignPublicIp": "DISABLED"
  }
}
EOF
aws ecs update-service \
  --cluster article \
  --service my-service \
  --network-configuration file://network-config.json \
  --region us-east-1 && \
aws ecs update-service \
  --cluster article \
  --service my-service \
  --force-new-deployment \
  --region us-east-1
"""

CONFIRM = r"""
aws ecs describe-services \
  --cluster article \
  --services my-service \
  --region us-east-1 \
  --query 'services[0].{ServiceName:serviceName,AssignPublicIp:networkConfiguration.awsvpcConfiguration.assignPublicIp}' \
  --output text
TASK_ARN=$(aws ecs list-tasks --cluster article --service-name my-service --region us-east-1 --query 'taskArns[0]' --output text)
ENI_ID=$(aws ecs describe-tasks --cluster article --tasks $TASK_ARN --region us-east-1 --query 'tasks[0].attachments[0].details[?name==`networkInterfaceId`].value' --output text)
aws ec2 describe-network-interfaces \
  --network-interface-ids $ENI_ID \
  --region us-east-1 \
  --query 'NetworkInterfaces[0].{PublicIp:Association.PublicIp,PrivateIp:PrivateIpAddress}' \
  --output text
"""

SCRIPT = r"""
CLUSTER_NAME="article"
REGION="us-east-1"
SERVICES=$(aws ecs list-services --cluster $CLUSTER_NAME --region $REGION --query 'serviceArns' --output json)
echo "パブリックIPが有効なサービスをチェック中..."
PUBLIC_IP_ENABLED=false
for SERVICE_ARN in $(echo $SERVICES | jq -r '.[]'); do
    SERVICE_NAME=$(echo $SERVICE_ARN | awk -F'/' '{print $NF}')
    ASSIGN_PUBLIC_IP=$(aws ecs describe-services \
        --cluster $CLUSTER_NAME \
        --services $SERVICE_NAME \
        --region $REGION \
        --query 'services[0].networkConfiguration.awsvpcConfiguration.assignPublicIp' \
        --output text 2>/dev/null)
    if [ "$ASSIGN_PUBLIC_IP" == "ENABLED" ]; then
        echo "WARNING: サービス $SERVICE_NAME にパブリックIPが有効です!"
        PUBLIC_IP_ENABLED=true
    fi
done
if [ "$PUBLIC_IP_ENABLED" == "false" ]; then
    echo "OK: すべてのECSサービスでパブリックIPの自動割り当てが無効です。"
fi
"""


class ArticleTest(unittest.TestCase):
    def setUp(self):
        self.simulator = self.enterContext(Simulator(PROGRAM, "--scenario", str(HERE / "article.yaml"), "--clock", "virtual"))
        self.folder = self.enterContext(tempfile.TemporaryDirectory())

    def shell(self, script):
        environment = {
            **os.environ,
            "ENDPOINT": self.simulator.endpoint,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_PAGER": "",
            # For the script's Japanese, and so that the CLI writes it.
            "LC_ALL": "C.UTF-8",
        }
        run = subprocess.run(
            ["bash", "-c", PRELUDE + script], cwd=self.folder, env=environment, capture_output=True, text=True
        )
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        return run.stdout

    def ids(self):
        client = Client(self.simulator)
        subnets = client.query("ec2", "DescribeSubnets", **{"Filter.1.Name": "cidr-block", "Filter.1.Value.1": "10.0.1.0/24"})
        groups = client.query("ec2", "DescribeSecurityGroups", **{"Filter.1.Name": "group-name", "Filter.1.Value.1": "tasks"})
        return next(subnets.iter("subnetId")).text, next(groups.iter("groupId")).text

    def test_the_article(self):
        self.assertIn('"assignPublicIp": "ENABLED"', self.shell(SHOW))
        self.assertEqual(
            self.shell(SCRIPT).splitlines()[1:], ["WARNING: サービス my-service にパブリックIPが有効です!"]
        )
        self.assertNotIn("None", self.shell(CONFIRM).splitlines()[1])

        subnet, group = self.ids()
        self.shell(DISABLE.replace("SUBNET", subnet).replace("GROUP", group))
        self.simulator.advance(180)
        self.assertIn('"assignPublicIp": "DISABLED"', self.shell(SHOW))
        service, interface = self.shell(CONFIRM).splitlines()
        self.assertEqual(service.split("\t"), ["DISABLED", "my-service"])
        self.assertEqual(interface.split("\t")[1], "None")
        self.assertTrue(interface.startswith("10.0.1."))
        self.assertEqual(
            self.shell(SCRIPT).splitlines()[1:], ["OK: すべてのECSサービスでパブリックIPの自動割り当てが無効です。"]
        )


if __name__ == "__main__":
    for tool in ("aws", "jq", "bash"):
        if not shutil.which(tool):
            print(f"skipped: there is no {tool}")
            sys.exit(77)
    unittest.main()
