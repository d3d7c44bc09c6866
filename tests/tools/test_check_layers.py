#!/usr/bin/env python3
"""tools/check_layers.py fails where it should: each test is a small source tree with one thing wrong in it."""

import contextlib
import io
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "tools"))
import check_layers  # noqa: E402

TABLE = """
room base     |      | expected
room sources  | base |
room controls | base |
room reports  | base | nlohmann
room system   | base | posix
main src/system/main.cpp
library expected | tl/expected.hpp | anywhere
library nlohmann | nlohmann/       | source
library posix    | fcntl.h unistd.h sys/ | source
"""


class TreeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.write("rooms.txt", TABLE)
        bans = (REPOSITORY / "tools/banned_symbols.txt").read_text()
        self.write("tools/banned_symbols.txt", re.sub(r"\bcli(/\S+)? ", "", bans))
        self.write("src/base/range.hpp", "#include <cstdint>\n#include <tl/expected.hpp>\n")

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def check(self, *arguments):
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            code = check_layers.main(["--root", str(self.root), *arguments])
        lines = output.getvalue().splitlines()
        self.assertEqual(lines.pop(), f"layers: {len(lines)} violations")
        self.assertEqual(code, 1 if lines else 0)
        return lines

    def assert_one_error(self, place, rule, *arguments):
        errors = self.check(*arguments)
        self.assertEqual(len(errors), 1, errors)
        self.assertTrue(errors[0].startswith(f"{place}: [{rule}] "), errors[0])


class TypesTest(TreeTest):
    def test_one_name_in_one_namespace_is_one_type(self):
        self.write("src/base/a.hpp", "namespace kakoi::base {\nstruct Wanted {\n  int a;\n};\n}\n")
        self.write("src/base/b.hpp", "namespace kakoi::base {\nclass Wanted final : public Other {\n};\n}\n")
        self.assert_one_error("src/base/b.hpp:2", "one-definition")

    def test_what_is_declared_or_stands_elsewhere_is_another(self):
        self.write("src/base/a.hpp", "namespace kakoi::base {\nstruct Wanted {\n  struct Inner {};\n};\nclass Later;\n}\n")
        self.write("src/base/b.hpp", "namespace kakoi::base {\nstruct Wanted;\nstruct Later {\n  struct Inner {};\n};\n}\n")
        self.write("src/sources/a.hpp", "namespace kakoi::sources {\nstruct Wanted {};\n}\n")
        self.assertEqual(self.check(), [])


