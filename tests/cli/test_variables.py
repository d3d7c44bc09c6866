"""Values from the command line and the environment, in Terraform's order."""

from program import Folder, service


class VariablesTest(Folder):
    def setUp(self):
        super().setUp()
        self.write({
            "main.tf": 'variable "public" {}\n' + service("var.public"),
            "on.tfvars": "public = true\n",
            "off.tfvars": "public = false\n",
            "on.tfvars.json": '{"public": true}\n',
        })

    def verdict(self, *arguments, env=None, cwd=""):
        return self.verdicts(*arguments, env=env, cwd=cwd)["aws_ecs_service.web"]

    def test_it_is_unknown_without_a_value(self):
        self.assertEqual(self.verdict(), "unknown")

    def test_a_value_is_given_on_the_command_line(self):
        self.assertEqual(self.verdict("--var", "public=true"), "fail")
        self.assertEqual(self.verdict("--var=public=false"), "pass")

    def test_a_file_of_values_is_given_on_the_command_line(self):
        self.assertEqual(self.verdict("--var-file", "on.tfvars"), "fail")
        self.assertEqual(self.verdict("--var-file=off.tfvars"), "pass")
        self.assertEqual(self.verdict("--var-file", "on.tfvars.json"), "fail")

    def test_the_later_of_two_on_the_command_line_wins(self):
        on, off = ["--var", "public=true"], ["--var", "public=false"]
        on_file, off_file = ["--var-file", "on.tfvars"], ["--var-file", "off.tfvars"]
        for earlier, later, wanted in (
            (on, off, "pass"),
            (off, on, "fail"),
            (on_file, off, "pass"),
            (off, on_file, "fail"),
            (off_file, on, "fail"),
            (on, off_file, "pass"),
            (off_file, on_file, "fail"),
        ):
            with self.subTest(earlier + later):
                self.assertEqual(self.verdict(*earlier, *later), wanted)
                self.assertEqual(self.verdict(*earlier, ".", *later), wanted)

    def test_the_command_line_wins_over_files_and_those_over_the_environment(self):
        env = {"TF_VAR_public": "true"}
        self.assertEqual(self.verdict(env=env), "fail")
        self.write({"terraform.tfvars": "public = false\n"})
        self.assertEqual(self.verdict(env=env), "pass")
        self.write({"x.auto.tfvars": "public = true\n"})
        self.assertEqual(self.verdict(), "fail")
        self.assertEqual(self.verdict("--var", "public=false", env=env), "pass")

    def test_an_option_takes_one_value_and_leaves_the_path_alone(self):
        self.write({"app/main.tf": 'variable "public" {}\n' + service("var.public")})
        self.assertEqual(self.verdict("--var", "public=true", "app"), "fail")
        self.assertEqual(self.verdict("--var-file", "off.tfvars", "app"), "pass")

    def test_a_file_of_values_is_relative_to_the_current_folder(self):
        self.write({"app/main.tf": 'variable "public" {}\n' + service("var.public")})
        self.assertEqual(self.verdict("app", "--var-file", "on.tfvars"), "fail")
        self.assertEqual(self.verdict(".", "--var-file", "../off.tfvars", cwd="app"), "pass")

    def test_a_value_may_hold_an_equals_sign_and_nothing(self):
        services = service('var.text == "a=b"') + service('var.text == ""', "none")
        self.write({"main.tf": 'variable "text" {}\n' + services})
        self.assertEqual(
            self.verdicts("--var", "text=a=b"), {"aws_ecs_service.web": "fail", "aws_ecs_service.none": "pass"}
        )
        self.assertEqual(
            self.verdicts("--var", "text="), {"aws_ecs_service.web": "pass", "aws_ecs_service.none": "fail"}
        )

    def test_the_workspace_is_given_by_option_or_environment(self):
        self.write({"main.tf": service('terraform.workspace == "dev"')})
        self.assertEqual(self.verdict(), "unknown")
        self.assertEqual(self.verdict("--workspace", "dev"), "fail")
        self.assertEqual(self.verdict("--workspace", "prod"), "pass")
        self.assertEqual(self.verdict(env={"TF_WORKSPACE": "dev"}), "fail")
        self.assertEqual(self.verdict(env={"TF_WORKSPACE": ""}), "unknown")
        self.assertEqual(self.verdict("--workspace", "prod", env={"TF_WORKSPACE": "dev"}), "pass")

    def test_the_report_says_where_a_value_came_from(self):
        for arguments, env, wanted in (
            (["--var", "public=true"], None, "command line, variable public"),
            ([], {"TF_VAR_public": "true"}, "environment variable TF_VAR_public"),
        ):
            step = self.report(*arguments, env=env)["findings"][0]["origin"][-1]
            self.assertNotIn("file", step)
            self.assertTrue(step["what"].startswith(wanted), step["what"])
            self.assertTrue(step["decides"])

    def test_the_type_of_a_variable_that_is_declared_in_json(self):
        self.write({
            "typed/main.tf.json": '{"variable": {"name": {"type": "string"}, "many": {"type": "list(bool)"}}}\n',
            "typed/service.tf": service('var.name == "a b" && var.many[0]', "typed"),
        })
        given = {"TF_VAR_name": "a b", "TF_VAR_many": "[true]"}
        self.assertEqual(self.verdicts("typed", env=given), {"aws_ecs_service.typed": "fail"})
        self.assertEqual(
            self.verdicts("typed", "--var", "name=a b", "--var", "many=[false]"), {"aws_ecs_service.typed": "pass"}
        )

    def test_a_declaration_that_could_not_be_read(self):
        self.write({"cut/main.tf": 'variable "public" { type = bool\n default = true }\n' + service("var.public")})
        (finding,) = self.report("cut")["findings"]
        self.assertEqual(finding["verdict"], "unknown")
        self.assertIn("var.public is not declared in what could be read", finding["reason"])
