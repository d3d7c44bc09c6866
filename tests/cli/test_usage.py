"""A command line that is wrong: exit code 2, what is wrong on standard error, nothing on standard output."""

from program import Folder, service


class UsageTest(Folder):
    def setUp(self):
        super().setUp()
        self.write({"main.tf": service("true")})

    def refused(self, *arguments, because):
        ran = self.kakoi(*arguments)
        self.assertEqual((ran.code, ran.out), (2, ""), arguments)
        self.assertTrue(ran.err.startswith("kakoi: "), ran.err)
        self.assertIn(because, ran.err)
        return ran.err

    def test_without_a_command_it_says_how_to_get_help(self):
        self.assertIn("kakoi --help", self.refused(because="a command is missing"))

    def test_an_unknown_command_is_named(self):
        for arguments in (["frob"], ["--lang", "ja", "frob"]):
            self.refused(*arguments, because="frob")

    def test_an_unknown_option_is_named(self):
        self.refused("--frob", because="--frob")
        self.refused("scan", "--frob", because="--frob")
        self.refused("explain", "ecs-service-public-ip", "--frob", because="--frob")

    def test_an_argument_too_many_is_named(self):
        self.refused("explain", "ecs-service-public-ip", "extra", because="extra")

    def test_an_option_without_its_value_is_named(self):
        for option in ("--format", "--var", "--var-file", "--workspace", "--exclude", "--base", "--fail-on", "--jobs"):
            self.refused("scan", option, because=option)

    def test_a_value_that_is_none_of_the_choices_is_named_with_the_choices(self):
        self.assertIn("text", self.refused("scan", "--format", "xml", because="xml"))
        self.assertIn("never", self.refused("scan", "--fail-on", "warn", because="warn"))
        self.assertIn("ja", self.refused("--lang", "fr", "scan", because="fr"))

    def test_a_variable_is_written_with_a_name_and_an_equals_sign(self):
        self.refused("scan", "--var", "public", because="NAME=VALUE")
        self.refused("scan", "--var", "=true", because="NAME=VALUE")

    def test_a_number_of_threads_is_a_number(self):
        for wrong in ("x", "1.5", "-1", "99999999999999999999", ""):
            with self.subTest(wrong):
                self.refused("scan", "--jobs", wrong, because="--jobs")

    def test_a_number_of_unknowns_is_a_number_or_any(self):
        for wrong in ("x", "-1", "1.5", ""):
            with self.subTest(wrong):
                self.refused("scan", "--max-unknown", wrong, because="--max-unknown")

    def test_a_path_that_is_not_there_is_named(self):
        self.refused("scan", "gone", because="gone: no such file or folder")
        self.refused("scan", ".", "gone", because="gone")

    def test_a_base_is_a_folder_that_is_there(self):
        self.refused("scan", "--base", "gone", because="gone")
        self.refused("scan", "--base", "main.tf", because="main.tf")

    def test_an_unknown_control_is_named_with_those_that_there_are(self):
        said = self.refused("explain", "nope", because="`nope`")
        self.assertIn("ecs-service-public-ip", said)
        self.assertIn("ecs-task-set-public-ip", said)

    def test_what_is_wrong_cannot_move_the_cursor(self):
        wrong = "\x1b[31mred"
        for arguments in (
            ["scan", wrong],
            ["scan", "--" + wrong],
            ["scan", "--format", wrong],
            ["scan", "--jobs", wrong],
            ["scan", "--base", wrong],
            ["--lang", wrong, "scan"],
            ["explain", wrong],
            [wrong],
        ):
            with self.subTest(arguments):
                self.assertNotIn("\x1b", self.refused(*arguments, because=""))


class HelpTest(Folder):
    def test_help_goes_to_standard_output(self):
        for arguments in (["--help"], ["-h"], ["scan", "--help"], ["explain", "-h"]):
            ran = self.kakoi(*arguments)
            self.assertEqual((ran.code, ran.err), (0, ""), arguments)
            self.assertIn("Usage: kakoi", ran.out)

    def test_help_names_every_command(self):
        self.assertRegex(self.kakoi("--help").out, r"(?s)\bscan\b.*\bexplain\b")

    def test_help_of_scan_names_every_exit_code(self):
        said = self.kakoi("scan", "--help").out
        for code in range(5):
            self.assertRegex(said, rf"(?m)^ +{code}  \w")

    def test_help_fits_a_terminal(self):
        for arguments in (["--help"], ["scan", "--help"], ["explain", "--help"]):
            for line in self.kakoi(*arguments).out.splitlines():
                self.assertLessEqual(len(line), 120, line)

    def test_the_version_is_one_line(self):
        ran = self.kakoi("--version")
        self.assertEqual((ran.code, ran.err), (0, ""))
        self.assertRegex(ran.out, r"\Akakoi \d+\.\d+\.\d+\n\Z")

    def test_explain_shows_the_guide_in_either_language(self):
        english = self.kakoi("explain", "ecs-service-public-ip")
        japanese = self.kakoi("explain", "ecs-service-public-ip", "--lang", "ja")
        for ran in (english, japanese):
            self.assertEqual((ran.code, ran.err), (0, ""))
        self.assertIn("## Cases", english.out)
        self.assertIn("## ケース", japanese.out)
