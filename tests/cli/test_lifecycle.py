"""What is said beside the verdict where a change of the setting would be ignored."""

import json

from program import Folder, service


class LifecycleTest(Folder):
    def assert_said(self, ignored, is_said, file="main.tf", text=None):
        more = f"  lifecycle {{\n    ignore_changes = {ignored}\n  }}\n"
        for flag in ("true", "false"):
            self.write({file: text or service(flag, more=more)})
            (finding,) = self.report()["findings"]
            self.assertEqual("ignore_changes names the setting" in finding.get("reason", ""), is_said, ignored)

    def test_the_setting_is_among_what_is_ignored(self):
        for ignored in (
            "all",
            "[network_configuration]",
            '[desired_count, "network_configuration"]',
            "[network_configuration[0]]",
            "[network_configuration[0].assign_public_ip]",
            "[ network_configuration . 0 . assign_public_ip ]",
        ):
            self.assert_said(ignored, True)

    def test_the_setting_is_not_among_it(self):
        for ignored in ("[]", "[desired_count]", "[network_configuration[0].subnets]", "[network_configurations]", "[tags.all]"):
            self.assert_said(ignored, False)

    def test_in_json(self):
        web = {"launch_type": "FARGATE", "network_configuration": {"subnets": [], "assign_public_ip": True},
               "lifecycle": {"ignore_changes": ["network_configuration"]}}
        self.assert_said("json", True, "main.tf.json", json.dumps({"resource": {"aws_ecs_service": {"web": web}}}))
