#!/usr/bin/env python3
"""Where AWS's services are by the endpoint rules of botocore, for ours to find them there.

    endpoint_vectors.py --write tests/unit/aws/endpoint_vectors.tsv     the ones that are committed
    endpoint_vectors.py --check build/release/tests/unit_aws            every region that botocore knows
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import oracle_python  # noqa: E402

# The name that botocore has for a service, and the id that ours has.
SERVICES = {"ecs": "ECS", "ec2": "EC2", "events": "EVENTBRIDGE", "scheduler": "SCHEDULER", "pipes": "PIPES",
            "stepfunctions": "SFN", "batch": "BATCH", "sts": "STS", "sso": "SSO", "sso-oidc": "SSO_OIDC"}
SOME_REGIONS = ["us-east-1", "ap-northeast-1", "ca-west-1", "cn-north-1", "us-gov-east-1", "us-gov-west-1",
                "eusc-de-east-1", "us-iso-east-1", "us-isob-east-1", "eu-isoe-west-1", "us-isof-south-1"]


def rows(regions=None):
    import botocore.session
    from botocore.endpoint_provider import EndpointProvider

    loader = botocore.session.get_session().get_component("data_loader")
    partitions = loader.load_data("partitions")
    known = [(partition["id"], region) for partition in partitions["partitions"] for region in partition["regions"]
             if not region.startswith("aws-")]
    for name, service in SERVICES.items():
        provider = EndpointProvider(loader.load_service_model(name, "endpoint-rule-set-1"), partitions)
        for partition, region in known:
            if regions and region not in regions:
                continue
            for variant in ("plain", "fips", "dual", "fips-dual", "legacy"):
                if variant == "legacy" and name != "sts":
                    continue
                asked = {"Region": region, "UseFIPS": "fips" in variant, "UseDualStack": "dual" in variant}
                if name == "sts":
                    asked["UseGlobalEndpoint"] = variant == "legacy"
                found = provider.resolve_endpoint(**asked)
                schemes = found.properties.get("authSchemes") or [{}]
                yield service, region, variant, partition, found.url, schemes[0].get("signingRegion", region)


def write(path, regions=None):
    pathlib.Path(path).write_text("".join("\t".join(row) + "\n" for row in rows(regions)), encoding="utf-8")


def check(program):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "vectors.tsv")
        write(path)
        environment = {**os.environ, "KAKOI_ENDPOINT_VECTORS": path}
        return subprocess.run([program, "--gtest_filter=Endpoint.*"], env=environment, check=False).returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", metavar="FILE")
    parser.add_argument("--check", metavar="PROGRAM")
    options = parser.parse_args()
    if options.write:
        write(options.write, SOME_REGIONS)
    return check(options.check) if options.check else 0


if __name__ == "__main__":
    oracle_python.need_botocore()
    sys.exit(main())
