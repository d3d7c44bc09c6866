#!/usr/bin/env python3
"""Measures `kakoi scan` as a whole process on 50,000 files of YAML and JSON of which nearly none is a source, against
`cat` of the same files; and on a tree of 2,000 templates. Figures are ratios of runs in one go, the two commands in
turn."""
import argparse, json, os, random, shutil, sys, tempfile

from measure import in_turn, peak_memory

FILES, TEMPLATES = 50_000, 2_000
WORDS = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa".split()


def manifest(rng):
    name = rng.choice(WORDS)
    containers = "".join(f"""
        - name: {rng.choice(WORDS)}{i}
          image: registry.example.com/{name}:{rng.randrange(99)}
          env:
            - name: {rng.choice(WORDS).upper()}
              value: "{rng.randrange(10**9)}"
          resources:
            limits: {{cpu: 500m, memory: {rng.randrange(512)}Mi}}""" for i in range(rng.randrange(1, 8)))
    return f"""apiVersion: apps/v1
kind: Deployment
metadata:
  name: {name}
spec:
  replicas: {rng.randrange(9)}
  template:
    spec:
      containers:{containers}
"""


def package(rng):
    names = {f"{rng.choice(WORDS)}-{rng.randrange(999)}": f"^{rng.randrange(9)}.{rng.randrange(99)}.0"
             for _ in range(rng.randrange(5, 80))}
    return json.dumps({"name": rng.choice(WORDS), "version": "1.0.0", "dependencies": names}, indent=2)


def template(rng, i):
    groups = "".join(f"""
  Group{n}:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: !Sub "${{AWS::StackName}} {rng.choice(WORDS)}"
      VpcId: !Ref Vpc
""" for n in range(rng.randrange(1, 12)))
    return f"""AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Vpc:
    Type: AWS::EC2::VPC::Id
  Public:
    Type: String
    Default: "{'yes' if i % 3 == 0 else 'no'}"
Conditions:
  IsPublic: !Equals [!Ref Public, "yes"]
Resources:{groups}
  Web:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      TaskDefinition: !Ref Task
      NetworkConfiguration:
        AwsvpcConfiguration:
          AssignPublicIp: !If [IsPublic, ENABLED, DISABLED]
          Subnets: [subnet-11111111]
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      NetworkMode: awsvpc
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def measure(kakoi, top, what, rounds):
    files = sum(len(names) for _, _, names in os.walk(top))
    size = sum(os.path.getsize(os.path.join(d, f)) for d, _, names in os.walk(top) for f in names)
    print(f"{what}: {files} files, {size / 1e6:.0f} MB")
    cat = ["sh", "-c", "find . -type f -print0 | xargs -0 cat >/dev/null"]
    scan, read, ratio = in_turn([kakoi, "scan", "."], cat, top, rounds)
    print(f"  scan {scan:.3f} s   cat {read:.3f} s   scan / cat {ratio:.2f}   {size / 1e6 / scan:.0f} MB/s")
    print(f"  peak memory {peak_memory([kakoi, 'scan', '.'], top):.0f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kakoi")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    kakoi = os.path.abspath(args.kakoi)
    top = tempfile.mkdtemp(prefix="kakoi-bench-")
    rng = random.Random(7)
    try:
        for i in range(FILES):
            text, ending = (manifest(rng), "yaml") if i % 2 == 0 else (package(rng), "json")
            write(f"{top}/mixed/d{i // 100:03}/f{i:05}.{ending}", text)
        measure(kakoi, f"{top}/mixed", "mixed", args.rounds)
        for i in range(TEMPLATES):
            write(f"{top}/templates/d{i // 100:02}/t{i:04}.yaml", template(rng, i))
        measure(kakoi, f"{top}/templates", "templates", args.rounds)
    finally:
        shutil.rmtree(top)
    return 0


if __name__ == "__main__":
    sys.exit(main())
