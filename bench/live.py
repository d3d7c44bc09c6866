"""A large account: `live.py KAKOI`, with the simulator built beside it.

Prints the calls against the fewest that AWS's page and batch sizes allow, the time against the bound that latency,
concurrency and AWS's rates set, and the memory. Nothing here fails for being slow. `live.py KAKOI plain` (or throttled,
large) is one of the three; the large one takes some ten minutes, for AWS's rates allow no less.
"""

import http.client
import json
import math
import os
import pathlib
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY / "tests" / "sim"))
import simulator  # noqa: E402

from measure import usage  # noqa: E402

CONCURRENCY = 64  # requests under way at once
LATENCY = 0.05
# AWS's token buckets: what can be taken at once, and what comes back each second.
BUCKETS = {
    "cluster": (50, 20, ("ListClusters", "DescribeClusters")),
    "service": (100, 20, ("ListServices", "DescribeServices")),
    "resource": (100, 20, ("ListTasks", "DescribeTasks")),
}


def fewest(clusters, services, tasks):
    """By action, with as many services and tasks in each cluster."""
    per_cluster, tasks_per_cluster = services // clusters, tasks // clusters
    pages = lambda count, size: max(1, math.ceil(count / size))  # noqa: E731
    return {
        "ListClusters": pages(clusters, 100),
        "DescribeClusters": pages(clusters, 100),
        "ListServices": clusters * pages(per_cluster, 100),
        "DescribeServices": clusters * math.ceil(per_cluster / 10),
        # What runs, and what is to stop and may hold an address until then; of the latter there is none here.
        "ListTasks": clusters * (pages(tasks_per_cluster, 100) + 1),
        "DescribeTasks": clusters * math.ceil(tasks_per_cluster / 100),
        "DescribeNetworkInterfaces": pages(tasks, 1000),
    }


def bound(calls, interface_pages):
    """In seconds: one page comes after the other, so many calls at once, and no faster than AWS's rates, to which kakoi
    keeps whether or not anybody throttles it."""
    by_latency = sum(calls.values()) * LATENCY / CONCURRENCY
    by_pages = interface_pages * LATENCY
    by_rate = max((sum(calls[a] for a in actions) - burst) / refill for burst, refill, actions in BUCKETS.values())
    return max(by_latency, by_pages, by_rate)


def scan(kakoi, endpoint):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "KAKOI_"))}
    environment |= {"AWS_ACCESS_KEY_ID": simulator.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": simulator.SECRET,
                    "AWS_REGION": "us-east-1", "AWS_ENDPOINT_URL": endpoint, "AWS_CONFIG_FILE": "/dev/null",
                    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null"}
    with tempfile.NamedTemporaryFile() as out:
        # Services that the simulator does not speak fail; that is no matter here.
        seconds, cpu, megabytes = usage([kakoi, "scan", "--aws", "--format", "json", "--max-unknown", "any"], "/",
                                        environment, out.name)
        with open(out.name, encoding="utf-8") as report:
            summary = json.load(report)["summary"]
    return seconds, megabytes, cpu, summary


def ecs_calls(sim):
    connection = http.client.HTTPConnection("127.0.0.1", sim.port, timeout=60)
    connection.request("GET", "/_sim/calls")
    services = json.loads(connection.getresponse().read())["services"]
    return {action: count["calls"] for name in ("ecs", "ec2") for action, count in services.get(name, {}).items()}


def measure(kakoi, clusters, services, tasks_each, *more):
    tasks = services * tasks_each
    program = pathlib.Path(kakoi).with_name("kakoi-sim")
    with simulator.Simulator(program, "--clock", "virtual", "--no-signatures", "--latency", f"{int(LATENCY * 1000)}ms",
                             "--generate", f"services={services},clusters={clusters},tasks={tasks_each}", *more) as sim:
        seconds, megabytes, cpu, summary = scan(kakoi, sim.endpoint)
        calls = ecs_calls(sim)
    least = fewest(clusters, services, tasks)
    best = bound(least, least["DescribeNetworkInterfaces"])
    print(f"{services} services, {clusters} clusters, {tasks} tasks {' '.join(more)}")
    print(f"  calls   {sum(calls.values())} of at least {sum(least.values())}"
          f" ({sum(calls.values()) / sum(least.values()):.3f} ×)")
    print(f"  time    {seconds:.1f} s of at least {best:.1f} s ({seconds / best:.2f} ×), CPU {cpu:.1f} s")
    print(f"  memory  {megabytes:.0f} MB")
    print(f"  found   {summary['fail']} fail, {summary['pass']} pass, {summary['unknown']} unknown", flush=True)


def main():
    kakoi = os.path.abspath(sys.argv[1])
    wanted = sys.argv[2:] or ["plain", "throttled", "large"]
    if "plain" in wanted:
        measure(kakoi, 100, 10_000, 3)
    if "throttled" in wanted:
        measure(kakoi, 100, 10_000, 3, "--throttle")
    if "large" in wanted:
        measure(kakoi, 1000, 100_000, 3)


if __name__ == "__main__":
    main()