class IncludesTest(TreeTest):
    def test_a_tree_that_keeps_the_rules_passes(self):
        self.write("src/controls/rule.hpp", '#include "base/range.hpp"\n')
        self.write("src/controls/rule.cpp", '#include "controls/rule.hpp"\n\n#include <vector>\n')
        self.write("src/reports/json.cpp", "#include <nlohmann/json.hpp>\n")
        self.write("src/system/disk.cpp", "#include <sys/stat.h>\n")
        self.assertEqual(self.check(), [])

    def test_a_room_that_the_table_does_not_allow(self):
        self.write("src/sources/reader.hpp", "")
        self.write("src/controls/rule.cpp", '#include <vector>\n#include "sources/reader.hpp"\n')
        self.assert_one_error("src/controls/rule.cpp:2", "room")

    def test_a_room_below_may_not_include_one_above(self):
        self.write("src/controls/rule.hpp", "")
        self.write("src/base/known.hpp", '#include "controls/rule.hpp"\n')
        self.assert_one_error("src/base/known.hpp:1", "room")

    def test_only_main_includes_system(self):
        self.write("src/system/disk.hpp", "")
        self.write("src/system/main.cpp", '#include "system/disk.hpp"\n#include "controls/rule.hpp"\n')
        self.write("src/controls/rule.hpp", '#include "system/disk.hpp"\n')
        self.assert_one_error("src/controls/rule.hpp:1", "room")

    def test_a_library_of_another_room(self):
        self.write("src/controls/rule.cpp", "#include <nlohmann/json.hpp>\n")
        self.assert_one_error("src/controls/rule.cpp:1", "library")

    def test_the_operating_system_is_a_library_too(self):
        self.write("src/sources/reader.cpp", "#include <unistd.h>\n")
        self.assert_one_error("src/sources/reader.cpp:1", "library")

    def test_a_library_without_a_line(self):
        self.write("src/reports/json.cpp", "#include <rapidjson/document.h>\n")
        self.assert_one_error("src/reports/json.cpp:1", "unknown-library")

    def test_an_include_that_is_a_macro(self):
        self.write("src/reports/json.cpp", "#define HEADER <vector>\n#include HEADER\n")
        self.assert_one_error("src/reports/json.cpp:2", "unknown-library")

    def test_a_heavy_header_in_a_header(self):
        self.write("src/reports/json.hpp", "#pragma once\n#include <nlohmann/json_fwd.hpp>\n")
        self.assert_one_error("src/reports/json.hpp:2", "heavy-header")

    def test_an_include_that_is_not_root_relative(self):
        self.write("src/base/known.hpp", '#include "range.hpp"\n')
        self.assert_one_error("src/base/known.hpp:1", "root-relative")

    def test_a_path_that_climbs(self):
        self.write("src/base/known.hpp", '#include "base/../base/range.hpp"\n')
        self.assert_one_error("src/base/known.hpp:1", "root-relative")

    def test_own_header_comes_first(self):
        self.write("src/base/range.cpp", '#include <vector>\n#include "base/range.hpp"\n')
        self.assert_one_error("src/base/range.cpp:1", "own-header-first")

    def test_a_cycle_of_headers(self):
        self.write("src/base/a.hpp", '#include "base/b.hpp"\n')
        self.write("src/base/b.hpp", '#include <vector>\n#include "base/c.hpp"\n')
        self.write("src/base/c.hpp", '#include "base/a.hpp"\n')
        self.assert_one_error("src/base/c.hpp:1", "cycle")

    def test_two_ways_to_one_header_are_no_cycle(self):
        self.write("src/base/a.hpp", '#include "base/b.hpp"\n#include "base/range.hpp"\n')
        self.write("src/base/b.hpp", '#include "base/range.hpp"\n')
        self.assertEqual(self.check(), [])

    def test_a_folder_that_is_no_room(self):
        self.write("src/helpers/text.hpp", "")
        self.assert_one_error("src/helpers/text.hpp:1", "unknown-room")

    def test_a_table_that_points_upwards(self):
        self.write("rooms.txt", "room base | sources |\nroom sources | base |\n")
        self.assertRegex(self.check()[0], "^rooms.txt:1: .*above it")

    def test_a_table_with_a_line_that_cannot_be_read(self):
        self.write("rooms.txt", TABLE + "rooms base\n")
        self.assertRegex(self.check()[0], "^rooms.txt:11: cannot read the line")


SIMULATOR = """
borrowed base
room value | base  | nlohmann
room world | value |
"""


class SecondTreeTest(TreeTest):
    def setUp(self):
        super().setUp()
        self.write("sim/rooms.txt", SIMULATOR)
        self.write("sim/banned_symbols.txt", "system | | nothing starts programs\n")
        self.write("sim/value/value.hpp", '#include "base/range.hpp"\n')

    def test_rooms_of_its_own_and_a_borrowed_one(self):
        self.write("sim/value/json.cpp", "#include <nlohmann/json.hpp>\n")
        self.write("sim/world/world.hpp", '#include "sim/value/value.hpp"\n')
        self.write("sim/world/world.cpp", '#include "sim/world/world.hpp"\n')
        self.assertEqual(self.check(), [])

    def test_a_room_that_is_not_borrowed(self):
        self.write("src/sources/reader.hpp", "")
        self.write("sim/value/read.cpp", '#include "sources/reader.hpp"\n')
        self.assert_one_error("sim/value/read.cpp:1", "root-relative")

    def test_a_borrowed_room_that_the_line_does_not_allow(self):
        self.write("sim/world/world.cpp", '#include "base/range.hpp"\n')
        self.assert_one_error("sim/world/world.cpp:1", "room")

    def test_src_may_not_include_the_simulator(self):
        self.write("src/base/known.hpp", '#include "sim/value/value.hpp"\n')
        self.assert_one_error("src/base/known.hpp:1", "root-relative")

    def test_a_room_below_may_not_include_one_above(self):
        self.write("sim/world/world.hpp", "")
        self.write("sim/value/other.hpp", '#include "sim/world/world.hpp"\n')
        self.assert_one_error("sim/value/other.hpp:1", "room")

    def test_borrowing_what_there_is_not(self):
        self.write("sim/rooms.txt", "borrowed moon\n")
        self.assertIn("cannot read the line", self.check()[0])


