"""A situation as Terraform."""

import json

from situation import REGION, Entry, Route, Rule

HEAD = f'provider "aws" {{\n  region = "{REGION}"\n}}\n'
VPC = "aws_vpc.main.id"


class Words(str):
    """Written as it is, without quotes."""


def text_of(value, indent):
    if isinstance(value, Words):
        return value
    if isinstance(value, list):
        return "[" + ", ".join(text_of(item, indent) for item in value) + "]"
    return json.dumps(value)


def block(head, indent=0, /, **arguments):
    """Arguments that are None are left out; `blocks` has those within, by type."""
    space = "  " * indent
    lines = [f"{space}{head} {{"]
    within = arguments.pop("blocks", [])
    lines += [f"{space}  {name} = {text_of(value, indent)}" for name, value in arguments.items() if value is not None]
    lines += [block(kind, indent + 1, **members) for kind, members in within]
    return "\n".join([*lines, space + "}"])


def resource(kind, name, /, **arguments):
    return block(f'resource "{kind}" "{name}"', **arguments)


# What the AWS provider takes as a list of objects, too, each with all of its members. (Terraform's "Attributes as Blocks";
# `terraform providers schema` says which these are.)
MEMBERS = {
    "route": ["carrier_gateway_id", "cidr_block", "core_network_arn", "destination_prefix_list_id", "egress_only_gateway_id",
              "gateway_id", "ipv6_cidr_block", "local_gateway_id", "nat_gateway_id", "network_interface_id",
              "transit_gateway_id", "vpc_endpoint_id", "vpc_peering_connection_id"],
    "rule": ["cidr_blocks", "description", "from_port", "ipv6_cidr_blocks", "prefix_list_ids", "protocol", "security_groups",
             "self", "to_port"],
    "entry": ["action", "cidr_block", "from_port", "icmp_code", "icmp_type", "ipv6_cidr_block", "protocol", "rule_no", "to_port"],
}
IN_PLACE_OF_BLOCKS = {
    "aws_route_table": {"route": "route"}, "aws_default_route_table": {"route": "route"},
    "aws_security_group": {"ingress": "rule", "egress": "rule"},
    "aws_default_security_group": {"ingress": "rule", "egress": "rule"},
    "aws_network_acl": {"ingress": "entry", "egress": "entry"},
}


def objects(members, blocks):
    """`blocks` as the value of an attribute, what is left out in null or empty."""
    empty = {"self": Words("false"), "description": "", "security_groups": [], "gateway_id": ""}
    texts = []
    for block_members in blocks:
        given = {name: value for name, value in block_members.items() if value is not None}
        texts.append("{ " + ", ".join(f"{name} = {text_of(given.get(name, empty.get(name, Words('null'))), 0)}"
                                      for name in members) + " }")
    return Words("[" + ", ".join(texts) + "]")


def ids(kind, names):
    return [Words(f"{kind}.{name}.id") for name in names]


