"""Times whole processes, two in turn, so that what a busy machine does falls on both."""
import json
import os
import statistics
import subprocess
import sys
import time


def seconds(command, cwd):
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def in_turn(first, second, cwd, rounds):
    pairs = [(seconds(first, cwd), seconds(second, cwd)) for _ in range(rounds + 1)][1:]
    return [statistics.median(column) for column in zip(*pairs)] + [statistics.median(a / b for a, b in pairs)]


def usage(command, cwd, environment=None, output=os.devnull):
    """Seconds, seconds of CPU, and MB at the most; what it prints goes into the file `output`. It is started by a small
    process, since what a process holds when it becomes another program counts as that program's."""
    program = ("import json,resource,subprocess,sys,time;start=time.perf_counter();"
               "subprocess.run(sys.argv[2:],stdout=open(sys.argv[1],'wb'));seconds=time.perf_counter()-start;"
               "used=resource.getrusage(resource.RUSAGE_CHILDREN);"
               "print(json.dumps([seconds,used.ru_utime+used.ru_stime,used.ru_maxrss/1024]))")
    measured = subprocess.run([sys.executable, "-c", program, output, *command], cwd=cwd, env=environment,
                              stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(measured.stdout)


def peak_memory(command, cwd):
    """In MB."""
    return usage(command, cwd)[2]
