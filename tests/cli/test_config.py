"""`.kakoi.toml`: what a repository says about how it wants to be scanned."""

import json

from program import Folder, service

VARIABLE = 'variable "public" {\n  type = bool\n}\n'


class ConfigTest(Folder):
    def configure(self, text, name=".kakoi.toml"):
        self.write({name: text})

    def code(self, *arguments, cwd=""):
        return self.kakoi("scan", *arguments, cwd=cwd).code

    def assert_refused(self, text, *said):
        self.configure(text)
        ran = self.kakoi("scan")
        self.assertEqual((ran.code, ran.out), (2, ""))
        for words in (".kakoi.toml", *said):
            self.assertIn(words, ran.err)


class ExcludeTest(ConfigTest):
    def setUp(self):
        super().setUp()
        self.write({f"{folder}/main.tf": service("true") for folder in ("a", "examples/x", "b/examples")})

    def test_is_relative_to_the_configuration(self):
        self.configure('exclude = ["/examples/", "b/*/"]\n')
        self.assertEqual(self.files(), ["a/main.tf"])

    def test_holds_for_a_scan_from_further_down(self):
        (self.root / ".git").mkdir()
        self.configure('exclude = ["/b/examples/"]\n')
        self.assertEqual(self.files("b"), [])
        self.assertEqual(self.files(cwd="b"), [])
        self.assertEqual(self.files("examples"), ["x/main.tf"])

    def test_comes_together_with_the_command_line(self):
        self.configure('exclude = ["/a/"]\n')
        self.assertEqual(self.files("--exclude", "/b/"), ["examples/x/main.tf"])


class ThresholdTest(ConfigTest):
    def test_fail_on(self):
        self.write({"main.tf": service("true")})
        for word, code in (("low", 1), ("high", 1), ("critical", 0), ("never", 0)):
            self.configure(f'[thresholds]\nfail-on = "{word}"\n')
            self.assertEqual(self.code(), code, word)
        self.assertEqual(self.code("--fail-on", "low"), 1, "the command line has the last word")

    def test_max_unknown(self):
        self.write({"main.tf": VARIABLE + service("var.public")})
        self.configure("[thresholds]\nmax-unknown = 0\n")
        self.assertEqual(self.code(), 4)
        self.assertEqual(self.code("--max-unknown", "1"), 0)
        self.assertEqual(self.code("--max-unknown", "any"), 0)
        self.configure('[thresholds]\nmax-unknown = "any"\n')
        self.assertEqual(self.code(), 0)
        self.assertEqual(self.code("--max-unknown", "0"), 4)
        self.configure("[thresholds]\nmax-unknown = 1\n")
        self.assertEqual(self.code(), 0)


class RootTest(ConfigTest):
    def setUp(self):
        super().setUp()
        self.write({f"envs/{name}/main.tf": VARIABLE + service("var.public", name) for name in ("prod", "dev")})
        self.write({"vars/on.tfvars": "public = true\n", "vars/off.tfvars": "public = false\n"})

    def test_its_variables_files(self):
        self.configure('[[root]]\npath = "envs/prod"\nvar-files = ["vars/on.tfvars", "vars/off.tfvars"]\n')
        verdicts = {"aws_ecs_service.prod": "pass", "aws_ecs_service.dev": "unknown"}
        self.assertEqual(self.verdicts(), verdicts)
        self.assertEqual(self.verdicts("envs/prod"), {"aws_ecs_service.prod": "unknown"}, "outside of a repository")
        (self.root / ".git").mkdir()
        self.assertEqual(self.verdicts("envs/prod"), {"aws_ecs_service.prod": "pass"})
        self.assertEqual(self.verdicts("--var", "public=true")["aws_ecs_service.prod"], "fail")

    def test_its_workspace(self):
        self.write({"envs/prod/main.tf": service('terraform.workspace == "prod"', "prod")})
        self.configure('[[root]]\npath = "envs/prod/"\nworkspace = "prod"\n')
        self.assertEqual(self.verdicts()["aws_ecs_service.prod"], "fail")
        self.assertEqual(self.verdicts("--workspace", "dev")["aws_ecs_service.prod"], "pass")

    def test_one_that_is_not_there(self):
        self.configure('[[root]]\npath = "envs/prdo"\n')
        report = self.report()
        (said,) = report["diagnostics"]
        self.assertEqual((said["level"], said["file"], said["line"]), ("warning", ".kakoi.toml", 2))
        self.assertIn("no root module envs/prdo", said["message"])
        self.assertEqual(self.report("vars", "envs/dev")["diagnostics"], [], "it is not looked for elsewhere")

    def test_a_variables_file_that_is_not_there(self):
        self.configure('[[root]]\npath = "envs/prod"\nvar-files = ["vars/none.tfvars"]\n')
        self.assertEqual([d["level"] for d in self.report()["diagnostics"]], ["error"])
        self.assertEqual(self.code(), 4)


