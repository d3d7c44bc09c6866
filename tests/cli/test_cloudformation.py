"""CloudFormation templates: exact places, parameters from outside, reasons."""

import json
import random

from program import Folder

OPEN, CLOSE = "«", "»"
HEAD = "Resources:\n  Web:\n    Type: AWS::ECS::Service\n    Properties:\n      LaunchType: FARGATE\n"
FLOW = "      NetworkConfiguration: {AwsvpcConfiguration: {%s}}\n"
NETWORK = HEAD + "      NetworkConfiguration:\n        AwsvpcConfiguration:\n"


def flag(written, head=NETWORK):
    return f"{head}          AssignPublicIp: {written}\n"


def minified(written, before=""):
    """A template on one line of JSON; `before` is JSON members that stand in front of the resources."""
    service = '{"Type":"AWS::ECS::Service","Properties":{"LaunchType":"FARGATE","NetworkConfiguration":%s}}'
    network = '{"AwsvpcConfiguration":{"AssignPublicIp":' + written + "}}"
    return "{" + before + '"Resources":{"Web":' + service % network + "}}"


class PlacesTest(Folder):
    def place(self, marked, name="t.yaml", verdict="fail", key="location"):
        """The deciding place stands between « and »: it is what the report says, to the byte."""
        before, rest = marked.split(OPEN)
        inside, after = rest.split(CLOSE)
        self.write({"here/" + name: before + inside + after})
        (finding,) = self.report("here/" + name)["findings"]
        self.assertEqual(finding["verdict"], verdict)
        place = finding["location"] if key == "location" else (finding["origin"] or [finding["location"]])[-1]
        line_start = before.rfind("\n") + 1
        column = len(before[line_start:].lstrip("\ufeff")) + 1
        self.assertEqual(
            (place["line"], place["column"], place["offset"], place["length"]),
            (before.count("\n") + 1, column, len(before.encode()), len(inside.encode())),
        )

    def test_plain_and_quoted(self):
        for written in (
            "«ENABLED»",
            "«ENABLED» # why",
            '«"ENABLED"»',
            "«'ENABLED'»",
            '«"EN\\u0041BLED"»',
            "  «ENABLED»   ",
            "&a «ENABLED»",
            "!!str «ENABLED»",
        ):
            with self.subTest(written):
                self.place(flag(written))

    def test_next_line(self):
        self.place(flag("\n            «ENABLED»"))
        self.place(flag("# comment\n            «ENABLED»"))

    def test_flow(self):
        head = HEAD + "      NetworkConfiguration: "
        self.place(head + "{AwsvpcConfiguration: {AssignPublicIp: «ENABLED»}}\n")
        self.place(head + '{"AwsvpcConfiguration":{"AssignPublicIp":«"ENABLED"»}}\n')
        self.place(head + "{ AwsvpcConfiguration : { Subnets: [ a, b ], AssignPublicIp : «ENABLED» } }\n")
        self.place(head + "{\n  AwsvpcConfiguration: {\n    AssignPublicIp:\n      «ENABLED»\n  }}\n")

    def test_explicit_keys(self):
        self.place(NETWORK + "          ? AssignPublicIp\n          : «ENABLED»\n")

    def test_line_ends_and_byte_order_marks(self):
        for text in (flag("«ENABLED»"), flag("«'ENABLED'» # 公開")):
            for mark in ("", "\ufeff"):
                for end in ("\n", "\r\n"):
                    with self.subTest(mark=mark, end=end):
                        self.place(mark + text.replace("\n", end))
                        self.place(mark + (HEAD + FLOW % "AssignPublicIp: «ENABLED»").replace("\n", end))
        for mark in ("", "\ufeff"):
            self.place(mark + minified('«"ENABLED"»'), "t.json")
            self.place(mark + minified('«"ENABLED"»').replace(",", ",\r\n"), "t.json")

    def test_behind_other_alphabets(self):
        for word in ("日本語", "é", "😀", "Ａ", "e\u0301"):
            with self.subTest(word):
                self.place(HEAD + FLOW % f"{word}: {word}, AssignPublicIp: «ENABLED»")
                self.place(HEAD + FLOW % f"'{word}': \"{word}\", AssignPublicIp: «'ENABLED'»")
                self.place(f"# {word}\n" + flag("«ENABLED»"))
                before = f'"Description":"{word}","Metadata":{{"{word}":["{word}"]}},'
                self.place(minified('«"ENABLED"»', before), "t.json")

    def test_json(self):
        self.place(minified('«"ENABLED"»'), "t.json")
        self.place(minified('«"\\u0045NABLED"»'), "t.json")
        self.place(minified('«"ENABLED"»').replace("AssignPublicIp", "AssignPublic\\u0049p"), "t.json")
        self.place(minified(' \n\t«"ENABLED"» '), "t.json")

    def test_within_a_definition(self):
        state = (
            '{"StartAt":"R","States":{"R":{"Type":"Task","Resource":"arn:aws:states:::ecs:runTask","Parameters":'
            '{"LaunchType":"FARGATE","NetworkConfiguration":{"AwsvpcConfiguration":{"AssignPublicIp":%s}}},'
            '"End":true}}}'
        )
        head = (
            "Resources:\n  Flow:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: "
        )
        escaped = (state % '"X"').replace('"', '\\"')
        lines = json.dumps(json.loads(state % '"X"'), indent=2).replace("\n", "\n        ")
        plain = lines.replace('"X"', '«"ENABLED"»')
        filled = plain.replace("arn:aws:", "arn:${AWS::Partition}:")
        spoken = plain.replace('"StartAt"', '"Comment": "実行 😀", "StartAt"')
        joined = (state % '«"ENABLED"»').replace("arn:aws:", "arn:'\n          - !Ref AWS::Partition\n          - ':")
        for name, text in {
            "single quotes": head + "'" + state % '«"ENABLED"»' + "'\n",
            "double quotes": head + '"' + escaped.replace('\\"X\\"', '«\\"ENABLED\\"»') + '"\n',
            "literal": head + "|\n        " + plain + "\n",
            "literal, CRLF": (head + "|\n        " + plain + "\n").replace("\n", "\r\n"),
            "literal, other alphabets": head + "|-\n        " + spoken + "\n",
            "folded": head + ">\n        " + plain + "\n",
            "indented by number": head + "|2\n        " + plain + "\n",
            "sub": head + "!Sub |\n        " + filled + "\n",
            "long sub": head + "\n        Fn::Sub: |\n          " + filled.replace("\n", "\n  ") + "\n",
            "join": head + "!Join\n        - ''\n        - - '" + joined + "'\n",
        }.items():
            with self.subTest(name):
                self.place(text)

    def test_headers(self):
        self.place(HEAD.replace("Web", "«Web»"), verdict="pass")
        self.place(HEAD.replace("Web", '«"Web"»'), verdict="pass")
        self.place(
            '{"Resources":{«"Web"»:{"Type":"AWS::ECS::Service","Properties":{"LaunchType":"FARGATE"}}}}',
            "t.json",
            verdict="pass",
        )

    def test_origins(self):
        self.place("Parameters:\n  P: {Type: String, Default: «ENABLED»}\n" + flag("!Ref P"), key="origin")
        self.place("Mappings:\n  M: {a: {b: «ENABLED»}}\n" + flag("!FindInMap [M, a, b]"), key="origin")
        self.place("Metadata:\n  a: &a «ENABLED»\n" + flag("*a"), key="origin")

    def test_origins_by_way_of_a_text(self):
        for written in ('!Sub "${P}"', "!Join ['', [!Ref P]]", '!Sub ["${X}", {X: !Ref P}]', '{"Fn::Sub": "${P}"}'):
            with self.subTest(written):
                self.place("Parameters:\n  P: {Default: «ENABLED», Type: String}\n" + flag(written), key="origin")

    def test_no_part_of_a_text_makes_a_crash(self):
        text = (
            "Parameters:\n  P: {Type: String, Default: ENABLED}\nConditions:\n  C: !Equals [!Ref P, ENABLED]\n"
            + flag("!If [C, !Sub '${P}', DISABLED]")
        )
        document = json.dumps(
            {"Parameters": {"P": {"Default": "é"}}, "Resources": json.loads(minified('"ENABLED"'))["Resources"]}
        )
        chooser = random.Random(5)
        for whole, name in ((text, "t.yaml"), (document, "t.json")):
            for cut in sorted(chooser.sample(range(len(whole)), 60)):
                self.write({f"{cut}-{name}": whole[:cut]})
        report = self.report()
        wrong = [
            f["location"]["file"]
            for f in report["findings"]
            if f["verdict"] == "pass" and f["location"]["file"].endswith(".json")
        ]
        self.assertEqual(wrong, [])


