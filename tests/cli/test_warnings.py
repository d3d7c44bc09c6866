"""What is read and still looks wrong leaves a warning with its place, and everything else is judged as ever."""

import os

from program import Folder, service


class WarningsTest(Folder):
    def diagnostics(self, *arguments):
        report = self.report(*arguments)
        self.assertEqual([f["verdict"] for f in report["findings"] if f["resource"] == "aws_ecs_service.fine"], ["pass"])
        return [(d["level"], f"{d['file']}:{d.get('line', 0)}", d["message"]) for d in report["diagnostics"]]

    def setUp(self):
        super().setUp()
        self.write({"fine.tf": service("false", "fine")})

    def test_whatever_is_declared_twice(self):
        self.write({
            "a.tf": 'variable "v" {}\nlocals {\n  l = 1\n}\noutput "o" {\n  value = 1\n}\nmodule "m" {\n  source = "./m"\n}\n',
            "b.tf": 'variable "v" {}\nlocals {\n  l = 2\n}\noutput "o" {\n  value = 2\n}\nmodule "m" {\n  source = "./m"\n}\n'
            + service("true", "s")
            + service("true", "s"),
            "m/main.tf": "",
        })
        self.assertEqual(
            [(place, text.split(" is ")[0], text.split(" at ")[1].split(";")[0]) for _, place, text in self.diagnostics()],
            [("b.tf:1", "var.v", "a.tf:1"), ("b.tf:3", "local.l", "a.tf:3"), ("b.tf:5", "output.o", "a.tf:5"),
             ("b.tf:8", "module.m", "a.tf:8"), ("b.tf:19", "aws_ecs_service.s", "b.tf:11")],
        )

    def test_modules_that_call_each_other(self):
        self.write({
            "main.tf": 'module "a" {\n  source = "./a"\n}\n',
            "a/main.tf": 'module "b" {\n  source = "../b"\n}\n',
            "b/main.tf": 'module "a" {\n  source = "../a"\n}\n',
        })
        self.assertEqual(self.diagnostics(), [("warning", "b/main.tf:1", "the module calls itself")])

    def test_an_expression_that_explodes(self):
        ten = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]"
        every = "".join(f"[for {c} in {ten} : " for c in "abcdefgh") + "1" + "]" * 8
        self.write({"main.tf": service(f"length({every}) > 3", "big")})
        level, place, text = self.diagnostics()[0]
        self.assertEqual((level, place), ("warning", "main.tf:1"))
        self.assertIn("evaluating aws_ecs_service.big takes more steps or memory than kakoi allows", text)

    def test_more_instances_than_anybody_has(self):
        self.write({"main.tf": service("true", "many").replace("{\n", "{\n  count = 20000\n", 1)})
        self.assertEqual(self.diagnostics(), [("warning", "main.tf:2", "there are more than 10000 instances")])

    def test_a_link_that_leads_nowhere(self):
        os.symlink("nowhere", self.root / "modules")
        self.assertEqual(self.diagnostics(), [("warning", "modules:0", "the link leads nowhere, or to itself")])

    def test_a_folder_that_is_called_like_a_variables_file(self):
        (self.root / "b" / "terraform.tfvars").mkdir(parents=True)
        self.write({"b/main.tf": 'variable "v" {\n  default = false\n}\n' + service("var.v", "s")})
        self.assertEqual(self.diagnostics(), [("error", "b/terraform.tfvars:0", "not a regular file; not read")])

    def test_a_variable_of_the_command_line_that_nothing_declares(self):
        self.write({"b/main.tf": 'variable "v" {\n  default = false\n}\n' + service("var.v", "s")})
        self.assertEqual(self.diagnostics("--var", "v=false"), [])
        self.assertEqual(
            self.diagnostics("--var", "w=false"),
            [("warning", ".:0", "--var w: no root module here declares this variable")],
        )

    def test_a_variable_that_a_root_of_another_repository_declares(self):
        for name in ("one", "two"):
            (self.root / name / ".git").mkdir(parents=True)
        self.write({
            "one/main.tf": 'variable "v" {}\n' + service("var.v", "fine"),
            "two/main.tf": service("false", "other"),
        })
        self.assertEqual(self.diagnostics("--var", "v=false", "one", "two"), [])
