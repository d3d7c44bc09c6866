#!/usr/bin/env python3
"""`--with-egress` of CloudFormation templates: what tasks lack is written at the end of their resources, in the form of
the template, suffices, and goes again.

    egress_template_test.py KAKOI [test_name…]

Where `cfn-lint` is at hand, it has no complaint about a fixed template that it did not have before.
"""
import collections
import copy
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from template_forms import FORMS, ending_of

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KAKOI = os.path.abspath(sys.argv.pop(1))
DEMO = os.path.join(REPOSITORY, "demo", "egress-template")
LINT = shutil.which("cfn-lint")
FIX = ("fix", ".", "--with-egress", "--yes", "--accept", "review")


def ref(name):
    return {"Ref": name}


def resource(kind, **properties):
    return {"Type": f"AWS::{kind}", **({"Properties": properties} if properties else {})}


def subnet(block, zone):
    return resource("EC2::Subnet", VpcId=ref("Vpc"), CidrBlock=block,
                    AvailabilityZone={"Fn::Select": [zone, {"Fn::GetAZs": ""}]})


def association(of, table):
    return resource("EC2::SubnetRouteTableAssociation", SubnetId=ref(of), RouteTableId=ref(table))


def service(*subnets, groups=("OvensGroup",)):
    network = {"Subnets": [ref(each) for each in subnets], "SecurityGroups": [ref(each) for each in groups],
               "AssignPublicIp": "ENABLED"}
    if not groups:
        del network["SecurityGroups"]
    return resource("ECS::Service", Cluster=ref("Cluster"), TaskDefinition=ref("Ovens"), LaunchType="FARGATE",
                    NetworkConfiguration={"AwsvpcConfiguration": network})