class ParametersTest(Folder):
    TEMPLATE = (
        "Parameters:\n  Public: {Type: String, Default: DISABLED}\n  Words: {Type: CommaDelimitedList, Default:"
        " 'DISABLED'}\n"
        + flag("!Ref Public")
        + "  Listed:\n    Type: AWS::ECS::Service\n    Properties: {LaunchType: FARGATE, NetworkConfiguration:"
        " {AwsvpcConfiguration: {AssignPublicIp: !Select [0, !Ref Words]}}}\n"
    )

    def setUp(self):
        super().setUp()
        self.write({"t.yaml": self.TEMPLATE})

    def test_on_the_command_line(self):
        self.assertEqual(self.verdicts(), {"Web": "pass", "Listed": "pass"})
        self.assertEqual(self.verdicts("--param", "Public=ENABLED"), {"Web": "fail", "Listed": "pass"})
        self.assertEqual(self.verdicts("--param", "Words=ENABLED,x"), {"Web": "pass", "Listed": "fail"})
        self.assertEqual(self.verdicts("--param", "Public=DISABLED", "--param", "Public=ENABLED")["Web"], "fail")

    def test_pseudo_parameters(self):
        self.write({"t.yaml": flag('!Sub "${AWS::Region}"')})
        self.assertEqual(self.verdicts()["Web"], "unknown")
        self.write(
            {
                "t.yaml": (
                    "Conditions: {Eu: !Equals [!Ref 'AWS::Region', eu-west-1]}\n" + flag("!If [Eu, ENABLED, DISABLED]")
                )
            }
        )
        self.assertEqual(self.verdicts()["Web"], "unknown")
        self.assertEqual(self.verdicts("--param", "AWS::Region=eu-west-1")["Web"], "fail")
        self.assertEqual(self.verdicts("--param", "AWS::Region=us-east-1")["Web"], "pass")

    def test_files(self):
        for text in (
            json.dumps(
                [
                    {"ParameterKey": "Public", "ParameterValue": "ENABLED"},
                    {"ParameterKey": "Words", "ParameterValue": "ENABLED,x"},
                ]
            ),
            json.dumps(["Public=ENABLED", "Words=ENABLED,x"]),
            json.dumps({"Parameters": {"Public": "ENABLED", "Words": "ENABLED,x"}, "StackPolicy": {}}),
            json.dumps({"Parameters": {"Public": "ENABLED", "Words": "ENABLED,x"}, "Tags": {"a": "b"}}),
            json.dumps({"Public": "ENABLED", "Words": "ENABLED,x"}),
            "\ufeff" + json.dumps({"Public": "ENABLED", "Words": "ENABLED,x"}),
            "- ParameterKey: Public\n  ParameterValue: ENABLED\n- ParameterKey: Words\n  ParameterValue: ENABLED,x\n",
        ):
            with self.subTest(text):
                self.write({"p.json": text})
                self.assertEqual(self.verdicts("--parameters", "p.json"), {"Web": "fail", "Listed": "fail"})
        self.write({"p.json": json.dumps([{"ParameterKey": "Public", "UsePreviousValue": True}])})
        self.assertEqual(self.verdicts("--parameters", "p.json")["Web"], "unknown")
        self.write({"p.json": json.dumps([{"ParameterKey": "Public", "ParameterValue": "ENABLED"}])})
        self.assertEqual(self.verdicts("--parameters", "p.json", "--param", "Public=DISABLED")["Web"], "pass")

    def test_files_that_are_wrong(self):
        for text in ("{", "[1]", '"text"', '[{"Key": "Public"}]', '["Public"]', "", "[null]"):
            with self.subTest(text):
                self.write({"p.json": text})
                ran = self.kakoi("scan", "--parameters", "p.json")
                self.assertEqual(ran.code, 2, ran.out + ran.err)
                self.assertIn("p.json", ran.err)
        self.assertEqual(self.kakoi("scan", "--parameters", "none.json").code, 2)

    def test_origin_in_a_parameter_file(self):
        self.write({"p.json": '[\n {"ParameterKey": "Public",\n  "ParameterValue": "ENABLED"}\n]\n'})
        findings = self.report("--parameters", "p.json")["findings"]
        origin = [(place["file"], place["line"]) for f in findings if f["resource"] == "Web" for place in f["origin"]]
        self.assertIn(("p.json", 3), origin)