class Writer:
    def __init__(self, situation, in_attributes):
        self.situation, self.in_attributes = situation, in_attributes
        self.texts = [HEAD]

    def text(self):
        """Of everything of which the code says something."""
        left_out = self.situation["not_in_code"] or []
        for part in ("vpc", "subnets", "gateways", "tables", "groups", "lists", "endpoints", "acls", "public_access", "task",
                     "services"):
            if part not in left_out:
                getattr(self, part)()
        return "\n".join(self.texts) + "\n"

    def add(self, kind, name, /, **arguments):
        forms = IN_PLACE_OF_BLOCKS.get(kind, {}) if self.in_attributes and arguments.get("blocks") else {}
        for attribute, of in forms.items():
            arguments[attribute] = objects(MEMBERS[of], [members for what, members in arguments["blocks"] if what == attribute])
        if forms:
            arguments["blocks"] = [each for each in arguments["blocks"] if each[0] not in forms]
        self.texts.append(resource(kind, name, **arguments))

    def vpc(self):
        vpc = self.situation["vpc"]
        self.add("aws_vpc", "main", cidr_block=vpc["cidr"], assign_generated_ipv6_cidr_block=vpc.get("ipv6"),
                 enable_dns_support=vpc.get("dns_support"), enable_dns_hostnames=vpc.get("dns_hostnames"))
        if vpc.get("resolver"):
            self.add("aws_vpc_dhcp_options", "own", domain_name_servers=vpc["resolver"])
            self.add("aws_vpc_dhcp_options_association", "own", vpc_id=Words(VPC),
                     dhcp_options_id=Words("aws_vpc_dhcp_options.own.id"))

    def subnets(self):
        for name, subnet in self.situation.of("subnets"):
            number = subnet.get("ipv6")
            v6 = None if number is None else Words(f"cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, {number})")
            self.add("aws_subnet", name, vpc_id=Words(VPC), cidr_block=subnet.get("cidr"), ipv6_cidr_block=v6,
                     availability_zone=REGION + subnet["zone"], ipv6_native=subnet.get("ipv6_only"),
                     enable_dns64=subnet.get("dns64"), assign_ipv6_address_on_creation=True if v6 else None)

    def gateways(self):
        of = self.situation
        if of["gateway"]:
            self.add("aws_internet_gateway", "main", vpc_id=Words(VPC))
        if of["egress_only"]:
            self.add("aws_egress_only_internet_gateway", "main", vpc_id=Words(VPC))
        for name, nat in of.of("nats"):
            self.add("aws_nat_gateway", name, subnet_id=None if nat.get("regional") else Words(f"aws_subnet.{nat['subnet']}.id"),
                     availability_mode="regional" if nat.get("regional") else None,
                     vpc_id=Words(VPC) if nat.get("regional") else None,
                     connectivity_type="private" if nat.get("private") else None,
                     allocation_id=None if nat.get("regional") or nat.get("private") else Words(f"aws_eip.{name}.id"))
            if not nat.get("regional") and not nat.get("private"):
                self.add("aws_eip", name, domain="vpc")
        if of["peering"]:
            self.add("aws_vpc", "peer", cidr_block="10.9.0.0/16")
            self.add("aws_vpc_peering_connection", "main", vpc_id=Words(VPC), peer_vpc_id=Words("aws_vpc.peer.id"),
                     auto_accept=True)
        if of["transit"]:
            self.add("aws_ec2_transit_gateway", "main")
            self.add("aws_ec2_transit_gateway_vpc_attachment", "main", vpc_id=Words(VPC),
                     transit_gateway_id=Words("aws_ec2_transit_gateway.main.id"), subnet_ids=ids("aws_subnet", ["a"]))
        if of["vpn"]:
            self.add("aws_vpn_gateway", "main", vpc_id=Words(VPC))
        if of["instance"]:
            self.add("aws_instance", "main", ami="ami-0123456789abcdef0", instance_type="t3.micro",
                     subnet_id=Words(f"aws_subnet.{of['instance']['subnet']}.id"), associate_public_ip_address=True,
                     source_dest_check=not of["instance"].get("forwards"))

    def target(self, route):
        return {
            "gateway": ("gateway_id", "aws_internet_gateway.main.id"),
            "nat": ("nat_gateway_id", f"aws_nat_gateway.{route.name}.id"),
            "egress_only": ("egress_only_gateway_id", "aws_egress_only_internet_gateway.main.id"),
            "peering": ("vpc_peering_connection_id", "aws_vpc_peering_connection.main.id"),
            "transit": ("transit_gateway_id", "aws_ec2_transit_gateway.main.id"),
            "vpn": ("gateway_id", "aws_vpn_gateway.main.id"),
            "instance": ("network_interface_id", "aws_instance.main.primary_network_interface_id"),
        }[route.target]

    def tables(self):
        for name, routes in self.situation.of("tables"):
            blocks = []
            for route in map(Route, routes):
                what, target = self.target(route)
                blocks.append(("route", {
                    "cidr_block": None if route.is_v6 else route.block,
                    "ipv6_cidr_block": route.block if route.is_v6 else None,
                    "destination_prefix_list_id": route.list and Words(f"aws_ec2_managed_prefix_list.{route.list}.id"),
                    what: Words(target)}))
            if name == "main":
                self.add("aws_default_route_table", name, blocks=blocks,
                         default_route_table_id=Words("aws_vpc.main.default_route_table_id"))
            else:
                self.add("aws_route_table", name, vpc_id=Words(VPC), blocks=blocks)
        for name, subnet in self.situation.of("subnets"):
            if subnet.get("table"):
                self.add("aws_route_table_association", name, subnet_id=Words(f"aws_subnet.{name}.id"),
                         route_table_id=Words(f"aws_route_table.{subnet['table']}.id"))

    def group_id(self, name):
        return Words("aws_default_security_group.main.id" if name == "default" else f"aws_security_group.{name}.id")

    def list_id(self, name):
        return Words("aws_vpc_endpoint.s3.prefix_list_id" if name == "s3" else f"aws_ec2_managed_prefix_list.{name}.id")

    def rule(self, text, name):
        rule = Rule(text)
        itself = rule.kind == "group" and rule.peer == name
        is_all = rule.protocol == "all"
        return {"from_port": 0 if is_all else rule.first, "to_port": 0 if is_all else rule.last,
                "protocol": "-1" if is_all else rule.protocol,
                "cidr_blocks": [rule.peer] if rule.kind == "block" and not rule.is_v6 else None,
                "ipv6_cidr_blocks": [rule.peer] if rule.is_v6 else None,
                "security_groups": [self.group_id(rule.peer)] if rule.kind == "group" and not itself else None,
                "self": True if itself else None,
                "prefix_list_ids": [self.list_id(rule.peer)] if rule.kind == "list" else None}

    def groups(self):
        for name, group in self.situation.of("groups"):
            rules = [("ingress", text) for text in group.get("in", [])] + [("egress", text) for text in group.get("out", [])]
            # Two groups that name each other within would be a circle.
            is_apart = name != "default" and any(Rule(text).kind == "group" for _, text in rules)
            blocks = [] if is_apart else [(way, self.rule(text, name)) for way, text in rules]
            if name == "default":
                self.add("aws_default_security_group", "main", vpc_id=Words(VPC), blocks=blocks)
            else:
                self.add("aws_security_group", name, vpc_id=Words(VPC), blocks=blocks)
            for number, (way, text) in enumerate(rules if is_apart else []):
                self.rule_apart(name, f"{name}_{number}", way, Rule(text))

    def rule_apart(self, group, name, way, rule):
        is_all = rule.protocol == "all"
        self.add(f"aws_vpc_security_group_{way}_rule", name, security_group_id=self.group_id(group),
                 ip_protocol="-1" if is_all else rule.protocol,
                 from_port=None if is_all else rule.first, to_port=None if is_all else rule.last,
                 cidr_ipv4=rule.peer if rule.kind == "block" and not rule.is_v6 else None,
                 cidr_ipv6=rule.peer if rule.is_v6 else None,
                 referenced_security_group_id=self.group_id(rule.peer) if rule.kind == "group" else None,
                 prefix_list_id=self.list_id(rule.peer) if rule.kind == "list" else None)

    def lists(self):
        for name, entries in self.situation.of("lists"):
            self.add("aws_ec2_managed_prefix_list", name, name=name, address_family=entries["family"], max_entries=9,
                     blocks=[("entry", {"cidr": cidr}) for cidr in entries["entries"]])

    def endpoints(self):
        for name, endpoint in self.situation.of("endpoints"):
            is_gateway = "tables" in endpoint
            policy = endpoint.get("policy")
            self.add("aws_vpc_endpoint", name, vpc_id=Words(VPC), service_name=f"com.amazonaws.{REGION}.{endpoint['service']}",
                     vpc_endpoint_type="Gateway" if is_gateway else "Interface",
                     route_table_ids=[self.table_id(table) for table in endpoint["tables"]] if is_gateway else None,
                     subnet_ids=None if is_gateway else ids("aws_subnet", endpoint["subnets"]),
                     security_group_ids=[self.group_id(group) for group in endpoint["groups"]] if "groups" in endpoint else None,
                     private_dns_enabled=None if is_gateway else endpoint.get("private_dns", True),
                     policy=policy and Words(f"jsonencode({json.dumps(policy)})"))

    def table_id(self, name):
        return Words("aws_vpc.main.main_route_table_id" if name == "main" else f"aws_route_table.{name}.id")

    def acls(self):
        for name, acl in self.situation.of("acls"):
            blocks = []
            for kind, entries in (("ingress", acl.get("in", [])), ("egress", acl.get("out", []))):
                for entry in map(Entry, entries):
                    is_all = entry.rule.protocol == "all"
                    blocks.append((kind, {
                        "rule_no": entry.number, "action": entry.action, "protocol": "-1" if is_all else entry.rule.protocol,
                        "from_port": 0 if is_all else entry.rule.first, "to_port": 0 if is_all else entry.rule.last,
                        ("ipv6_cidr_block" if entry.rule.is_v6 else "cidr_block"): entry.rule.peer}))
            self.add("aws_network_acl", name, vpc_id=Words(VPC), subnet_ids=ids("aws_subnet", acl["subnets"]), blocks=blocks)

    def public_access(self):
        if self.situation["block_public_access"]:
            self.add("aws_vpc_block_public_access_options", "main",
                     internet_gateway_block_mode=self.situation["block_public_access"])
        for number, exclusion in enumerate(self.situation["exclusions"] or []):
            subnet = exclusion.get("subnet")
            self.add("aws_vpc_block_public_access_exclusion", f"e{number}", vpc_id=None if subnet else Words(VPC),
                     subnet_id=subnet and Words(f"aws_subnet.{subnet}.id"), internet_gateway_exclusion_mode=exclusion["mode"])

    def task(self):
        volume = {"name": "files", "blocks": [("efs_volume_configuration", {"file_system_id": "fs-0123456789abcdef0"})]}
        self.add("aws_ecs_task_definition", "web", family="web", network_mode="awsvpc", requires_compatibilities=["FARGATE"],
                 cpu="256", memory="512", execution_role_arn="arn:aws:iam::111122223333:role/execution",
                 container_definitions=Words(f"jsonencode({json.dumps(self.situation.containers())})"),
                 blocks=[("volume", volume)] if self.situation["task"].get("file_system") else [])

    def services(self):
        service = self.situation["service"]
        left_out = self.situation["not_in_code"] or []
        subnets = [Words("var.subnet")] if "subnets" in left_out else ids("aws_subnet", service["subnets"])
        groups = [Words("var.group")] if "groups" in left_out else [self.group_id(name) for name in service.get("groups", [])]
        self.texts += [f'variable "{name}" {{}}' for name in ("subnet", "group") if name + "s" in left_out]
        for name in ("open", "shut"):
            self.add("aws_ecs_service", name, name=name, cluster="demo", launch_type="FARGATE",
                     desired_count=service.get("desired", 1), platform_version=self.situation["task"].get("version"),
                     task_definition=Words("aws_ecs_task_definition.web.arn"),
                     blocks=[("network_configuration", {"subnets": subnets, "security_groups": groups or None,
                                                        "assign_public_ip": name == "open"})])


def terraform_of(situation, in_attributes=False):
    """`in_attributes`: with lists of objects wherever they may stand in the place of blocks."""
    return Writer(situation, in_attributes).text()
