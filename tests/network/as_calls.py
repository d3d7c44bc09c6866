"""A situation as calls of the API, in an account of its own."""

import ipaddress
import json

from situation import REGION, Entry, Route, Rule

CLUSTER = "demo"


def flat(name, value):
    """As EC2's protocol has lists and structures: `Filter.1.Name`."""
    if isinstance(value, dict):
        return {key: text for member, item in value.items() for key, text in flat(f"{name}.{member}", item).items()}
    if isinstance(value, list):
        return {key: text for number, item in enumerate(value, 1) for key, text in flat(f"{name}.{number}", item).items()}
    return {name: str(value).lower() if isinstance(value, bool) else str(value)}


class Maker:
    """`steps` makes everything, and yields where what it made has to come up before it goes on."""

    def __init__(self, situation, client, owner, share):
        """`owner`: the client of the account that has the VPC, which may be another; `share` is given the service's subnets."""
        self.situation, self.client, self.owner, self.share, self.ids = situation, client, owner, share, {}

    def ec2(self, action, keep=None, client=None, **members):
        """The text at the path `keep` of the answer, if one is asked for."""
        fields = {}
        for name, value in members.items():
            fields |= flat(name, value)
        answer = (client or self.owner).query("ec2", action, **fields)
        return answer if keep is None else answer.findtext(keep)

    def steps(self):
        self.vpc()
        self.subnets()
        self.gateways()
        yield
        if self.situation["transit"]:
            self.ec2("CreateTransitGatewayVpcAttachment", TransitGatewayId=self.ids["transit"], VpcId=self.ids["vpc"],
                     SubnetIds=[self.ids["subnet a"]])
            yield
        for subnet in self.situation["service"]["subnets"]:
            self.share(self.ids[f"subnet {subnet}"])
        self.tables()
        self.lists()
        self.groups()
        self.endpoints()
        self.acls()
        self.public_access()
        yield
        self.take_away()
        yield
        self.services()

    def vpc(self):
        vpc = self.situation["vpc"]
        made = self.ec2("CreateVpc", CidrBlock=vpc["cidr"], AmazonProvidedIpv6CidrBlock=vpc.get("ipv6", False))
        self.ids["vpc"] = made.findtext("vpc/vpcId")
        self.block = made.findtext(".//ipv6CidrBlock")
        for attribute, name in (("EnableDnsSupport", "dns_support"), ("EnableDnsHostnames", "dns_hostnames")):
            # What an endpoint with private DNS needs when it is made may be taken away later.
            if vpc.get(name) or name == "dns_support":
                self.ec2("ModifyVpcAttribute", VpcId=self.ids["vpc"], **{attribute: {"Value": True}})
        if vpc.get("resolver"):
            configuration = [{"Key": "domain-name-servers", "Value": vpc["resolver"]}]
            options = self.ec2("CreateDhcpOptions", "dhcpOptions/dhcpOptionsId", DhcpConfiguration=configuration)
            self.ec2("AssociateDhcpOptions", VpcId=self.ids["vpc"], DhcpOptionsId=options)

    def subnets(self):
        for name, subnet in self.situation.of("subnets"):
            members = {"VpcId": self.ids["vpc"], "AvailabilityZone": REGION + subnet["zone"]}
            if subnet.get("cidr"):
                members["CidrBlock"] = subnet["cidr"]
            if subnet.get("ipv6") is not None:
                first = ipaddress.ip_network(self.block)[subnet["ipv6"] << 64]
                members["Ipv6CidrBlock"] = f"{first}/64"
            made = self.ec2("CreateSubnet", "subnet/subnetId", Ipv6Native=subnet.get("ipv6_only", False), **members)
            for attribute, holds in (("AssignIpv6AddressOnCreation", subnet.get("ipv6") is not None),
                                     ("EnableDns64", subnet.get("dns64"))):
                if holds:
                    self.ec2("ModifySubnetAttribute", SubnetId=made, **{attribute: {"Value": True}})
            self.ids[f"subnet {name}"] = made

    def gateways(self):
        of, vpc = self.situation, self.ids["vpc"]
        if of["gateway"]:
            self.ids["gateway"] = self.ec2("CreateInternetGateway", "internetGateway/internetGatewayId")
            self.ec2("AttachInternetGateway", VpcId=vpc, InternetGatewayId=self.ids["gateway"])
        if of["egress_only"]:
            self.ids["egress_only"] = self.ec2("CreateEgressOnlyInternetGateway", ".//egressOnlyInternetGatewayId", VpcId=vpc)
        for name, nat in of.of("nats"):
            members = {"ConnectivityType": "private" if nat.get("private") else "public"}
            if nat.get("regional"):
                members |= {"AvailabilityMode": "regional", "VpcId": vpc}
            else:
                members["SubnetId"] = self.ids[f"subnet {nat['subnet']}"]
                if not nat.get("private"):
                    members["AllocationId"] = self.ec2("AllocateAddress", "allocationId")
            self.ids[f"nat {name}"] = self.ec2("CreateNatGateway", "natGateway/natGatewayId", **members)
        if of["peering"]:
            peer = self.ec2("CreateVpc", "vpc/vpcId", CidrBlock="10.9.0.0/16")
            self.ids["peering"] = self.ec2("CreateVpcPeeringConnection", ".//vpcPeeringConnectionId", VpcId=vpc, PeerVpcId=peer)
            self.ec2("AcceptVpcPeeringConnection", VpcPeeringConnectionId=self.ids["peering"])
        if of["transit"]:
            self.ids["transit"] = self.ec2("CreateTransitGateway", "transitGateway/transitGatewayId")
        if of["vpn"]:
            self.ids["vpn"] = self.ec2("CreateVpnGateway", "vpnGateway/vpnGatewayId", Type="ipsec.1")
            self.ec2("AttachVpnGateway", VpnGatewayId=self.ids["vpn"], VpcId=vpc)
        if of["instance"]:
            self.instance(of["instance"])

    def instance(self, instance):
        interface = [{"DeviceIndex": 0, "SubnetId": self.ids[f"subnet {instance['subnet']}"], "AssociatePublicIpAddress": True}]
        made = self.ec2("RunInstances", ImageId="ami-0123456789abcdef0", InstanceType="t3.micro", MinCount=1, MaxCount=1,
                        NetworkInterface=interface)
        self.ids["instance"] = made.findtext(".//networkInterfaceId")
        # Its group is the default one, which lets in nothing but itself.
        self.ec2("AuthorizeSecurityGroupIngress", GroupId=made.findtext(".//groupId"), IpPermissions=[
            {"IpProtocol": "-1", "IpRanges": [{"CidrIp": self.situation["vpc"]["cidr"]}]}])
        if instance.get("forwards"):
            self.ec2("ModifyNetworkInterfaceAttribute", NetworkInterfaceId=self.ids["instance"],
                     SourceDestCheck={"Value": False})

    def filtered(self, action, client=None, **filters):
        return self.ec2(action, client=client, Filter=[{"Name": name, "Value": [value]} for name, value in filters.items()])

    def table(self, name):
        if name == "main" and "table main" not in self.ids:
            found = self.filtered("DescribeRouteTables", **{"vpc-id": self.ids["vpc"], "association.main": "true"})
            self.ids["table main"] = found.findtext(".//routeTableId")
        return self.ids[f"table {name}"]

    def tables(self):
        members = {"gateway": "GatewayId", "nat": "NatGatewayId", "egress_only": "EgressOnlyInternetGatewayId",
                   "peering": "VpcPeeringConnectionId", "transit": "TransitGatewayId", "vpn": "GatewayId",
                   "instance": "NetworkInterfaceId"}
        self.lists_of_routes = []
        for name, routes in self.situation.of("tables"):
            if name != "main":
                self.ids[f"table {name}"] = self.ec2("CreateRouteTable", "routeTable/routeTableId", VpcId=self.ids["vpc"])
            for route in map(Route, routes):
                target = {members[route.target]: self.ids[f"{route.target} {route.name}".strip()]}
                if route.list:
                    self.lists_of_routes.append((self.table(name), route.list, target))
                    continue
                block = "DestinationIpv6CidrBlock" if route.is_v6 else "DestinationCidrBlock"
                self.ec2("CreateRoute", RouteTableId=self.table(name), **{block: route.block}, **target)
        for name, subnet in self.situation.of("subnets"):
            if subnet.get("table"):
                self.ec2("AssociateRouteTable", RouteTableId=self.table(subnet["table"]), SubnetId=self.ids[f"subnet {name}"])

    def lists(self):
        for name, entries in self.situation.of("lists"):
            self.ids[f"list {name}"] = self.ec2(
                "CreateManagedPrefixList", "prefixList/prefixListId", PrefixListName=name, AddressFamily=entries["family"],
                MaxEntries=9, Entry=[{"Cidr": cidr} for cidr in entries["entries"]])
        for table, name, target in self.lists_of_routes:
            self.ec2("CreateRoute", RouteTableId=table, DestinationPrefixListId=self.ids[f"list {name}"], **target)

    def list(self, name):
        if f"list {name}" not in self.ids:
            found = self.filtered("DescribeManagedPrefixLists", **{"prefix-list-name": f"com.amazonaws.{REGION}.{name}"})
            self.ids[f"list {name}"] = found.findtext(".//prefixListId")
        return self.ids[f"list {name}"]

    def permission(self, text):
        rule = Rule(text)
        permission = {"IpProtocol": "-1" if rule.protocol == "all" else rule.protocol}
        if rule.protocol != "all":
            permission |= {"FromPort": rule.first, "ToPort": rule.last}
        if rule.kind == "group":
            return permission | {"Groups": [{"GroupId": self.ids[f"group {rule.peer}"]}]}
        if rule.kind == "list":
            return permission | {"PrefixListIds": [{"PrefixListId": self.list(rule.peer)}]}
        return permission | ({"Ipv6Ranges": [{"CidrIpv6": rule.peer}]} if rule.is_v6 else {"IpRanges": [{"CidrIp": rule.peer}]})

    def groups(self):
        """With the rules that are asked for, and none of those that AWS gives."""
        for name, _ in self.situation.of("groups"):
            if name == "default":
                found = self.filtered("DescribeSecurityGroups", **{"vpc-id": self.ids["vpc"], "group-name": "default"})
                self.ids["group default"] = found.findtext(".//groupId")
            else:
                self.ids[f"group {name}"] = self.ec2("CreateSecurityGroup", "groupId", self.client, GroupName=name,
                                                     GroupDescription=name, VpcId=self.ids["vpc"])
        for name, group in self.situation.of("groups"):
            id_ = self.ids[f"group {name}"]
            for rule in self.filtered("DescribeSecurityGroupRules", self.client, **{"group-id": id_}).iter("item"):
                way = "Egress" if rule.findtext("isEgress") == "true" else "Ingress"
                if rule.findtext("securityGroupRuleId"):
                    self.ec2(f"RevokeSecurityGroup{way}", client=self.client, GroupId=id_,
                             SecurityGroupRuleId=[rule.findtext("securityGroupRuleId")])
            for way, key in (("Ingress", "in"), ("Egress", "out")):
                for text in group.get(key, []):
                    self.ec2(f"AuthorizeSecurityGroup{way}", client=self.client, GroupId=id_,
                             IpPermissions=[self.permission(text)])

    def endpoints(self):
        for _, endpoint in self.situation.of("endpoints"):
            members = {"VpcId": self.ids["vpc"], "ServiceName": f"com.amazonaws.{REGION}.{endpoint['service']}"}
            if "policy" in endpoint:
                members["PolicyDocument"] = json.dumps(endpoint["policy"])
            if "tables" in endpoint:
                members |= {"VpcEndpointType": "Gateway", "RouteTableId": [self.table(name) for name in endpoint["tables"]]}
            else:
                members |= {"VpcEndpointType": "Interface", "PrivateDnsEnabled": endpoint.get("private_dns", True),
                            "SubnetId": [self.ids[f"subnet {name}"] for name in endpoint["subnets"]]}
                if "groups" in endpoint:
                    members["SecurityGroupId"] = [self.ids[f"group {name}"] for name in endpoint["groups"]]
            self.ec2("CreateVpcEndpoint", **members)

    def acls(self):
        for _, acl in self.situation.of("acls"):
            made = self.ec2("CreateNetworkAcl", "networkAcl/networkAclId", VpcId=self.ids["vpc"])
            for is_egress, entries in ((False, acl.get("in", [])), (True, acl.get("out", []))):
                for entry in map(Entry, entries):
                    rule = entry.rule
                    members = {"Ipv6CidrBlock" if rule.is_v6 else "CidrBlock": rule.peer,
                               "Protocol": {"all": "-1", "tcp": "6", "udp": "17"}[rule.protocol]}
                    if rule.protocol != "all":
                        members["PortRange"] = {"From": rule.first, "To": rule.last}
                    self.ec2("CreateNetworkAclEntry", NetworkAclId=made, RuleNumber=entry.number, RuleAction=entry.action,
                             Egress=is_egress, **members)
            subnets = {self.ids[f"subnet {name}"] for name in acl["subnets"]}
            for each in self.filtered("DescribeNetworkAcls", **{"vpc-id": self.ids["vpc"]}).iter("item"):
                if each.findtext("subnetId") in subnets and each.findtext("networkAclAssociationId"):
                    self.ec2("ReplaceNetworkAclAssociation", AssociationId=each.findtext("networkAclAssociationId"),
                             NetworkAclId=made)

    def public_access(self):
        if self.situation["block_public_access"]:
            self.ec2("ModifyVpcBlockPublicAccessOptions", InternetGatewayBlockMode=self.situation["block_public_access"])
        for exclusion in self.situation["exclusions"] or []:
            of = {"SubnetId": self.ids[f"subnet {exclusion['subnet']}"]} if "subnet" in exclusion else {"VpcId": self.ids["vpc"]}
            self.ec2("CreateVpcBlockPublicAccessExclusion", InternetGatewayExclusionMode=exclusion["mode"], **of)

    def take_away(self):
        if self.situation["vpc"].get("dns_support") is False:
            self.ec2("ModifyVpcAttribute", VpcId=self.ids["vpc"], EnableDnsSupport={"Value": False})
        for what in self.situation["gone"] or []:
            if what.startswith("nat "):
                self.ec2("DeleteNatGateway", NatGatewayId=self.ids[what])
            elif what == "gateway":
                self.ec2("DetachInternetGateway", InternetGatewayId=self.ids[what], VpcId=self.ids["vpc"])
            elif what == "peering":
                self.ec2("DeleteVpcPeeringConnection", VpcPeeringConnectionId=self.ids[what])
            else:
                raise AssertionError(f"{self.situation}: gone {what}")

    def services(self):
        of, task = self.situation, self.situation["task"]
        volumes = [{"name": "files", "efsVolumeConfiguration": {"fileSystemId": "fs-0123456789abcdef0"}}]
        if task.get("file_system") == "mounted":
            for subnet in of["service"]["subnets"]:
                self.ec2("CreateNetworkInterface", SubnetId=self.ids[f"subnet {subnet}"],
                         SecurityGroupId=[self.ids["group files"]], Description="EFS mount target for fs-0123456789abcdef0")
        self.client.ecs("CreateCluster", clusterName=CLUSTER)
        self.client.ecs("RegisterTaskDefinition", family="web", networkMode="awsvpc", requiresCompatibilities=["FARGATE"],
                        cpu="256", memory="512", executionRoleArn="arn:aws:iam::111122223333:role/execution",
                        containerDefinitions=of.containers(), volumes=volumes if task.get("file_system") else [])
        for name, setting in (("open", "ENABLED"), ("shut", "DISABLED")):
            network = {"subnets": [self.ids[f"subnet {subnet}"] for subnet in of["service"]["subnets"]],
                       "securityGroups": [self.ids[f"group {group}"] for group in of["service"].get("groups", [])],
                       "assignPublicIp": setting}
            self.client.ecs("CreateService", cluster=CLUSTER, serviceName=name, taskDefinition="web", launchType="FARGATE",
                            desiredCount=of["service"].get("desired", 1), platformVersion=task.get("version", "LATEST"),
                            networkConfiguration={"awsvpcConfiguration": network})

    def task_of(self, service):
        """The newest one that may still run, and the newest that has stopped; None where there is none."""
        found = {}
        for status in ("RUNNING", "STOPPED"):
            arns = self.client.ecs("ListTasks", cluster=CLUSTER, serviceName=service, desiredStatus=status)["taskArns"]
            tasks = self.client.ecs("DescribeTasks", cluster=CLUSTER, tasks=arns)["tasks"] if arns else []
            found[status] = max(tasks, key=lambda task: task["createdAt"]) if tasks else None
        return found["RUNNING"], found["STOPPED"]


def detail_of(task, name):
    details = [detail for attachment in task["attachments"] for detail in attachment["details"]] if task else []
    return next((detail["value"] for detail in details if detail["name"] == name), None)


def interface_of(task):
    """Of a task that has one."""
    return detail_of(task, "networkInterfaceId")


def subnet_of(task):
    """None where there is no task."""
    return detail_of(task, "subnetId")
