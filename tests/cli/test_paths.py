"""Which folders are scanned, and by which names the report calls files."""

import re

from program import Folder, service

TEMPLATE = """\
Resources:
  Web:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      NetworkConfiguration: {AwsvpcConfiguration: {AssignPublicIp: ENABLED}}
"""


class PathsTest(Folder):
    def setUp(self):
        super().setUp()
        self.write({f"{folder}/main.tf": service("true") for folder in ("a", "a/deep", "b", "c")})

    def text_files(self, *arguments, cwd=""):
        said = self.kakoi("scan", *arguments, cwd=cwd).out
        return re.findall(r"^(\S+):\d+:\d+  fail", said, re.MULTILINE)

    def test_the_current_folder_is_scanned_when_no_path_is_given(self):
        self.assertEqual(self.files(cwd="a"), ["deep/main.tf", "main.tf"])

    def test_several_paths_are_scanned(self):
        self.assertEqual(self.files("a", "b"), ["a/deep/main.tf", "a/main.tf", "b/main.tf"])

    def test_a_file_stands_for_its_folder(self):
        self.write({"b/more.tf": service("true", "more")})
        self.assertEqual(self.files("b/main.tf"), ["main.tf", "more.tf"])

    def test_a_path_within_another_is_scanned_once(self):
        self.assertEqual(self.files("a", "a/deep", "a/../a", "./a/main.tf"), ["deep/main.tf", "main.tf"])

    def test_json_is_relative_to_what_is_scanned(self):
        self.assertEqual(self.files("b"), ["main.tf"])
        self.assertEqual(self.files(str(self.root / "b"), cwd="a"), ["main.tf"])
        self.assertEqual(self.files("../b", "../c", cwd="a"), ["b/main.tf", "c/main.tf"])

    def test_text_is_relative_to_the_current_folder_when_it_is_inside(self):
        self.assertEqual(self.text_files("b"), ["b/main.tf"])
        self.assertEqual(self.text_files(str(self.root / "b")), ["b/main.tf"])
        self.assertEqual(self.text_files(".", cwd="b"), ["main.tf"])

    def test_text_is_relative_to_what_is_scanned_when_that_lies_outside(self):
        self.assertEqual(self.text_files("../b", cwd="a"), ["main.tf"])

    def test_a_base_counts_for_every_format(self):
        self.assertEqual(self.files("b", "--base", "."), ["b/main.tf"])
        self.assertEqual(self.files("b", "--base", "a/deep"), ["../../b/main.tf"])
        self.assertEqual(self.text_files("b", "--base", "a"), ["../b/main.tf"])
        self.assertEqual(self.text_files("../b", "--base", str(self.root), cwd="a"), ["b/main.tf"])

    def test_the_root_is_relative_to_what_is_scanned_whatever_the_base(self):
        for arguments in ([], ["--base", "a"]):
            roots = {finding["root"] for finding in self.report("a", *arguments)["findings"]}
            self.assertEqual(roots, {".", "deep"})

    def test_a_link_to_a_folder_is_scanned_as_the_folder(self):
        (self.root / "link").symlink_to("b")
        self.assertEqual(self.files("link"), ["main.tf"])
        self.assertEqual(self.text_files("link"), ["b/main.tf"])

    def test_what_lies_above_is_named_with_dots(self):
        self.write({"top/app/main.tf": 'module "m" {\n  source = "../m"\n}\n', "top/m/main.tf": service("true")})
        (self.root / "top" / ".git").mkdir()
        self.assertEqual(self.files("top/app"), ["../m/main.tf"])

    def test_what_two_paths_link_to_is_scanned_once(self):
        self.write({"both/one/x.txt": "", "both/two/x.txt": "", "both/there/main.tf": service("true"),
                    "both/there/template.yaml": TEMPLATE})
        (self.root / "both" / ".git").mkdir()
        for folder in ("one", "two"):
            (self.root / "both" / folder / "link").symlink_to("../there")
        self.assertEqual(self.files("both/one", "both/two"), ["there/main.tf", "there/template.yaml"])

    def test_a_file_that_is_no_terraform_stands_for_itself(self):
        self.write({"d/one.yaml": TEMPLATE, "d/two.yaml": TEMPLATE, "d/main.tf": service("true")})
        self.assertEqual(self.files("d/one.yaml"), ["one.yaml"])
        self.assertEqual(self.files("d/one.yaml", "d/two.yaml"), ["one.yaml", "two.yaml"])
        self.assertEqual(self.files("d", "d/two.yaml"), ["main.tf", "one.yaml", "two.yaml"])