class ReasonsTest(Folder):
    def reason(self, text):
        self.write({"t.yaml": text})
        (finding,) = self.report()["findings"]
        self.assertEqual(finding["verdict"], "unknown")
        return finding["reason"] + " " + finding.get("advice", "")

    def test_names_what_is_not_known(self):
        stage = (
            "Parameters:\n  Stage: {Type: String}\nConditions:\n  Prod: !Equals [!Ref Stage, prod]\n  NotProd: !Not"
            " [!Condition Prod]\n"
        )
        for written in (
            "!If [Prod, ENABLED, DISABLED]",
            "!If [NotProd, ENABLED, DISABLED]",
            "!Ref Stage",
            '!Sub "${Stage}"',
            "!Join ['', [!Ref Stage]]",
            "!Select [0, !Split [',', !Ref Stage]]",
        ):
            with self.subTest(written):
                self.assertIn("Stage", self.reason(stage + flag(written)))
        self.assertIn("shared-flag", self.reason(flag("{'Fn::ImportValue': shared-flag}")))
        self.assertIn("Nowhere", self.reason(flag("!If [Nowhere, ENABLED, DISABLED]")))
        self.assertIn("Nowhere", self.reason(flag("!Ref Nowhere")))
        self.assertIn("Nowhere", self.reason(flag("!FindInMap [Nowhere, a, b]")))
        self.assertIn("Hardening", self.reason(flag("!Transform {Name: Hardening}")))
        self.assertIn("AWS::Region", self.reason(flag("!Ref AWS::Region")))
        self.assertIn("resolve:ssm", self.reason(flag("'{{resolve:ssm:/a/b}}'")))

    def test_in_nested_stacks(self):
        child = "Parameters:\n  Public: {Type: String}\n" + flag("!Ref Public")
        self.write({"child.yaml": child})
        stack = (
            "    Type: AWS::CloudFormation::Stack\n    Properties: {TemplateURL: child.yaml, Parameters: {Public: !Ref"
            " Outer}}\n"
        )
        self.assertIn("Outer", self.reason("Parameters:\n  Outer: {Type: String}\nResources:\n  Inner:\n" + stack))

    def test_advice_is_about_templates(self):
        advice = self.reason("Parameters:\n  Stage: {Type: String}\n" + flag("!Ref Stage"))
        self.assertIn("--param", advice)