class SymbolsTest(TreeTest):
    def build(self, room, code):
        """Compiles `code` into the library of a room, as the build does."""
        self.write(f"src/{room}/rule.cpp", code)
        build = self.root / "build"
        build.mkdir(exist_ok=True)
        subprocess.run(["g++", "-std=c++20", "-O2", "-c", self.root / f"src/{room}/rule.cpp", "-o", "rule.cpp.o"],
                       check=True, cwd=build)
        subprocess.run(["ar", "rc", f"libkakoi_{room}.a", "rule.cpp.o"], check=True, cwd=build)
        return ["--symbols", str(build)]

    def assert_banned(self, room, code):
        self.assert_one_error(f"src/{room}/rule.cpp:1", "symbol", *self.build(room, code))

    def test_code_that_asks_nothing_of_the_system(self):
        arguments = self.build("controls", "#include <string>\nstd::string f(std::string s) { return s + s; }\n")
        self.assertEqual(self.check(*arguments), [])

    def test_opening_a_file_by_hand(self):
        # Declared here, since the header would be refused by itself.
        self.assert_banned("controls", 'extern "C" int open(const char*, int, ...);\nint f() { return open("x", 0); }\n')

    def test_a_file_stream(self):
        code = '#include <fstream>\nint f() { std::ifstream in("x"); return in.get(); }\n'
        errors = self.check(*self.build("controls", code))
        self.assertTrue(errors and all("FileReader" in error for error in errors), errors)

    def test_asking_the_disk_through_filesystem(self):
        code = "#include <filesystem>\nbool f(const std::filesystem::path& p) { return std::filesystem::exists(p); }\n"
        errors = self.check(*self.build("sources", code))
        self.assertTrue(errors and all("std::filesystem::status" in error for error in errors), errors)

    def test_a_path_as_such_does_not_touch_the_disk(self):
        code = "#include <filesystem>\nauto f(const std::filesystem::path& p) { return p.lexically_normal(); }\n"
        self.assertEqual(self.check(*self.build("sources", code)), [])

    def test_the_clock(self):
        self.assert_banned("controls", "#include <chrono>\nauto f() { return std::chrono::system_clock::now(); }\n")

    def test_the_environment(self):
        self.assert_banned("controls", '#include <cstdlib>\nauto f() { return std::getenv("HOME"); }\n')

    def test_a_thread(self):
        code = "#include <thread>\nvoid f() { std::thread([] {}).detach(); }\n"
        errors = self.check(*self.build("controls", code))
        self.assertTrue(any("Executor" in error for error in errors), errors)

    def test_printing_from_reports(self):
        self.assert_banned("reports", '#include <cstdio>\nvoid f() { std::printf("%d", 1); }\n')

    def test_system_may_do_what_others_may_not(self):
        arguments = self.build("system", '#include <fcntl.h>\nint f() { return open("x", 0); }\n')
        self.assertEqual(self.check(*arguments), [])

    def test_one_file_may_do_what_its_room_may_not(self):
        code = '#include <cstdlib>\nauto f() { return std::getenv("HOME"); }\n'
        for file, count in (("rule.cpp", 0), ("other.cpp", 1)):
            with self.subTest(file):
                self.write("tools/banned_symbols.txt", f"getenv | controls/{file} | take it as a value\n")
                self.assertEqual(len(self.check(*self.build("controls", code))), count)

    def test_a_room_without_its_library_is_not_passed_over(self):
        self.write("src/controls/rule.cpp", "")
        errors = self.check("--symbols", str(self.root))
        self.assertIn("[not-built]", errors[0])


if __name__ == "__main__":
    unittest.main()
