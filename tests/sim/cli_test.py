#!/usr/bin/env python3
"""The stock AWS CLI against the simulator: what people type to see the setting, to turn it off and to make sure, and the
loop that they check an account with. Skipped where there is no AWS CLI, or no jq."""

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

ON = "--cluster small --region us-east-1"

# The setting of one service.
SHOW = f"""
aws ecs describe-services {ON} --services my-service --query 'services[0].networkConfiguration.awsvpcConfiguration'
"""

# Off, and then all tasks anew.
DISABLE = f"""
echo '{{"awsvpcConfiguration":{{"subnets":["SUBNET"],"securityGroups":["GROUP"],"assignPublicIp":"DISABLED"}}}}' > network.json
aws ecs update-service {ON} --service my-service --network-configuration file://network.json
aws ecs update-service {ON} --service my-service --force-new-deployment
"""

# The setting, and what the first task's interface has.
CONFIRM = f"""
flag=services[0].networkConfiguration.awsvpcConfiguration.assignPublicIp
aws ecs describe-services {ON} --services my-service --query "{{name:services[0].serviceName,flag:$flag}}" --output text
task=$(aws ecs list-tasks {ON} --service-name my-service --query 'taskArns[0]' --output text)
eni=$(aws ecs describe-tasks {ON} --tasks "$task" --output text \
  --query 'tasks[0].attachments[0].details[?name==`networkInterfaceId`].value')
aws ec2 describe-network-interfaces --region us-east-1 --network-interface-ids "$eni" --output text \
  --query 'NetworkInterfaces[0].[PrivateIpAddress,Association.PublicIp]'
"""

# What many have: a loop over the services that looks at one flag, and takes an answer that did not come for a good one.
CHECK = f"""
bad=0
for arn in $(aws ecs list-services {ON} --query serviceArns --output json | jq -r '.[]'); do
  flag=$(aws ecs describe-services {ON} --services "${{arn##*/}}" --output text \
    --query 'services[0].networkConfiguration.awsvpcConfiguration.assignPublicIp' 2>/dev/null)
  if [ "$flag" = ENABLED ]; then echo "public: ${{arn##*/}}"; bad=1; fi
done
[ $bad = 1 ] || echo fine
"""


class CliTest(unittest.TestCase):
    def setUp(self):
        self.simulator = self.enterContext(Simulator(PROGRAM, "--scenario", str(HERE / "one_public.yaml"), "--clock", "virtual"))
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

    def test_look_close_and_confirm(self):
        self.assertIn('"assignPublicIp": "ENABLED"', self.shell(SHOW))
        self.assertEqual(self.shell(CHECK), "public: my-service\n")
        self.assertNotIn("None", self.shell(CONFIRM).splitlines()[1])

        subnet, group = self.ids()
        self.shell(DISABLE.replace("SUBNET", subnet).replace("GROUP", group))
        self.simulator.advance(180)
        self.assertIn('"assignPublicIp": "DISABLED"', self.shell(SHOW))
        service, interface = self.shell(CONFIRM).splitlines()
        self.assertEqual(service.split("\t"), ["DISABLED", "my-service"])
        self.assertRegex(interface, r"^10\.0\.1\.\d+\tNone$")
        self.assertEqual(self.shell(CHECK), "fine\n")

    def test_a_denied_call_looks_fine_to_the_loop(self):
        self.simulator.fault("denied", service="ecs", action="DescribeServices", times=-1)
        self.assertEqual(self.shell(CHECK), "fine\n")


if __name__ == "__main__":
    for tool in ("aws", "jq", "bash"):
        if not shutil.which(tool):
            print(f"skipped: there is no {tool}")
            sys.exit(77)
    unittest.main()
