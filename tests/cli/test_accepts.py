"""Exceptions in the code: `# kakoi:accept CONTROL until=DATE owner=… reason="…"`."""

import datetime
import json

from program import Folder, service

FULL = 'kakoi:accept ecs-service-public-ip until=2999-12-31 owner=team-web reason="a partner calls the tasks"'


class AcceptsTest(Folder):
    def setUp(self):
        super().setUp()
        # What is wrong with one accept does not touch what is beside it.
        self.write({"beside.tf": service("true", "beside")})

    def judged(self, text, name="main.tf"):
        """(what is accepted, what fails, the warnings) of a file."""
        self.write({name: text})
        report = self.report()
        fails = [f["resource"] for f in report["findings"] if f["verdict"] in ("fail", "unknown")]
        self.assertIn("aws_ecs_service.beside", fails)
        fails.remove("aws_ecs_service.beside")
        self.assertEqual(report["summary"]["accepted"], len(report["accepted"]))
        self.assertEqual([d["level"] for d in report["diagnostics"] if d["level"] != "warning"], [])
        return [f["resource"] for f in report["accepted"]], fails, [d["message"] for d in report["diagnostics"]]

    def assert_accepted(self, text, resource="aws_ecs_service.web", name="main.tf"):
        self.assertEqual(self.judged(text, name), ([resource], [], []))

    def assert_refused(self, text, warning):
        accepted, fails, (said,) = self.judged(text)
        self.assertEqual((accepted, fails), ([], ["aws_ecs_service.web"]))
        self.assertIn(warning, said)

    def test_stands_above_the_resource(self):
        self.assert_accepted(f"# {FULL}\n" + service("true"))
        self.assert_accepted(f"// {FULL}\r\n# more to say\r\n" + service("true"))
        self.assert_accepted(f"/* {FULL} */\n" + service("true"))

    def test_stands_in_the_resource(self):
        self.assert_accepted(service("true", more=f"  #{FULL}\n"))
        self.assert_accepted(service(f"true # {FULL}"))
        self.assert_accepted(service("true").replace("{\n", "{ # " + FULL + "\n", 1))

    def test_stands_in_a_property_of_json(self):
        network = {"subnets": [], "assign_public_ip": True}
        web = {"//": FULL, "launch_type": "FARGATE", "network_configuration": network}
        self.assert_accepted(json.dumps({"resource": {"aws_ecs_service": {"web": web}}}), name="main.tf.json")

    def test_is_for_every_instance_and_every_root(self):
        self.write({
            "app/main.tf": f"# {FULL}\n" + service("true").replace("{\n", "{\n  count = 2\n", 1),
            "b/main.tf": 'module "app" {\n  source = "../app"\n}\n',
        })
        accepted, fails, _ = self.judged('module "app" {\n  source = "./app"\n}\n')
        self.assertEqual(sorted(accepted), sorted(2 * [f"module.app.aws_ecs_service.web[{i}]" for i in (0, 1)]))
        self.assertEqual(fails, [])

    def test_is_for_a_module_that_is_not_read(self):
        text = FULL.replace("ecs-service", "ecs-launch")
        self.assert_accepted(f'# {text}\nmodule "gone" {{\n  source = "example/gone/aws"\n}}\n', "module.gone")

    def test_is_for_one_control(self):
        accepted, fails, (said,) = self.judged(f"# {FULL.replace('service', 'task-set')}\n" + service("true"))
        self.assertEqual((accepted, fails), ([], ["aws_ecs_service.web"]))
        self.assertIn("ecs-task-set-public-ip finds nothing wrong here", said)

    def test_lacks_something(self):
        for part in (" until=2999-12-31", " owner=team-web", ' reason="a partner calls the tasks"'):
            with self.subTest(part):
                name = part.strip().split("=")[0]
                self.assert_refused(f"# {FULL.replace(part, '')}\n" + service("true"), f"has no {name}")
        self.assert_refused("# kakoi:accept\n" + service("true"), "names no control")
        self.assert_refused(f"# {FULL} ticket=1\n" + service("true"), "does not know `ticket=1`")
        self.assert_refused(f"# {FULL.replace('a partner', chr(34))}\n" + service("true"), "does not know")

    def test_names_what_there_is_not(self):
        self.assert_refused(f"# {FULL.replace('ecs-service-public-ip', 'ecs-serivce')}\n" + service("true"),
                            "there is no control ecs-serivce")
        for date in ("2999-13-01", "2999-02-29", "2999-1-1", "tomorrow", "-999-12-31"):
            with self.subTest(date):
                self.assert_refused(f"# {FULL.replace('2999-12-31', date)}\n" + service("true"), f"until={date} is no date")

    def test_holds_up_to_its_last_day(self):
        today = datetime.datetime.now(datetime.timezone.utc).date()
        self.assert_accepted(f"# {FULL.replace('2999-12-31', str(today + datetime.timedelta(1)))}\n" + service("true"))
        past = str(today - datetime.timedelta(1))
        self.assert_refused(f"# {FULL.replace('2999-12-31', past)}\n" + service("true"), f"it ended on {past}")

    def test_fails_loudly_whatever_fails(self):
        self.write({"beside.tf": ""})
        for wrong in (FULL.replace("2999", "2001"), FULL.split(" reason")[0], FULL.replace("service", "serivce")):
            self.write({"main.tf": f"# {wrong}\n" + service("false")})
            self.assertEqual(self.kakoi("scan", "--fail-on", "never").code, 1, wrong)

    def test_behind_a_block_belongs_to_that_block(self):
        two = service("true", "first").rstrip("\n") + f" # {FULL}\n" + service("true")
        self.assertEqual(self.judged(two), (["aws_ecs_service.first"], ["aws_ecs_service.web"], []))
        self.assert_refused(f'variable "x" {{}} # {FULL}\n' + service("true"), "stands beside no resource")

    def test_says_a_thing_twice_or_nothing(self):
        self.assert_refused(f"# {FULL} until=2999-01-01\n" + service("true"), "does not know `until=2999-01-01`")
        self.assert_refused(f"# {FULL.replace('a partner calls the tasks', '  ')}\n" + service("true"), "has no reason")
        self.assert_refused(f"# {FULL[:-1]}\n" + service("true"), "never closed")

    def test_is_none_in_a_downloaded_module(self):
        text = 'module "gone" {\n  source = "example/gone/aws"\n}\n'
        installed = {"Key": "gone", "Source": "example/gone/aws", "Dir": ".terraform/modules/gone"}
        self.write({
            ".terraform/modules/modules.json": json.dumps({"Modules": [installed]}),
            ".terraform/modules/gone/main.tf": f"# {FULL}\n" + service("true"),
        })
        self.assertEqual(self.judged(text), ([], ["module.gone.aws_ecs_service.web"], []))

    def test_stands_beside_nothing(self):
        nowhere = "stands beside no resource or module call"
        self.assert_refused(f"# {FULL}\n\n" + service("true"), nowhere)
        self.assert_refused(f"# {FULL}\nlocals {{}}\n" + service("true"), nowhere)
        self.assert_refused(service("true") + f"# {FULL}\n", nowhere)

    def test_accepts_nothing_where_nothing_is_wrong(self):
        accepted, fails, (said,) = self.judged(f"# {FULL}\n" + service("false"))
        self.assertEqual((accepted, fails), ([], []))
        self.assertIn("finds nothing wrong here", said)

    def test_beside_a_call_is_not_for_what_the_module_makes(self):
        self.write({"app/main.tf": service("true")})
        accepted, fails, (said,) = self.judged(f'# {FULL}\nmodule "app" {{\n  source = "./app"\n}}\n')
        self.assertEqual((accepted, fails), ([], ["module.app.aws_ecs_service.web"]))
        self.assertIn("what the module makes is accepted beside the resource, in the module", said)

    def test_is_none_in_a_text(self):
        for text in (f'"# {FULL.split(" reason")[0]}"', f"<<-E\n    # {FULL}\n  E"):
            accepted, fails, said = self.judged(service("true", more=f"  cluster = {text}\n"))
            self.assertEqual((accepted, fails, said), ([], ["aws_ecs_service.web"], []))

    def test_is_counted_apart_and_changes_the_exit_code(self):
        self.write({"beside.tf": "", "main.tf": f"# {FULL}\n" + service("true")})
        ran = self.kakoi("scan")
        self.assertEqual(ran.code, 0)
        self.assertEqual(ran.out, "fail 0 · pass 0 · unknown 0 · not applicable 0 · accepted 1    2 files\n")

    def test_is_shown_when_asked_for(self):
        self.write({"main.tf": f"# {FULL}\n" + service("true")})
        said = self.kakoi("scan", "--accepted").out
        self.assertIn("accepted until 2999-12-31 by team-web (main.tf:1:3): a partner calls the tasks\n", said)

    def test_is_left_out_of_sarif_unless_asked_for(self):
        self.write({"beside.tf": "", "main.tf": f"# {FULL}\n" + service("true")})
        results = [json.loads(self.kakoi("scan", "--format", "sarif", *more).out)["runs"][0]["results"]
                   for more in ([], ["--accepted"])]
        self.assertEqual(results[0], [])
        (result,) = results[1]
        (suppression,) = result["suppressions"]
        self.assertEqual((suppression["kind"], suppression["status"], suppression["justification"]),
                         ("inSource", "accepted", "a partner calls the tasks"))
        self.assertEqual(suppression["location"]["physicalLocation"]["region"]["startLine"], 1)