class FileTest(ConfigTest):
    def setUp(self):
        super().setUp()
        self.write({"main.tf": service("true")})

    def test_is_found_up_to_the_top_of_the_repository(self):
        self.write({"in/deep/main.tf": service("true")})
        self.configure('[thresholds]\nfail-on = "never"\n')
        self.assertEqual(self.code("in/deep"), 1, "there is no repository")
        (self.root / "in" / ".git").mkdir()
        self.assertEqual(self.code("in/deep"), 1, "it lies above the repository")
        (self.root / "in" / ".git").rmdir()
        (self.root / ".git").mkdir()
        self.assertEqual(self.code("in/deep"), 0)

    def test_the_nearest_one_counts(self):
        (self.root / ".git").mkdir()
        self.write({"in/main.tf": service("true"), "in/.kakoi.toml": ""})
        self.configure('[thresholds]\nfail-on = "never"\n')
        self.assertEqual(self.code("in"), 1)

    def test_is_named_on_the_command_line(self):
        self.configure('[thresholds]\nfail-on = "never"\n', "other/ci.toml")
        self.assertEqual(self.code(), 1)
        self.assertEqual(self.code("--config", "other/ci.toml"), 0)
        ran = self.kakoi("scan", "--config", "none.toml")
        self.assertEqual(ran.code, 2)
        self.assertIn("--config none.toml", ran.err)

    def test_that_is_no_toml(self):
        self.assert_refused("\nexclude = [\n", "line 2", "not TOML")
        self.assert_refused("a = 1\na = 2\n", "line 2", "not TOML")
        self.assert_refused("a = " + "[" * 10000, "line 1", "not TOML")
        self.configure(b"exclude = ['\xff']\n")
        self.assertIn("UTF-8", self.kakoi("scan").err)

    def test_that_says_what_kakoi_does_not_know(self):
        self.assert_refused('excludes = ["a"]\n', "line 1", "`excludes`")
        self.assert_refused('[thresholds]\n\nfail_on = "low"\n', "line 3", "`fail_on`")
        self.assert_refused('[[root]]\npath = "a"\nvarfiles = []\n', "line 3", "`varfiles`")

    def test_that_says_something_of_the_wrong_kind(self):
        self.assert_refused('exclude = "a"\n', "line 1", "`exclude` wants")
        self.assert_refused("exclude = [1]\n", "line 1", "`exclude` wants")
        self.assert_refused('[thresholds]\nfail-on = "High"\n', "line 2", "`fail-on` wants info, low, medium, high")
        self.assert_refused("[thresholds]\nmax-unknown = -1\n", "line 2", "`max-unknown` wants")
        self.assert_refused('[thresholds]\nmax-unknown = "1"\n', "line 2", "`max-unknown` wants 0, 1, 2, … or \"any\"")
        self.assert_refused("thresholds = 1\n", "`thresholds` wants")
        self.assert_refused("root = 1\n", "`root` wants")
        self.assert_refused('[root]\npath = "a"\n', "`root` wants")
        self.assert_refused("[[root]]\n", "line 1", "`root` wants path")
        self.assert_refused('[[root]]\npath = ""\n', "line 2", "`path` wants")
        self.assert_refused('[[root]]\npath = "a"\n[[root]]\npath = "./a"\n', "line 4", "twice")

    def test_that_leads_out_of_its_folder(self):
        for path in ("/etc", "..", "a/../../b"):
            self.assert_refused(f'[[root]]\npath = "{path}"\n', "line 2", "outside")
        self.assert_refused('[[root]]\npath = "a"\nvar-files = ["/etc/passwd"]\n', "line 3", "outside")

    def test_that_is_a_folder_or_too_large(self):
        (self.root / ".kakoi.toml").mkdir()
        self.assertEqual(self.code(), 2)
        (self.root / ".kakoi.toml").rmdir()
        self.configure("#" * (1 << 21))
        self.assertEqual(self.code(), 2)


NETWORK = """
provider "aws" {
  region = "us-east-1"
}
resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_ec2_transit_gateway" "hub" {}
resource "aws_route_table" "a" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block         = "10.9.0.0/16"
    transit_gateway_id = aws_ec2_transit_gateway.hub.id
  }
}
resource "aws_route_table_association" "a" {
  subnet_id      = aws_subnet.a.id
  route_table_id = aws_route_table.a.id
}
resource "aws_security_group" "task" {
  vpc_id = aws_vpc.main.id
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_ecs_task_definition" "web" {
  family                = "web"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([
    { name = "app", image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1" },
    { name = "side", image = "nginx" },
  ])
}
resource "aws_ecs_service" "web" {
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.web.arn
  network_configuration {
    subnets          = [aws_subnet.a.id]
    security_groups  = [aws_security_group.task.id]
    assign_public_ip = PUBLIC
  }
}
"""
ASSERTED = """
[[asserted]]
needs = ["ecr.*", "s3"]
subnets = ["aws_subnet.?"]
owner = "team-net"
until = 2999-12-31
reason = "endpoints in the hub"
"""
OF_DOCKER = ASSERTED.replace('"ecr.*", "s3"', '"docker.io"').replace("subnets", "vpcs").replace("aws_subnet.?", "*.main")