PASSWORD = "hunter2-s3cr3t"


class SecretsTest(Folder):
    """Values that are not echoed, keys of dynamic references, and what stands on the line of the flag."""

    PARAMETERS = (
        f"Parameters:\n  Db: {{Type: String, NoEcho: true, Default: {PASSWORD}}}\n"
        f'  Both: {{Type: CommaDelimitedList, NoEcho: true, Default: "ENABLED,{PASSWORD}"}}\n'
        f"Conditions:\n  HasDb: !Not [!Equals [!Ref Db, '']]\n  Is: !Equals [!Ref Db, {PASSWORD}]\n"
        f"Mappings:\n  M: {{a: {{pw: {PASSWORD}, ip: ENABLED}}, {PASSWORD}: {{ip: ENABLED}}}}\n"
    )

    def silent(self, text, *arguments):
        self.write({"t.yaml": text})
        for language in ("en", "ja"):
            for options in (["--all"], ["--format", "json"], ["--format", "sarif"]):
                ran = self.kakoi("scan", "--lang", language, *options, *arguments)
                self.assertNotEqual(ran.code, 2, ran.err)
                self.assertNotIn(PASSWORD[:7], ran.out + ran.err)

    def service(self, written, more=""):
        return (
            f"Resources:\n  Web: {{Type: AWS::ECS::Service, Properties: {{{more}LaunchType: FARGATE, "
            f"NetworkConfiguration: {{AwsvpcConfiguration: {{AssignPublicIp: {written}}}}}}}}} # {PASSWORD}\n"
        )

    def test_on_the_line_of_the_flag(self):
        self.silent(self.service("ENABLED", f'Environment: "{PASSWORD}", '))
        self.silent(self.service("ENABLED", f"Tags: [{{Key: password, Value: {PASSWORD}}}], "))
        self.write({"t.json": minified('"ENABLED"', f'"Metadata":{{"password":"{PASSWORD}"}},')})
        self.silent(self.service("DISABLED"))

    def test_parameters_that_are_not_echoed(self):
        for written in (
            "!If [HasDb, ENABLED, DISABLED]",
            "!If [Is, ENABLED, DISABLED]",
            "!Ref Db",
            "!Select [0, !Ref Both]",
            "!Select [1, !Ref Both]",
            '!Sub "${Db}"',
            '!Sub "x-${Db}"',
            "!Join ['', [!Ref Db]]",
            "!FindInMap [M, !Ref Db, ip]",
            "!FindInMap [M, a, !Ref Db]",
            "!Select [0, !Split [',', !Ref Db]]",
        ):
            with self.subTest(written):
                self.silent(self.PARAMETERS + self.service(written))
                self.silent(self.PARAMETERS.replace(PASSWORD, "x") + self.service(written), "--param", f"Db={PASSWORD}")

    def test_dynamic_references(self):
        for written in (
            f'"{{{{resolve:secretsmanager:{PASSWORD}:SecretString:x}}}}"',
            f'"{{{{resolve:ssm-secure:{PASSWORD}:1}}}}"',
            f'!Sub "x{{{{resolve:ssm:{PASSWORD}}}}}"',
            '!Join ["", ["{{resolve:secretsmanager:", !Ref Db, "}}"]]',
            f'!Sub "{{{{resolve:ssm:{PASSWORD}"',
        ):
            with self.subTest(written):
                self.silent(self.PARAMETERS + self.service(written))

    def test_in_a_definition(self):
        state = (
            f'{{"States": {{"R": {{"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask", "Comment": "{PASSWORD}",'
            ' "Parameters": {"LaunchType": "FARGATE", "Overrides": {"p": "${Db}"}, "NetworkConfiguration":'
            ' {"AwsvpcConfiguration": {"AssignPublicIp": "ENABLED"}}}}}}'
        )
        for broken in (state, state[:-1]):
            self.silent(
                self.PARAMETERS
                + "Resources:\n  F: {Type: AWS::StepFunctions::StateMachine, Properties: {DefinitionString: !Sub"
                f" '{broken}'}}}}\n"
            )

    def test_in_what_cannot_be_read_whole(self):
        for text in (
            self.service("ENABLED") + f'"{PASSWORD}',
            self.service("ENABLED") + f"  {PASSWORD}\n : {{",
            self.service(f"*{PASSWORD}"[:3]),
            self.service("ENABLED") + f"\t{PASSWORD}: 1\n",
            self.PARAMETERS + self.service("ENABLED") + f"  X: {{a: {PASSWORD}, a: {PASSWORD}}}\n",
        ):
            with self.subTest(text):
                self.silent(text)

    def test_in_files_of_parameters(self):
        for text in (
            f'[{{"ParameterKey": "Db", "ParameterValue": "{PASSWORD}"}}]',
            f'["Db={PASSWORD}"]',
            f'{{"Db": "{PASSWORD}"}}',
        ):
            with self.subTest(text):
                self.write({"p.json": text})
                self.silent(self.PARAMETERS.replace(PASSWORD, "x") + self.service("!Ref Db"), "--parameters", "p.json")
        for text in (f'["{PASSWORD}"]', f'["Db={PASSWORD}"', f'{{"Db": "{PASSWORD}', f'"{PASSWORD}"'):
            with self.subTest(text):
                self.write({"p.json": text})
                ran = self.kakoi("scan", "--parameters", "p.json")
                self.assertNotIn(PASSWORD[:7], ran.out + ran.err)

    def test_in_the_address_of_a_nested_stack(self):
        for address in (
            f"https://user:{PASSWORD}@example.com/app.yaml",
            f"https://s3.amazonaws.com/b/app.yaml?X-Amz-Signature={PASSWORD}",
        ):
            with self.subTest(address):
                properties = f'{{TemplateURL: "{address}"}}'
                self.silent(f"Resources:\n  App: {{Type: AWS::CloudFormation::Stack, Properties: {properties}}}\n")

    def test_parameters_that_are_not_echoed_as_names(self):
        for written in ("!FindInMap [!Ref Db, a, b]", "{'Fn::Transform': {Name: !Ref Db}}", "{'Fn::ImportValue': !Ref Db}"):
            with self.subTest(written):
                self.silent(self.PARAMETERS + self.service(written))
        stack = "Resources:\n  App: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Sub '${Db}.yaml'}}\n"
        self.silent(self.PARAMETERS + stack)

    def test_plain_words_on_the_line_of_the_flag(self):
        self.silent(self.service("ENABLED").replace("FARGATE", PASSWORD))
        self.silent(self.service("ENABLED", f"Token: {PASSWORD}, "))

    def test_as_the_setting_itself(self):
        self.silent(self.service(PASSWORD))
