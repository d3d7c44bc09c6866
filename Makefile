# Short names only: each target is one command that can be read and run by itself.

.PHONY: help build demo test quick check bench fuzz soak format

help:
	@echo "make build    the program, build/release/kakoi"
	@echo "make demo     judge the Terraform in demo/, and what runs in a simulated account"
	@echo "make test     every test, on the release build"
	@echo "make quick    the tests that fit into a minute"
	@echo "make check    format, layers, tidy, symbols, and the tests under ASan and UBSan"
	@echo "make bench    the benchmarks"
	@echo "make fuzz     each fuzzer for a minute (FUZZ_SECONDS=n)"
	@echo "make soak     clang-tidy over the tests, a thousand killed fixes, three hundred random programs against terraform, each fuzzer for an hour"
	@echo "make format   reformat the sources"

build:
	tools/bootstrap build
	cmake --preset release
	cmake --build --preset release --target kakoi

demo: build
	cmake --build --preset release --target kakoi-sim
	tools/demo

test:
	tools/bootstrap test
	cmake --preset release
	cmake --build --preset release
	ctest --preset release

quick:
	tools/bootstrap test
	cmake --preset release
	cmake --build --preset release
	ctest --preset release --label-regex quick

check:
	tools/bootstrap check
	tools/check

bench:
	tools/bootstrap test
	cmake --preset release
	cmake --build --preset release --target kakoi kakoi-sim kakoi_bench
	tools/bench

fuzz:
	tools/bootstrap check
	tools/fuzz

soak:
	tools/bootstrap check
	cmake --preset release
	cmake --build --preset release --target kakoi kakoi_faults
	tools/tidy --tests
	python3 tests/fix/kill_test.py build/release/kakoi "$$(find build/release -name 'libkakoi_faults.*' | head -1)" 1000 200
	python3 tests/oracle/differential.py --kakoi build/release/kakoi --programs 300 || test $$? -eq 77
	FUZZ_SECONDS=3600 tools/fuzz

format:
	tools/bootstrap check
	tools/format --fix