def bakery():
    container = {
        "Name": "ovens",
        "Image": {"Fn::Sub": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/ovens:7"},
        "LogConfiguration": {"LogDriver": "awslogs", "Options": {
            "awslogs-group": "/bakery/ovens", "awslogs-region": ref("AWS::Region"), "awslogs-stream-prefix": "ovens"}}}
    return {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {
        "Vpc": resource("EC2::VPC", CidrBlock="10.40.0.0/16", EnableDnsHostnames=True),
        "Gateway": resource("EC2::InternetGateway"),
        "Attachment": resource("EC2::VPCGatewayAttachment", VpcId=ref("Vpc"), InternetGatewayId=ref("Gateway")),
        "PublicA": subnet("10.40.0.0/24", "0"),
        "PublicB": subnet("10.40.1.0/24", "1"),
        "PublicTable": resource("EC2::RouteTable", VpcId=ref("Vpc")),
        "PublicRoute": {**resource("EC2::Route", RouteTableId=ref("PublicTable"), DestinationCidrBlock="0.0.0.0/0",
                                   GatewayId=ref("Gateway")), "DependsOn": "Attachment"},
        "PublicAUse": association("PublicA", "PublicTable"),
        "PublicBUse": association("PublicB", "PublicTable"),
        "OvensGroup": resource("EC2::SecurityGroup", GroupDescription="What bakes", VpcId=ref("Vpc"),
                               SecurityGroupEgress=[{"IpProtocol": "-1", "CidrIp": "0.0.0.0/0"}]),
        "Cluster": resource("ECS::Cluster"),
        "Ovens": resource("ECS::TaskDefinition", Family="ovens", NetworkMode="awsvpc", Cpu="256", Memory="512",
                          RequiresCompatibilities=["FARGATE"], ContainerDefinitions=[container],
                          ExecutionRoleArn={"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/ovens"}),
        "Service": service("PublicA", "PublicB")}}


def with_private(template, *more):
    template["Resources"] |= {"Own": subnet("10.40.8.0/24", "0"),
                              "OwnTable": resource("EC2::RouteTable", VpcId=ref("Vpc")),
                              "OwnUse": association("Own", "OwnTable"), **dict(more)}
    return template


NAT = (("Nat", resource("EC2::NatGateway", SubnetId=ref("PublicA"), AllocationId="eipalloc-0123456789abcdef0")),
       ("OwnRoute", resource("EC2::Route", RouteTableId=ref("OwnTable"), DestinationCidrBlock="0.0.0.0/0",
                             NatGatewayId=ref("Nat"))))


def from_docker(template):
    container(template)["Image"] = "nginx:1.27"
    return template


def container(template):
    return template["Resources"]["Ovens"]["Properties"]["ContainerDefinitions"][0]


def properties(template, name):
    return template["Resources"][name]["Properties"]


def services_of(resources):
    return [each["Properties"]["ServiceName"]["Fn::Sub"].removeprefix("com.amazonaws.${AWS::Region}.")
            for each in resources.values() if each["Type"] == "AWS::EC2::VPCEndpoint"]


def types_of(resources):
    return collections.Counter(each["Type"].rpartition("::")[2] for each in resources.values())


def complaints_of(paths):
    ran = subprocess.run([LINT, "--format", "json", "--regions", "eu-west-1", "--", *paths], capture_output=True,
                         check=False, timeout=300)
    return collections.Counter((os.path.basename(each["Filename"]), each["Rule"]["Id"])
                               for each in json.loads(ran.stdout or "[]"))


class Templates(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lint = tempfile.mkdtemp()
        for side in ("before", "after"):
            os.mkdir(os.path.join(cls.lint, side))

    @classmethod
    def tearDownClass(cls):
        sides = [[os.path.join(folder, name) for name in sorted(os.listdir(folder))]
                 for folder in (os.path.join(cls.lint, side) for side in ("before", "after"))]
        before, after = map(complaints_of, sides) if LINT and sides[0] else (collections.Counter(),) * 2
        shutil.rmtree(cls.lint)
        print(f"cfn-lint: {len(sides[0])} fixed templates" if LINT else "skipped: cfn-lint is not here")
        if after - before:
            raise AssertionError(f"cfn-lint has new complaints: {sorted(after - before)}")

    def setUp(self):
        self.scratch = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.scratch)
        self.top = os.path.join(self.scratch, "code")
        os.mkdir(self.top)

    def write(self, text, name="template.yaml"):
        with open(os.path.join(self.top, name), "wb") as file:
            file.write(text.encode())

    def files(self):
        found = {}
        for name in os.listdir(self.top):
            with open(os.path.join(self.top, name), "rb") as file:
                found[name] = file.read()
        return found

    def run_kakoi(self, *arguments):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("TF_", "AWS_", "KAKOI_", "GIT_"))}
        ran = subprocess.run([KAKOI, *arguments], capture_output=True, cwd=self.top, check=False, timeout=60,
                             stdin=subprocess.DEVNULL,
                             env=kept | {"XDG_STATE_HOME": os.path.join(self.scratch, "state"), "LC_ALL": "C.UTF-8"})
        return ran.returncode, ran.stdout.decode(), ran.stderr.decode()

    def plan(self, *arguments):
        (plan,) = json.loads(self.run_kakoi("plan", ".", "--format", "json", *arguments)[1])["plans"]
        return plan

    def refusal(self, template):
        self.write(template if isinstance(template, str) else FORMS["short"](template))
        plan = self.plan("--with-egress")
        self.assertEqual(plan["edits"], [])
        self.assertIn("kakoi explain ecs-task-missing-egress", plan["refused"])
        before = self.files()
        self.assertEqual(self.run_kakoi("fix", ".", "--with-egress", "--yes", "--accept", "blocked")[0], 5)
        self.assertEqual(self.files(), before)
        return plan["refused"]

    def fix_file(self, name):
        """The text, fixed as it has to be whatever was missing."""
        before = self.files()
        code, out, err = self.run_kakoi(*FIX)
        self.assertEqual(code, 0, out + err)
        fixed = self.files()
        report = json.loads(self.run_kakoi("scan", ".", "--controls", "all", "--all", "--format", "json")[1])
        self.assertEqual(report["diagnostics"], [])
        verdicts = {f["control"]: f["verdict"] for f in report["findings"]}
        for control in (verdicts.keys() & {"ecs-service-public-ip", "ecs-launch-public-ip"}) | {
                "ecs-task-missing-egress", "ecs-task-public-subnet"}:
            self.assertEqual(verdicts[control], "pass", (control, report["findings"]))
        self.run_kakoi(*FIX)
        self.assertEqual(self.files(), fixed, "the second fix changes something")
        code, out, err = self.run_kakoi("undo")
        self.assertEqual((code, self.files()), (0, before), out + err)
        return fixed[name].decode()

    def fix(self, template):
        """The resources that are new, and all of them, the same whatever the template is written in."""
        self.write(FORMS["json"](template), "template.json")
        whole = json.loads(self.fix_file("template.json"))
        os.remove(os.path.join(self.top, "template.json"))
        for form, write in FORMS.items():
            with self.subTest(form=form):
                name = "template" + ending_of(form)
                self.write(write(template), name)
                text = self.fix_file(name)
                line_end = "\r\n" if "\r\n" in write(template) else "\n"
                lines = [line for line in text.split(line_end) if not line.lstrip().startswith("# ")]
                self.assertEqual(line_end.join(lines), write(whole))
                if form == "short":
                    self.keep_for_lint(write(template), text)
                os.remove(os.path.join(self.top, name))
        added = {id_: each for id_, each in whole["Resources"].items() if id_ not in template["Resources"]}
        return added, whole["Resources"]

    def keep_for_lint(self, before, after):
        name = f"{self.id().rpartition('.')[2]}-{len(os.listdir(os.path.join(self.lint, 'before')))}.yaml"
        for side, text in (("before", before), ("after", after)):
            with open(os.path.join(self.lint, side, name), "w", encoding="utf-8", newline="") as file:
                file.write(text)

    def test_public_subnets_only_get_private_ones_and_endpoints(self):
        added, whole = self.fix(bakery())
        self.assertEqual(services_of(added), ["ecr.api", "ecr.dkr", "logs", "s3"])
        self.assertEqual({id_: each["Properties"]["CidrBlock"] for id_, each in added.items()
                          if each["Type"] == "AWS::EC2::Subnet"}, {"PrivateA": "10.40.2.0/24", "PrivateB": "10.40.3.0/24"})
        network = whole["Service"]["Properties"]["NetworkConfiguration"]["AwsvpcConfiguration"]
        self.assertEqual(network["Subnets"], [ref("PrivateA"), ref("PrivateB")])
        self.assertEqual(network["AssignPublicIp"], "DISABLED")

    def test_what_costs_is_marked(self):
        self.write(FORMS["short"](bakery()))
        plan = self.plan("--with-egress")
        self.assertEqual(plan["grade"], "review")
        self.assertEqual({way["evidence"] for way in plan["ways"] if way["to"] == "start"}, {"proven"})
        self.assertIn("EcrApiEndpoint, EcrDkrEndpoint, LogsEndpoint", " ".join(plan["reasons"]))
        text = self.fix_file("template.yaml")
        self.assertEqual(text.count("  # cost: "), 3)
        self.assertEqual(text.count("  # free of charge"), 1)

    def test_no_task_starts_before_the_ways_are_there(self):
        added, whole = self.fix(bakery())
        ends = ("RouteTableAssociation", "::Route", "::VPCEndpoint", "Ingress", "Egress")
        self.assertEqual(whole["Service"]["DependsOn"], [id_ for id_, each in added.items() if each["Type"].endswith(ends)])
        self.assertEqual(list(whole["Service"])[:2], ["Type", "DependsOn"])

    def test_what_the_tasks_wait_for_already_stays(self):
        for old in (["Attachment"], ["PublicRoute", "Attachment"]):
            template = bakery()
            template["Resources"]["Service"] = {"Type": "AWS::ECS::Service", "DependsOn": old,
                                                **template["Resources"]["Service"]}
            _, whole = self.fix(template)
            self.assertEqual(whole["Service"]["DependsOn"][-len(old):], old)
            self.assertIn("LogsEndpoint", whole["Service"]["DependsOn"])

    def test_what_the_tasks_wait_for_alone_stays_first(self):
        template = bakery()
        template["Resources"]["Service"]["DependsOn"] = "Attachment"
        _, whole = self.fix(template)
        self.assertEqual(whole["Service"]["DependsOn"][:2], ["Attachment", "PrivateARouteTableAssociation"])

    def test_a_list_that_an_anchor_gives_to_others_is_left_which_is_said(self):
        text = FORMS["short"](bakery())
        self.write(text.replace("    Type: AWS::ECS::Service\n", "    Type: AWS::ECS::Service\n    DependsOn: &all [Attachment]\n"))
        self.assertIn("no DependsOn can be added", " ".join(self.plan("--with-egress")["reasons"]))

    def test_json_has_no_comments_but_the_reasons(self):
        self.write(FORMS["json"](bakery()), "template.json")
        self.assertIn("by the hour", " ".join(self.plan("--with-egress")["reasons"]))
        self.assertNotIn("cost", self.fix_file("template.json"))

    def test_comments_are_in_the_language_of_the_user(self):
        self.write(FORMS["short"](bakery()))
        _, out, _ = self.run_kakoi("--lang", "ja", *FIX)
        self.assertIn("時間課金", out)
        self.assertIn("  # 費用: ", self.files()["template.yaml"].decode())

    def test_what_is_written_is_shown(self):
        self.write(FORMS["short"](bakery()))
        _, out, _ = self.run_kakoi("plan", ".", "--with-egress")
        self.assertIn("+      CidrBlock: 10.40.2.0/24", out)
        self.assertIn('+      ServiceName: !Sub "com.amazonaws.${AWS::Region}.ecr.api"', out)
        self.assertNotIn("/dev/null", out)

    def test_names_that_are_replaced_are_shown_in_every_form(self):
        template = bakery()
        template["Resources"]["Service"]["DependsOn"] = "Attachment"
        container(template)["Environment"] = [{"Name": "WORD", "Value": "hunter2"}]
        for form, write in FORMS.items():
            if form == "json-line":
                continue
            with self.subTest(form):
                self.write(write(template), "template" + ending_of(form))
                _, out, _ = self.run_kakoi("plan", ".", "--with-egress")
                os.remove(os.path.join(self.top, "template" + ending_of(form)))
                for sign, names in (("-", ("PublicA", "PublicB")), ("+", ("PrivateA", "PrivateB"))):
                    for name in names:
                        self.assertRegex(out, rf'\n  [{sign}] +(?:- )?(?:!Ref |Ref: |"Ref": "){name}"?\n')
                self.assertNotIn("…", "".join(line for line in out.splitlines() if line.startswith(("  -", "  +"))))
        template["Resources"]["Service"].pop("DependsOn")
        self.write(FORMS["json"](template), "template.json")
        _, out, _ = self.run_kakoi("plan", ".", "--with-egress")
        self.assertRegex(out, r'@@ -\d+,0 \+\d+,\d+ @@\n  \+      "DependsOn": \[\n')

    def test_nothing_is_written_without_accept(self):
        self.write(FORMS["short"](bakery()))
        before = self.files()
        self.run_kakoi("fix", ".", "--with-egress", "--yes")
        self.assertEqual(self.files(), before)

    def test_what_no_endpoint_leads_to_gets_a_nat_gateway(self):
        added, _ = self.fix(from_docker(bakery()))
        self.assertEqual(types_of(added)["VPCEndpoint"], 0)
        self.assertEqual(added["NatGateway"]["DependsOn"], "Attachment")
        self.assertEqual(added["NatGateway"]["Properties"]["SubnetId"], ref("PublicA"))
        self.assertEqual(added["PrivateRouteTableToNat"]["Properties"]["NatGatewayId"], ref("NatGateway"))
        self.write(FORMS["short"](from_docker(bakery())))
        plan = self.plan("--with-egress")
        self.assertEqual(plan["grade"], "review")
        self.assertEqual([reason.partition(" ")[0] for reason in plan["reasons"]], ["costs", "costs"])

    def assert_gets_nat(self, template, *arguments):
        self.write(FORMS["short"](template))
        plan = self.plan("--with-egress", *arguments)
        text = "".join(edit["text"] for edit in plan["edits"])
        self.assertEqual((plan["grade"], "Type: AWS::EC2::NatGateway" in text, "Interface" in text), ("review", True, False), plan)
        self.assertEqual({way["evidence"] for way in plan["ways"] if way["to"] == "start" and way["need"] != "the file system"},
                         {"proven"})

    def test_what_is_not_known_to_lie_in_the_region_gets_a_nat_gateway(self):
        template = bakery()
        template["Parameters"] = {"Given": {"Type": "String"}}
        for image in (ref("Given"), {"Fn::ImportValue": "image"}, "{{resolve:ssm:/image}}",
                      "111122223333.dkr.ecr.us-west-2.amazonaws.com/ovens:7",
                      {"Fn::Sub": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/docker-hub/library/nginx:1"}):
            with self.subTest(image):
                container(template)["Image"] = image
                self.assert_gets_nat(template)
        for driver in ("splunk", ref("Given")):
            with self.subTest(driver):
                template = bakery()
                template["Parameters"] = {"Given": {"Type": "String"}}
                container(template)["LogConfiguration"] = {"LogDriver": driver, "Options": {"splunk-url": "https://logs.example.com"}}
                self.assert_gets_nat(template)
        template = bakery()
        template["Parameters"] = {"Given": {"Type": "String"}}
        container(template)["LogConfiguration"]["Options"]["awslogs-region"] = ref("Given")
        self.assert_gets_nat(template)

    def test_a_task_definition_that_is_not_known_gets_a_nat_gateway(self):
        template = bakery()
        template["Parameters"] = {"Given": {"Type": "String"}}
        properties(template, "Service")["TaskDefinition"] = ref("Given")
        self.assert_gets_nat(template)
        properties(template, "Vpc")["CidrBlock"] = "10.40.0.0/23"
        self.write(FORMS["short"](template))
        plan = self.plan("--with-egress")
        self.assertEqual((plan["grade"], len(plan["edits"])), ("review", 1))
        self.assertIn("what would lead to a registry cannot be written: Vpc has no free block", plan["reasons"][-1])

    def test_private_subnets_that_are_there_are_used(self):
        template = with_private(bakery())
        added, whole = self.fix(template)
        self.assertEqual(types_of(added)["Subnet"], 0)
        self.assertEqual(added["S3Endpoint"]["Properties"]["RouteTableIds"], [ref("OwnTable")])
        network = whole["Service"]["Properties"]["NetworkConfiguration"]["AwsvpcConfiguration"]
        self.assertEqual(network["Subnets"], [ref("Own")])
        self.write(FORMS["short"](template))
        self.assertIn("the tasks move to Own", " ".join(self.plan("--with-egress")["reasons"]))
        self.assertIn("run in 2 Availability Zones now", " ".join(self.plan("--with-egress")["reasons"]))

    def test_private_subnets_with_a_way_out_need_no_piece(self):
        added, _ = self.fix(with_private(bakery(), *NAT))
        self.assertEqual(added, {})

    def subnets_of(self, whole):
        return whole["Service"]["Properties"]["NetworkConfiguration"]["AwsvpcConfiguration"]["Subnets"]

    def test_of_subnets_that_are_good_already_the_tasks_stay_in_these(self):
        template = with_private(bakery(), ("More", subnet("10.40.9.0/24", "1")), ("MoreUse", association("More", "OwnTable")),
                                *NAT)
        for theirs, wanted in ((("Own", "PublicA"), ("Own",)), (("PublicA", "Own"), ("Own",)),
                               (("Own", "PublicB"), ("Own", "More")), (("PublicB", "Own", "PublicA"), ("More", "Own"))):
            with self.subTest(theirs):
                template["Resources"]["Service"] = service(*theirs)
                added, whole = self.fix(template)
                self.assertEqual((added, self.subnets_of(whole)), ({}, [ref(each) for each in wanted]))

    def test_a_private_subnet_beside_a_public_one_gets_what_it_lacks(self):
        template = with_private(bakery())
        template["Resources"]["Service"] = service("Own", "PublicA")
        added, whole = self.fix(template)
        self.assertEqual(services_of(added), ["ecr.api", "ecr.dkr", "logs", "s3"])
        self.assertEqual(added["S3Endpoint"]["Properties"]["RouteTableIds"], [ref("OwnTable")])
        self.assertEqual(self.subnets_of(whole), [ref("Own")])
        added, whole = self.fix(from_docker(template))
        self.assertEqual(added["OwnTableToNat"]["Properties"]["RouteTableId"], ref("OwnTable"))
        self.assertEqual(self.subnets_of(whole), [ref("Own")])

    def test_what_no_piece_helps_is_refused(self):
        template = with_private(bakery(), *NAT)
        template["Resources"]["Service"] = service("Own")
        properties(template, "OvensGroup")["SecurityGroupEgress"] = [
            {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0"}]
        definition = properties(template, "Ovens")
        definition["Volumes"] = [{"Name": "dough", "EFSVolumeConfiguration": {"FilesystemId": "fs-0123456789abcdef0"}}]
        self.assertIn("the file system", self.refusal(template))

    def test_a_table_that_is_there_gets_a_route(self):
        added, _ = self.fix(from_docker(with_private(bakery())))
        self.assertEqual(added["OwnTableToNat"]["Properties"]["RouteTableId"], ref("OwnTable"))

    def test_endpoints_that_are_there_are_left_alone(self):
        endpoint = {"VpcId": ref("Vpc"), "VpcEndpointType": "Interface", "PrivateDnsEnabled": True,
                    "SubnetIds": [ref("Own")], "SecurityGroupIds": [ref("Open")]}
        added, _ = self.fix(with_private(
            bakery(), ("Open", resource("EC2::SecurityGroup", GroupDescription="Lets in", VpcId=ref("Vpc"),
                                        SecurityGroupIngress=[{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
                                                               "CidrIp": "10.40.0.0/16"}])),
            *((name, resource("EC2::VPCEndpoint", ServiceName={"Fn::Sub": "com.amazonaws.${AWS::Region}." + of}, **endpoint))
              for name, of in (("Api", "ecr.api"), ("Registry", "ecr.dkr")))))
        self.assertEqual(services_of(added), ["logs", "s3"])

    def test_names_that_are_off_are_turned_on(self):
        template = bakery()
        properties(template, "Vpc").update(EnableDnsHostnames=False, EnableDnsSupport="false")
        _, whole = self.fix(template)
        self.assertEqual(whole["Vpc"]["Properties"]["EnableDnsHostnames"], True)
        self.assertEqual(whole["Vpc"]["Properties"]["EnableDnsSupport"], "true")

    def test_names_that_are_not_written_are_added(self):
        template = bakery()
        del properties(template, "Vpc")["EnableDnsHostnames"]
        _, whole = self.fix(template)
        self.assertEqual(whole["Vpc"]["Properties"], {"CidrBlock": "10.40.0.0/16", "EnableDnsHostnames": True})

    def test_a_vpc_that_is_the_last_resource_gets_its_names_before_the_others(self):
        template = bakery()
        template["Resources"]["Vpc"] = template["Resources"].pop("Vpc")
        del properties(template, "Vpc")["EnableDnsHostnames"]
        self.fix(template)

    def test_what_the_group_keeps_in_is_let_out(self):
        template = bakery()
        properties(template, "OvensGroup")["SecurityGroupEgress"] = [
            {"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "CidrIp": "10.40.0.0/16"}]
        added, _ = self.fix(template)
        self.assertEqual(added["OvensGroupToEndpoints"]["Properties"]["DestinationSecurityGroupId"],
                         {"Fn::GetAtt": ["VpcEndpointsSecurityGroup", "GroupId"]})
        self.assertEqual(added["OvensGroupToS3"]["Properties"]["CidrIp"], "0.0.0.0/0")
        self.write(FORMS["short"](template))
        self.assertIn("OvensGroupToS3", " ".join(self.plan("--with-egress")["reasons"]))

    def test_endpoints_let_in_all_of_the_vpc_since_their_names_count_in_all_of_it(self):
        added, _ = self.fix(bakery())
        rules = {id_: each["Properties"]["CidrIp"] for id_, each in added.items() if each["Type"].endswith("Ingress")}
        self.assertEqual(rules, {"EndpointsFromVpc": {"Fn::GetAtt": ["Vpc", "CidrBlock"]}})
        template = bakery()
        template["Resources"]["MoreBlock"] = resource("EC2::VPCCidrBlock", VpcId=ref("Vpc"), CidrBlock="100.64.0.0/16")
        added, _ = self.fix(template)
        self.assertEqual(added["EndpointsFromVpc2"]["Properties"]["CidrIp"], "100.64.0.0/16")

    def test_what_is_not_known_of_the_blocks_of_the_vpc_is_said_and_does_not_cut_off_the_tasks(self):
        template = with_private(bakery())
        template["Parameters"] = {"Block": {"Type": "String"}}
        template["Resources"]["MoreBlock"] = resource("EC2::VPCCidrBlock", VpcId=ref("Vpc"), CidrBlock=ref("Block"))
        self.write(FORMS["short"](template))
        self.assertIn("all of Vpc resolves the names of ecr.api, ecr.dkr, logs", " ".join(self.plan("--with-egress")["reasons"]))
        template = with_private(bakery())
        template["Parameters"] = {"Block": {"Type": "String"}}
        properties(template, "Vpc")["CidrBlock"] = ref("Block")
        added, _ = self.fix(template)
        self.assertEqual(added["EndpointsFromVpc"]["Properties"]["CidrIp"], {"Fn::GetAtt": ["Vpc", "CidrBlock"]})
        self.assertEqual(added["EndpointsFromOvensGroup"]["Properties"]["SourceSecurityGroupId"],
                         {"Fn::GetAtt": ["OvensGroup", "GroupId"]})
        template["Resources"]["Service"] = service("PublicA", "PublicB", groups=())
        added, _ = self.fix(template)
        self.assertEqual(added["EndpointsFromOwn"]["Properties"]["CidrIp"], "10.40.8.0/24")

    def test_the_endpoints_of_one_service_serve_the_next(self):
        template = bakery()
        template["Resources"]["MixersGroup"] = resource("EC2::SecurityGroup", GroupDescription="What mixes", VpcId=ref("Vpc"))
        template["Resources"]["Mixers"] = service("PublicA", "PublicB", groups=("MixersGroup",))
        self.write(FORMS["json"](template), "template.json")
        self.run_kakoi(*FIX, "--only", "Service")
        whole = json.loads(self.fix_file("template.json"))
        self.assertEqual(services_of(whole["Resources"]), ["ecr.api", "ecr.dkr", "logs", "s3"])

    def test_an_endpoint_that_is_there_and_lets_nobody_in_lets_in_the_tasks(self):
        closed = (("Closed", resource("EC2::SecurityGroup", GroupDescription="Lets nobody in", VpcId=ref("Vpc"))),
                  ("Logs", resource("EC2::VPCEndpoint", ServiceName={"Fn::Sub": "com.amazonaws.${AWS::Region}.logs"}, VpcId=ref("Vpc"),
                                    VpcEndpointType="Interface", PrivateDnsEnabled=True, SubnetIds=[ref("Own")],
                                    SecurityGroupIds=[ref("Closed")])))
        added, _ = self.fix(with_private(bakery(), *closed))
        self.assertEqual(services_of(added), ["ecr.api", "ecr.dkr", "s3"])
        self.assertEqual(added["ClosedFromOvensGroup"]["Properties"]["GroupId"], {"Fn::GetAtt": ["Closed", "GroupId"]})
        added, _ = self.fix(from_docker(with_private(bakery(), *closed)))
        self.assertIn("ClosedFromOvensGroup", added)
        self.assertIn("OwnTableToNat", added)
        template = with_private(bakery(), *closed)
        template["Resources"]["Service"] = service("PublicA", "PublicB", groups=())
        self.assertEqual(self.fix(template)[0]["ClosedFromVpc"]["Properties"]["CidrIp"], {"Fn::GetAtt": ["Vpc", "CidrBlock"]})
        template = with_private(bakery(), *closed)
        template["Conditions"] = {"IsHere": {"Fn::Equals": ["a", "a"]}}
        template["Resources"]["Closed"]["Condition"] = "IsHere"
        self.assertIn("Closed is there only under a condition", self.refusal(template))

    def test_names_that_are_taken_are_not_used_again(self):
        template = bakery()
        template["Parameters"] = {"S3Endpoint": {"Type": "String", "Default": "none"}}
        template["Resources"]["PrivateA"] = resource("EC2::EIP", Domain="vpc")
        added, _ = self.fix(template)
        self.assertIn("S3Endpoint2", added)
        self.assertIn("PrivateA2", added)

    def test_zones_by_the_region_and_a_letter(self):
        template = bakery()
        for name, letter in (("PublicA", "a"), ("PublicB", "b")):
            properties(template, name)["AvailabilityZone"] = {"Fn::Sub": "${AWS::Region}" + letter}
        added, _ = self.fix(template)
        self.assertEqual(types_of(added)["Subnet"], 2)

    def test_two_subnets_in_one_zone_get_one_private_subnet(self):
        template = bakery()
        properties(template, "PublicB")["AvailabilityZone"]["Fn::Select"][0] = "0"
        added, whole = self.fix(template)
        self.assertEqual(types_of(added)["Subnet"], 1)
        network = whole["Service"]["Properties"]["NetworkConfiguration"]["AwsvpcConfiguration"]
        self.assertEqual(network["Subnets"], [ref("PrivateA")])

    def test_two_services_share_the_pieces(self):
        template = bakery()
        template["Resources"]["Mixers"] = copy.deepcopy(template["Resources"]["Service"])
        self.write(FORMS["short"](template))
        self.assertEqual(len(self.plan("--with-egress")["targets"]), 2)
        added, _ = self.fix(template)
        self.assertEqual(types_of(added)["Subnet"], 2)

    def test_of_a_service_under_a_condition_the_pieces_are_there_always(self):
        template = from_docker(bakery())
        template["Conditions"] = {"IsOpen": {"Fn::Equals": [ref("AWS::Region"), "eu-west-1"]}}
        template["Resources"]["Service"]["Condition"] = "IsOpen"
        self.write(FORMS["short"](template))
        plan = self.plan("--with-egress", "--param", "AWS::Region=eu-west-1")
        self.assertEqual(plan["grade"], "review")
        self.assertIn("Service is there only under a condition", plan["reasons"][0])

    def test_the_target_of_a_rule(self):
        template = bakery()
        network = properties(template, "Service")["NetworkConfiguration"]["AwsvpcConfiguration"]
        del template["Resources"]["Service"]
        role = {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/ovens"}
        template["Resources"]["Rule"] = resource("Events::Rule", ScheduleExpression="rate(1 day)", Targets=[{
            "Id": "ovens", "Arn": {"Fn::GetAtt": ["Cluster", "Arn"]}, "RoleArn": role, "EcsParameters": {
                "LaunchType": "FARGATE", "TaskDefinitionArn": ref("Ovens"),
                "NetworkConfiguration": {"AwsVpcConfiguration": network}}}])
        added, _ = self.fix(template)
        self.assertEqual(types_of(added)["Subnet"], 2)

    def test_a_job_goes_where_its_compute_environment_goes(self):
        template = from_docker(bakery())
        del template["Resources"]["Service"]
        template["Resources"] |= {
            "Environment": resource("Batch::ComputeEnvironment", Type="MANAGED", ComputeResources={
                "Type": "FARGATE", "MaxvCpus": 4, "Subnets": [ref("PublicA"), ref("PublicB")],
                "SecurityGroupIds": [{"Fn::GetAtt": ["OvensGroup", "GroupId"]}]}),
            "Job": resource("Batch::JobDefinition", Type="container", PlatformCapabilities=["FARGATE"], ContainerProperties={
                "Image": "nginx:1.27", "ExecutionRoleArn": {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/ovens"},
                "ResourceRequirements": [{"Type": "VCPU", "Value": "0.25"}, {"Type": "MEMORY", "Value": "512"}],
                "NetworkConfiguration": {"AssignPublicIp": "ENABLED"}})}
        self.write(FORMS["short"](template))
        self.run_kakoi(*FIX)
        fixed = self.files()["template.yaml"].decode()
        self.keep_for_lint(FORMS["short"](template), fixed)
        self.assertIn("          - !Ref PrivateA\n          - !Ref PrivateB\n", fixed)
        self.assertIn("      AssignPublicIp: DISABLED\n", fixed)
        self.assertIn("    DependsOn:\n      - PrivateARouteTableAssociation\n      - PrivateBRouteTableAssociation\n"
                      "      - PrivateRouteTableToNat\n      - Environment\n", fixed)
        self.assertEqual(json.loads(self.run_kakoi("plan", ".", "--with-egress", "--format", "json")[1])["plans"], [])
        template["Resources"]["Environment"]["Properties"]["ComputeResources"]["Subnets"][0] = {"Fn::Sub": "${PublicA}"}
        self.assertIn("subnets of Environment are not written as a plain list", self.refusal(template))

    def test_a_serverless_template(self):
        template = {"Transform": "AWS::Serverless-2016-10-31", **bakery()}
        self.assertEqual(services_of(self.fix(template)[0]), ["ecr.api", "ecr.dkr", "logs", "s3"])

    def test_the_demo(self):
        shutil.rmtree(self.top)
        shutil.copytree(DEMO, self.top)
        before = self.files()["template.yaml"].decode()
        text = self.fix_file("template.yaml")
        self.keep_for_lint(before, text)
        self.assertEqual(re.findall(r"Region}\.(.*)\"", text), ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "s3"])
        self.assertTrue(text.endswith("Outputs:\n  Service:\n    Value: !Ref OvensService\n"))

    def test_what_is_added_is_no_secret_in_a_patch(self):
        shutil.rmtree(self.top)
        shutil.copytree(DEMO, self.top)
        _, patch, err = self.run_kakoi("plan", ".", "--with-egress", "--format", "patch")
        self.assertEqual(err, "")
        self.assertIn("+  SecretsmanagerEndpoint:\n", patch)
        text = self.files()["template.yaml"].decode()
        self.write(text.replace("AssignPublicIp: ENABLED", "AssignPublicIp: ENABLED # the secret is in the oven"))
        _, patch, err = self.run_kakoi("plan", ".", "--with-egress", "--format", "patch")
        self.assertEqual(patch, "")
        self.assertIn("may hold a secret", err)

    def test_resources_in_braces_within_yaml(self):
        text = FORMS["short"](bakery())
        text, count = re.subn(r"\n  Vpc:\n.*?\n\n", "\n  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.40.0.0/16}}\n\n",
                              text, flags=re.S)
        text, more = re.subn(r"Subnets:\n +- !Ref PublicA\n +- !Ref PublicB\n", "Subnets: [!Ref PublicA, {Ref: 'PublicB'}]\n", text)
        self.assertEqual((count, more), (1, 1))
        self.write(text)
        fixed = self.fix_file("template.yaml")
        self.assertIn("  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.40.0.0/16, EnableDnsHostnames: true}}\n", fixed)
        self.assertIn("Subnets: [!Ref PrivateA, {Ref: 'PrivateB'}]\n", fixed)

    def test_yaml_that_is_written_as_json_with_a_comment_and_a_last_comma(self):
        text = json.dumps(bakery(), indent=2)
        self.assertTrue(text.endswith("\n    }\n  }\n}"))
        text = "# a bakery\n" + text[:-len("\n  }\n}")] + ",\n  }\n}\n"
        self.write(text)
        self.assertTrue(self.fix_file("template.yaml").endswith("\n    },\n  }\n}\n"))

    def test_a_list_on_one_line_that_gets_shorter(self):
        text = FORMS["short"](with_private(bakery()))
        text, count = re.subn(r"Subnets:\n +- !Ref PublicA\n +- !Ref PublicB\n", "Subnets: [ !Ref PublicA, !Ref PublicB ]\n", text)
        self.assertEqual(count, 1)
        self.write(text)
        self.assertIn("Subnets: [ !Ref Own ]\n", self.fix_file("template.yaml"))

    def test_a_list_that_gets_longer(self):
        template = with_private(bakery(), ("More", subnet("10.40.9.0/24", "1")), ("MoreUse", association("More", "OwnTable")))
        template["Resources"]["Service"] = service("PublicA")
        _, whole = self.fix(template)
        network = whole["Service"]["Properties"]["NetworkConfiguration"]["AwsvpcConfiguration"]
        self.assertEqual(network["Subnets"], [ref("Own"), ref("More")])

    def test_no_line_end_at_the_end_stays_so(self):
        self.write(FORMS["short"](bakery()).rstrip("\n"))
        text = self.fix_file("template.yaml")
        self.assertTrue(text.endswith("- !Ref PrivateRouteTable"), text[-200:])
        self.assertIn("AssignPublicIp: DISABLED\n\n  PrivateA:", text)

    def test_comments_behind_the_last_resource_stay_with_it(self):
        self.write(FORMS["short"](bakery()) + "          # of the service\n\n# of the file\nOutputs: {}\n")
        text = self.fix_file("template.yaml")
        self.assertIn("DISABLED\n          # of the service\n\n  PrivateA:", text)
        self.assertTrue(text.endswith("RouteTable\n\n# of the file\nOutputs: {}\n"))

    def test_a_text_that_keeps_its_empty_lines_keeps_them(self):
        template = FORMS["short"](bakery()) + "\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: |+\n        bread\n\n\n"
        self.write(template + "Outputs: {}\n")
        self.assertIn("        bread\n\n\n\n  PrivateA:", self.fix_file("template.yaml"))

    def test_a_subnet_from_outside_is_refused(self):
        template = bakery()
        template["Parameters"] = {"Other": {"Type": "AWS::EC2::Subnet::Id"}}
        template["Resources"]["Service"] = service("PublicA", "Other")
        self.assertIn("the network is not in this template", self.refusal(template))

    def test_of_a_network_from_outside_it_is_not_known_what_is_missing(self):
        template = bakery()
        template["Parameters"] = {"Subnets": {"Type": "List<AWS::EC2::Subnet::Id>"}}
        properties(template, "Service")["NetworkConfiguration"]["AwsvpcConfiguration"]["Subnets"] = ref("Subnets")
        self.write(FORMS["short"](template))
        plan = self.plan("--with-egress")
        self.assertEqual((plan["grade"], [edit["text"] for edit in plan["edits"]]), ("review", ["DISABLED"]))

    def test_a_nested_stack_is_refused(self):
        template = bakery()
        parts = {name: template["Resources"].pop(name) for name in ("Cluster", "Ovens", "Service")}
        self.write(FORMS["short"]({"Parameters": {name: {"Type": "String"} for name in ("PublicA", "PublicB", "OvensGroup")},
                                   "Resources": parts}), "child.yaml")
        template["Resources"]["App"] = resource(
            "CloudFormation::Stack", TemplateURL="child.yaml",
            Parameters={"PublicA": ref("PublicA"), "PublicB": ref("PublicB"),
                        "OvensGroup": {"Fn::GetAtt": ["OvensGroup", "GroupId"]}})
        self.assertIn("nested stack", self.refusal(template))

    def test_subnets_that_are_no_plain_list_are_refused(self):
        template = bakery()
        template["Conditions"] = {"IsSmall": {"Fn::Equals": [ref("AWS::Region"), "eu-west-3"]}}
        network = properties(template, "Service")["NetworkConfiguration"]["AwsvpcConfiguration"]
        network["Subnets"] = [{"Fn::GetAtt": ["PublicA", "SubnetId"]}, ref("PublicB")]
        self.assertIn("plain list of Ref", self.refusal(template))

    def test_subnets_within_a_text_are_refused_which_a_definition_is_not(self):
        template = bakery()
        del template["Resources"]["Service"]
        state = {"Type": "Task", "Resource": "arn:aws:states:::ecs:runTask", "End": True, "Parameters": {
            "LaunchType": "FARGATE", "Cluster": "${Cluster}", "TaskDefinition": "${Ovens}", "NetworkConfiguration": {
                "AwsvpcConfiguration": {"Subnets": ["${PublicA}"], "SecurityGroups": ["${OvensGroup}"], "AssignPublicIp": "ENABLED"}}}}
        machine = {"RoleArn": "arn:aws:iam::111122223333:role/ovens",
                   "DefinitionString": {"Fn::Sub": json.dumps({"StartAt": "Bake", "States": {"Bake": state}})}}
        template["Resources"]["Machine"] = resource("StepFunctions::StateMachine", **machine)
        self.assertIn("write Definition, with Ref", self.refusal(template))
        os.remove(os.path.join(self.top, "template.yaml"))
        state["Parameters"] |= {"Cluster": ref("Cluster"), "TaskDefinition": ref("Ovens")}
        state["Parameters"]["NetworkConfiguration"]["AwsvpcConfiguration"] |= {"Subnets": [ref("PublicA")],
                                                                              "SecurityGroups": [ref("OvensGroup")]}
        del template["Resources"]["Machine"]["Properties"]["DefinitionString"]
        template["Resources"]["Machine"]["Properties"]["Definition"] = {"StartAt": "Bake", "States": {"Bake": state}}
        added, _ = self.fix(template)
        self.assertIn("LogsEndpoint", added)

    def test_a_list_that_stands_elsewhere_is_refused(self):
        text = FORMS["short"](bakery()).replace("Resources:\n", "Metadata:\n  Net: &net [!Ref PublicA, !Ref PublicB]\nResources:\n")
        text, count = re.subn(r"Subnets:\n +- !Ref PublicA\n +- !Ref PublicB\n", "Subnets: *net\n", text)
        self.assertEqual(count, 1)
        self.assertIn("plain list of Ref", self.refusal(text))

    def test_a_network_under_a_condition_is_refused(self):
        template = bakery()
        template["Conditions"] = {"IsHere": {"Fn::Equals": ["a", "a"]}}
        template["Resources"]["OvensGroup"]["Condition"] = "IsHere"
        self.assertIn("OvensGroup is there only under a condition", self.refusal(template))

    def test_private_subnets_that_have_no_route_table_of_their_own_are_left_alone(self):
        for write in (bakery, lambda: from_docker(bakery())):
            template = write()
            template["Resources"]["Database"] = subnet("10.40.8.0/24", "0")
            _, whole = self.fix(template)
            self.assertEqual(self.subnets_of(whole), [ref("PrivateA"), ref("PrivateB")])

    def test_the_main_route_table_is_refused(self):
        template = bakery()
        template["Resources"]["Own"] = subnet("10.40.8.0/24", "0")
        template["Resources"]["Service"] = service("Own")
        self.assertIn("Own uses the main route table", self.refusal(template))

    def test_beside_zones_that_are_not_known_the_new_subnets_are_in_the_same(self):
        for zone in (None, ref("Zone")):
            with self.subTest(zone):
                template = bakery()
                template["Parameters"] = {"Zone": {"Type": "AWS::EC2::AvailabilityZone::Name"}}
                for name in ("PublicA", "PublicB"):
                    properties(template, name)["AvailabilityZone"] = zone
                    if zone is None:
                        del properties(template, name)["AvailabilityZone"]
                added, _ = self.fix(template)
                self.assertEqual([each["Properties"]["AvailabilityZone"] for each in added.values() if each["Type"] == "AWS::EC2::Subnet"],
                                 [{"Fn::GetAtt": [name, "AvailabilityZone"]} for name in ("PublicA", "PublicB")])
                # Two in one zone would be refused.
                self.assertEqual(added["LogsEndpoint"]["Properties"]["SubnetIds"], [ref("PrivateA")])

    def test_names_that_a_parameter_decides_are_refused(self):
        template = bakery()
        template["Parameters"] = {"Names": {"Type": "String", "Default": "false"}}
        properties(template, "Vpc")["EnableDnsHostnames"] = ref("Names")
        self.assertIn("EnableDnsHostnames: true", self.refusal(template))

    def test_a_full_vpc_is_refused(self):
        template = bakery()
        properties(template, "Vpc")["CidrBlock"] = "10.40.0.0/23"
        self.assertIn("free block", self.refusal(template))

    def test_without_a_public_subnet_there_is_no_nat_gateway(self):
        template = from_docker(with_private(bakery()))
        for name in ("PublicRoute", "PublicA", "PublicAUse", "PublicB", "PublicBUse"):
            del template["Resources"][name]
        template["Resources"]["Service"] = service("Own")
        self.assertIn("no public subnet", self.refusal(template))

    def test_a_stored_plan_is_carried_out(self):
        self.write(FORMS["json"](bakery()), "template.json")
        self.run_kakoi("plan", ".", "--with-egress", "--out", "../plan.json")
        code, out, err = self.run_kakoi("fix", "../plan.json", "--yes", "--accept", "review")
        self.assertEqual(code, 0, out + err)
        stored = self.files()["template.json"].decode()
        self.run_kakoi("undo")
        self.assertEqual(self.fix_file("template.json"), stored)

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_git_applies_the_patch(self):
        self.write(FORMS["wide-crlf"](bakery()))
        subprocess.run(["git", "init", "-q"], cwd=self.top, check=True)
        patch = self.run_kakoi("plan", ".", "--with-egress", "--format", "patch")[1]
        subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=self.top, check=True)
        shutil.rmtree(os.path.join(self.top, ".git"))
        patched = self.files()["template.yaml"].decode()
        self.write(FORMS["wide-crlf"](bakery()))
        self.assertEqual(self.fix_file("template.yaml"), patched)


if __name__ == "__main__":
    unittest.main()
