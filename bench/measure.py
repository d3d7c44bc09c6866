"""Times whole processes, two in turn, so that what a busy machine does falls on both."""
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


def peak_memory(command, cwd):
    """In MB."""
    program = ("import resource,subprocess,sys;subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL);"
               "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    measured = subprocess.run([sys.executable, "-c", program, *command], cwd=cwd, capture_output=True, text=True,
                              check=True)
    return int(measured.stdout) / 1024