class AssertedTest(ConfigTest):
    """What somebody answers for is no more than that, and for a time."""

    def setUp(self):
        super().setUp()
        self.write({"main.tf": NETWORK.replace("PUBLIC", "false")})

    def ways(self, *arguments):
        """The verdict; the evidence of each need, and who answers for it."""
        report = self.report("--controls", "all", *arguments)
        finding = next(each for each in report["findings"] if each["control"] == "ecs-task-missing-egress")
        self.finding = finding
        return finding["verdict"], {need["destination"]: (way["evidence"], way.get("asserted_by"), way.get("until"))
                                    for need in finding["egress"] for way in need["ways"]}

    def test_what_is_not_proven_is_asserted_and_nothing_else(self):
        nothing = {"ecr.api": ("plausible", None, None), "ecr.dkr": ("plausible", None, None), "s3": ("plausible", None, None),
                   "docker.io": ("missing", None, None)}
        self.assertEqual(self.ways(), ("fail", nothing))
        self.configure(ASSERTED)
        by = ("asserted", "team-net", "2999-12-31")
        self.assertEqual(self.ways(), ("fail", {"ecr.api": by, "ecr.dkr": by, "s3": by, "docker.io": ("missing", None, None)}))

    def test_what_is_missing_is_asserted_and_stays_in_sight(self):
        self.configure(ASSERTED + OF_DOCKER)
        verdict, ways = self.ways()
        self.assertEqual((verdict, {way[0] for way in ways.values()}), ("pass", {"asserted"}))
        row = next(need for need in self.finding["egress"] if need["destination"] == "docker.io")
        for words in ("team-net answers for it until 2999-12-31: endpoints in the hub", "what was read leads nowhere",
                      "no route to the internet"):
            self.assertIn(words, row["ways"][0]["why"])
        self.assertIn("team-net answers for it", self.finding["reason"])

    def test_it_is_shown(self):
        self.configure(ASSERTED)
        for language, words in (("en", "asserted  aws_subnet.a  team-net answers for it until 2999-12-31: endpoints in the hub"),
                                ("ja", "申告あり  aws_subnet.a  team-net が 2999-12-31 まで申告: endpoints in the hub")):
            self.assertIn(words, self.kakoi("scan", "--controls", "all", "--lang", language).out)

    def test_it_is_for_what_fits_all_of_its_patterns(self):
        for name, pattern, holds in (("launchers", "aws_ecs_service.*", True), ("launchers", "aws_ecs_service.api", False),
                                     ("vpcs", "aws_vpc.main", True), ("vpcs", "aws_vpc.other", False),
                                     ("subnets", "aws_subnet", False), ("subnets", "*", True)):
            with self.subTest(name=name, pattern=pattern):
                self.configure(ASSERTED + f'{name} = ["x", "{pattern}"]\n' if name != "subnets" else
                               ASSERTED.replace("aws_subnet.?", pattern))
                self.assertEqual(self.ways()[1]["s3"][0], "asserted" if holds else "plausible")

    def test_what_has_ended_counts_no_more(self):
        self.configure(ASSERTED.replace("2999", "2019"))
        self.assertEqual(self.ways()[1]["s3"][0], "plausible")
        (said,) = self.report()["diagnostics"]
        self.assertEqual((said["level"], said["file"], said["line"]), ("warning", ".kakoi.toml", 2))
        self.assertIn("what team-net asserts here counts no more: it ended on 2019-12-31", said["message"])

    def test_against_all_that_was_read_it_is_said_so(self):
        self.configure(ASSERTED + OF_DOCKER)
        self.assertEqual(self.ways()[0], "pass")
        self.assertIn("by what is asserted: ecr.api, ecr.dkr, docker.io, s3; for docker.io what was read says the opposite",
                      self.finding["message"])
        self.assertIn("only .kakoi.toml says that there is a way to docker.io", self.kakoi("scan", "--controls", "all").out)
        self.assertIn("docker.io への経路があるというのは .kakoi.toml の申告だけ", self.kakoi("scan", "--controls", "all", "--lang", "ja").out)

    def test_another_region_is_another_need(self):
        self.write({"main.tf": NETWORK.replace("PUBLIC", "false").replace("dkr.ecr.us-east-1", "dkr.ecr.us-west-2")
                    + 'provider "aws" { region = "us-east-1" }\n'})
        for needs, evidence in (("ecr.api", "missing"), ("ecr.api (us-west-2)", "asserted"), ("ecr.*", "asserted")):
            self.configure(ASSERTED.replace('"ecr.*", "s3"', f'"{needs}"'))
            self.assertEqual(self.ways()[1]["ecr.api"][0], evidence, needs)

    def test_what_is_about_nothing_is_told(self):
        for text in (ASSERTED.replace('"ecr.*", "s3"', '"lgos"'), ASSERTED.replace("aws_subnet.?", "aws_subnet.gone"),
                     ASSERTED + 'launchers = ["aws_ecs_service.gone"]\n'):
            self.configure(text)
            (said,) = self.report("--controls", "all")["diagnostics"]
            self.assertEqual((said["level"], said["file"], said["line"]), ("warning", ".kakoi.toml", 2), text)
            self.assertIn("what team-net asserts here is about nothing that was read", said["message"])
            self.assertEqual(self.code("--controls", "ecs-task-public-subnet"), 0, "it is no failure")
        for text in (ASSERTED, ASSERTED + 'launchers = ["arn:aws:ecs:*:service/prod/*"]\n'):
            self.configure(text)
            self.assertEqual(self.report("--controls", "all")["diagnostics"], [], "it is about something, or about what runs")
        self.configure(ASSERTED.replace("aws_subnet.?", "aws_subnet.gone"))
        self.write({"part/main.tf": NETWORK.replace("PUBLIC", "false")})
        (self.root / ".git").mkdir()
        self.assertEqual(self.report("--controls", "all", "part")["diagnostics"], [], "it may be about what was not scanned")
        self.assertEqual(self.report("--controls", "setting")["diagnostics"], [], "it was not looked at")

    def test_it_is_about_something_while_the_setting_is_on(self):
        self.write({"main.tf": NETWORK.replace("PUBLIC", "true")})
        self.configure(ASSERTED)
        self.assertEqual(self.report("--controls", "all")["diagnostics"], [])

    def test_everything_is_asserted_only_where_it_is_said_of_what(self):
        everything = ASSERTED.replace('"ecr.*", "s3"', '"*"')
        self.configure(everything)
        self.assertEqual({way[0] for way in self.ways()[1].values()}, {"asserted"})
        for wide in ('subnets = ["*"]', 'vpcs = ["aws_vpc.main"]', 'launchers = ["**"]'):
            self.assert_refused(everything.replace('subnets = ["aws_subnet.?"]', wide), "line 3", "`needs` wants names")

    def test_a_plan_of_it_is_for_review(self):
        self.write({"main.tf": NETWORK.replace("PUBLIC", "true")})
        self.configure(ASSERTED + OF_DOCKER)
        (plan,) = json.loads(self.kakoi("plan", "--format", "json").out)["plans"]
        self.assertEqual(plan["grade"], "review")
        self.configure(ASSERTED)
        (plan,) = json.loads(self.kakoi("plan", "--format", "json").out)["plans"]
        self.assertEqual(plan["grade"], "blocked")

    def test_mistakes(self):
        self.assert_refused('asserted = "s3"\n', "line 1", "[[asserted]]")
        self.assert_refused(ASSERTED.replace('owner = "team-net"\n', ""), "line 2", 'owner = "…"')
        self.assert_refused(ASSERTED.replace("until = 2999-12-31\n", ""), "line 2", "until = 2027-03-31")
        self.assert_refused(ASSERTED.replace('reason = "endpoints in the hub"\n', ""), "line 2", 'reason = "…"')
        self.assert_refused(ASSERTED.replace("2999-12-31", '"2999-12-31"'), "line 6", "`until` wants 2027-03-31")
        self.assert_refused(ASSERTED.replace("2999-12-31", "2999-02-30"), "line 6")
        self.assert_refused(ASSERTED.replace('subnets = ["aws_subnet.?"]\n', ""), "line 2", "subnets")
        self.assert_refused(ASSERTED.replace('needs = ["ecr.*", "s3"]\n', ""), "line 2", "needs")
        self.assert_refused(ASSERTED.replace('["ecr.*", "s3"]', "[]"), "line 3", "needs")
        for blank in ('" "', '"\\t"', '"\u3000"', '""'):
            self.assert_refused(ASSERTED.replace('"team-net"', blank), "line 5", "`owner` wants")
            self.assert_refused(ASSERTED.replace('"endpoints in the hub"', blank), "line 7", "`reason` wants")
            self.assert_refused(ASSERTED.replace('"aws_subnet.?"', blank), "line 4", "`subnets` wants")
        self.assert_refused(ASSERTED + 'region = "us-east-1"\n', "line 8", "`region`")
