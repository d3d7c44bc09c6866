"""A text that could be a password is never shown, wherever it stands."""

import json
import pathlib

from program import Folder, service

PASSWORD = "hunter2-s3cr3t"
FLAG = 'variable "public" {\n  type = bool\n}\n' + service("var.public")


class SecretsTest(Folder):
    def silent(self, *arguments, env=None):
        """Everything that is said, in every language and format, without the password."""
        all_said = ""
        for language in ("en", "ja"):
            for options in (["--all"], ["--format", "json"]):
                ran = self.kakoi("scan", "--lang", language, *options, *arguments, env=env)
                said = ran.out + ran.err
                self.assertNotIn(PASSWORD, said)
                self.assertNotIn(PASSWORD[:7], said)
                all_said += said
        return all_said

    def test_next_to_the_flag(self):
        self.write({
            "main.tf": FLAG + 'variable "db" {}\n',
            "terraform.tfvars": f'db = "{PASSWORD}"\npublic = true\n',
        })
        self.assertIn("terraform.tfvars:2:10", self.silent())

    def test_on_the_line_of_the_flag(self):
        self.write({
            "main.tf": 'variable "all" {}\n' + service("var.all.public"),
            "terraform.tfvars": f'all = {{ password = "{PASSWORD}", public = true, "{PASSWORD}" = 1 }}\n',
        })
        self.assertIn("terraform.tfvars:1", self.silent())

    def test_of_the_environment_of_a_container_only_hosts(self):
        urls = [f"https://user:{PASSWORD}@one.example.org/x", f"https://two.example.org/{PASSWORD}?k={PASSWORD}#{PASSWORD}",
                f"http://three.example.org:8080/{PASSWORD}", f"https://user:{PASSWORD}/@four.example.org",
                f"https://{PASSWORD}", f"https://user:{PASSWORD}", PASSWORD,
                f"https://sqs.eu-west-1.amazonaws.com/1/{PASSWORD}"]
        variables = json.dumps([{"name": f"V{i}", "value": url} for i, url in enumerate(urls)])
        self.write({"main.tf": f'''
resource "aws_ecs_task_definition" "a" {{
  family                = "a"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([{{ name = "a", image = "nginx", environment = {variables} }}])
}}
resource "aws_subnet" "a" {{
  vpc_id     = "vpc-1"
  cidr_block = "10.0.0.0/24"
}}
resource "aws_ecs_service" "a" {{
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.a.arn
  network_configuration {{
    subnets = [aws_subnet.a.id]
  }}
}}
'''})
        said = self.silent("--controls", "all")
        for host in ("one.example.org", "two.example.org", "three.example.org:8080", "sqs"):
            self.assertIn(host, said)
        self.assertNotIn("four.example.org", said)

    def test_on_the_line_of_the_flag_in_the_code(self):
        local = f'locals {{\n  all = {{ password = "{PASSWORD}", public = true }}\n}}\n'
        self.write({"main.tf": local + service("local.all.public")})
        self.silent()
        self.write({"main.tf": service(f'true # password "{PASSWORD}"')})
        self.silent()

    def test_as_the_value_that_decides(self):
        self.write({
            "main.tf": 'variable "db" {}\n' + service('length(var.db) > 3') + service('var.db != ""', "other"),
            "terraform.tfvars": f'db = "{PASSWORD}"\n',
        })
        self.assertIn("terraform.tfvars:1:6", self.silent())

    def test_as_the_value_that_decides_on_the_command_line_or_in_the_environment(self):
        self.write({"main.tf": 'variable "db" {}\n' + service('var.db != ""')})
        self.silent("--var", f"db={PASSWORD}")
        self.silent(env={"TF_VAR_db": PASSWORD})

    def test_as_a_value_of_the_wrong_type(self):
        self.write({"main.tf": FLAG, "terraform.tfvars": f'public = "{PASSWORD}"\n'})
        self.silent()
        self.write({"terraform.tfvars": f'public = ["{PASSWORD}"]\n'})
        self.silent()
        self.write({"terraform.tfvars": ""})
        self.silent("--var", f"public={PASSWORD}")
        self.silent(env={"TF_VAR_public": PASSWORD})

    def test_as_a_value_of_the_wrong_type_in_a_default(self):
        variable = f'variable "public" {{\n  type    = bool\n  default = "{PASSWORD}"\n}}\n'
        self.write({"main.tf": variable + service("var.public")})
        self.silent()

    def test_in_a_file_that_cannot_be_read_whole(self):
        self.write({"main.tf": FLAG})
        for wrong in (
            f'public = {PASSWORD}\n',
            f'public = "{PASSWORD}\n',
            f'{PASSWORD} = \n',
            f'db = "{PASSWORD}" "{PASSWORD}"\n',
            f'db = "${{{PASSWORD}}}"\n',
            f'db = "{PASSWORD}\\q"\n',
            f'db = "{PASSWORD}\\q',
            f'db = <<{PASSWORD}\n',
            f'db = "{PASSWORD}"\ndb = "{PASSWORD}"\n',
        ):
            with self.subTest(wrong):
                self.write({"terraform.tfvars": wrong})
                self.silent()

    def test_in_json_that_cannot_be_read_whole(self):
        self.write({"main.tf": FLAG})
        for wrong in (
            f'{{"public": "{PASSWORD}',
            f'{{"public": {PASSWORD}}}',
            f'["{PASSWORD}"]',
            f'{{"a": 1}} {PASSWORD}',
            f'{{"a": "{PASSWORD}\\q"}}',
        ):
            with self.subTest(wrong):
                self.write({"terraform.tfvars.json": wrong})
                self.silent()

    def test_on_a_command_line_that_is_wrong(self):
        self.write({"main.tf": FLAG})
        for value in (f'["{PASSWORD}"', f'"{PASSWORD}', f"{{{PASSWORD}", f'"{PASSWORD}\\q"'):
            with self.subTest(value):
                self.silent("--var", f"public={value}")
                self.silent(env={"TF_VAR_public": value})

    def test_as_a_variable_that_nobody_declares(self):
        self.write({"main.tf": FLAG, "terraform.tfvars": f'other = "{PASSWORD}"\npublic = true\n'})
        self.silent("--var", f"more={PASSWORD}")

    def test_in_the_source_of_a_module(self):
        for source in (
            f"git::https://oauth2:{PASSWORD}@git.example.com/web.git?ref=v1",
            f"https://user:{PASSWORD}@example.com/web.zip",
            f"git::https://{PASSWORD}@git.example.com/web.git",
            f"s3::https://s3.amazonaws.com/b/web.zip?aws_access_key_id=AKIA&aws_access_key_secret={PASSWORD}",
            f"git::ssh://git@example.com/web.git?sshkey={PASSWORD}",
        ):
            with self.subTest(source):
                self.write({"main.tf": f'module "web" {{\n  source = "{source}"\n}}\n'})
                self.assertRegex(self.silent(), r"example\.com|amazonaws\.com")

    def test_in_the_arguments_of_a_module_that_is_not_there(self):
        arguments = f'  assign_public_ip = "{PASSWORD}"\n  password = "{PASSWORD}"\n'
        self.write({"main.tf": f'module "web" {{\n  source = "acme/web/aws"\n{arguments}}}\n'})
        self.silent()

    def test_in_a_local_module(self):
        self.write({
            "main.tf": f'module "web" {{\n  source = "./web"\n  password = "{PASSWORD}"\n}}\n',
            "web/main.tf": 'variable "password" {\n  sensitive = true\n}\n'
            + service('startswith(var.password, "x")')
            + service('var.password != ""', "set"),
        })
        self.silent()

    def test_in_a_report_that_is_kept(self):
        self.write({"main.tf": FLAG, "terraform.tfvars": f'public = "{PASSWORD}"\n'})
        report = json.dumps(self.report(str(pathlib.Path("."))))
        self.assertNotIn(PASSWORD, report)
