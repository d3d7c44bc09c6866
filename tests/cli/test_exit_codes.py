"""The exit code says what the scan says, whatever the format."""

from program import Folder, service

UNKNOWN = 'variable "public" {}\n' + service("var.public", "unknown")
BROKEN = "locals {\n  a = [\n"


class ExitCodeTest(Folder):
    def code(self, text, *arguments):
        self.write({"code/main.tf": text})
        codes = {
            self.kakoi("scan", "code", *options, *arguments).code
            for options in ([], ["--format", "json"], ["--all"], ["--lang", "ja"])
        }
        self.assertEqual(len(codes), 1, codes)
        return codes.pop()

    def test_0_where_nothing_fails(self):
        self.assertEqual(self.code(service("false")), 0)
        self.assertEqual(self.code('resource "aws_vpc" "main" {}\n'), 0)

    def test_1_where_something_fails(self):
        self.assertEqual(self.code(service("true")), 1)
        self.assertEqual(self.code(service("true") + UNKNOWN), 1)

    def test_0_where_something_is_unknown_unless_few_are_allowed(self):
        self.assertEqual(self.code(UNKNOWN), 0)
        self.assertEqual(self.code(UNKNOWN, "--max-unknown", "any"), 0)
        self.assertEqual(self.code(UNKNOWN, "--max-unknown", "1"), 0)
        self.assertEqual(self.code(UNKNOWN, "--max-unknown", "0"), 4)

    def test_4_comes_before_1(self):
        self.assertEqual(self.code(service("true") + UNKNOWN, "--max-unknown", "0"), 4)
        self.assertEqual(self.code(service("true") + BROKEN), 4)

    def test_4_where_something_was_not_read(self):
        self.assertEqual(self.code(BROKEN), 4)
        self.assertEqual(self.code(service("false"), "--var-file", "gone.tfvars"), 4)

    def test_a_threshold_over_the_severity_lets_a_fail_pass(self):
        for threshold, wanted in (("low", 1), ("medium", 1), ("high", 1), ("critical", 0), ("never", 0)):
            with self.subTest(threshold):
                self.assertEqual(self.code(service("true"), "--fail-on", threshold), wanted)

    def test_a_threshold_lets_nothing_unread_pass(self):
        self.assertEqual(self.code(BROKEN, "--fail-on", "never"), 4)

    def test_3_where_nothing_is_a_source(self):
        self.write({"README.md": "", "code/notes.txt": ""})
        for arguments in ([], ["code"], ["--format", "json"]):
            ran = self.kakoi("scan", *arguments)
            self.assertEqual(ran.code, 3)
            self.assertIn("no code, no plan, no saved output", ran.err)

    def test_3_only_where_no_path_has_a_source(self):
        self.write({"empty/README.md": "", "code/main.tf": service("false")})
        ran = self.kakoi("scan", "empty", "code")
        self.assertEqual((ran.code, ran.err), (0, ""))

    def test_a_file_of_variables_that_is_not_there_is_said_so(self):
        self.write({"main.tf": service("false")})
        ran = self.kakoi("scan", "--var-file", "gone.tfvars")
        self.assertIn("gone.tfvars  error  no such file or folder", ran.out)
