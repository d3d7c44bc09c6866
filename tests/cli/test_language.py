"""The language is asked for, and never guessed."""

from program import Folder, service


class LanguageTest(Folder):
    def setUp(self):
        super().setUp()
        self.write({"main.tf": service("true")})

    def language(self, *arguments, env=None):
        said = self.kakoi(*arguments, "scan", env=env).out
        self.assertNotEqual("違反 1" in said, "fail 1" in said)
        return "ja" if "違反 1" in said else "en"

    def test_it_is_english_unless_it_is_asked_for(self):
        self.assertEqual(self.language(), "en")

    def test_the_option_counts_before_the_environment(self):
        self.assertEqual(self.language("--lang", "ja"), "ja")
        self.assertEqual(self.language("--lang", "en", env={"KAKOI_LANG": "ja"}), "en")
        self.assertEqual(self.language(env={"KAKOI_LANG": "ja"}), "ja")
        self.assertEqual(self.language(env={"KAKOI_LANG": ""}), "en")

    def test_a_language_of_the_environment_that_there_is_not_is_said_and_stops_nothing(self):
        ran = self.kakoi("scan", env={"KAKOI_LANG": "fr"})
        self.assertEqual((ran.code, ran.out), (1, self.kakoi("scan").out))
        self.assertIn("KAKOI_LANG: there is no language fr", ran.err)
        self.assertNotIn("KAKOI_LANG", self.kakoi("scan", "--lang", "ja", env={"KAKOI_LANG": "fr"}).err)
        self.assertEqual(self.kakoi("scan", "--lang", "fr").code, 2)

    def test_the_option_stands_before_or_behind_the_command(self):
        self.assertIn("違反 1", self.kakoi("scan", "--lang", "ja").out)
        self.assertIn("違反 1", self.kakoi("--lang", "ja", "scan", ".").out)

    def test_the_locale_never_counts(self):
        for locale in ("ja_JP.UTF-8", "C", "de_DE.UTF-8"):
            self.assertEqual(self.language(env={"LANG": locale, "LC_ALL": locale, "LANGUAGE": locale}), "en")

    def test_everything_but_names_is_said_in_japanese(self):
        said = self.kakoi("--lang", "ja", "scan").out
        for word in ("fail", "from", "risks", "decides", "files"):
            self.assertNotIn(word, said)

    def test_json_has_the_same_keys_and_other_texts(self):
        english, japanese = self.report()["findings"][0], self.report("--lang", "ja")["findings"][0]
        self.assertEqual(list(english), list(japanese))
        self.assertEqual(english["verdict"], japanese["verdict"])
        self.assertEqual(english["fingerprint"], japanese["fingerprint"])
        for key in ("message", "advice"):
            self.assertNotEqual(english[key], japanese[key])
            self.assertTrue(english[key].isascii(), english[key])

    def test_an_error_is_said_in_the_language_that_is_asked_for(self):
        self.assertIn("no such file", self.kakoi("scan", "gone").err)
        self.assertIn("ファイル", self.kakoi("scan", "gone", "--lang", "ja").err)
        self.assertIn("ありません", self.kakoi("explain", "nope", "--lang", "ja").err)

    def test_help_is_said_in_the_language_that_is_asked_for(self):
        for command in ((), ("scan",), ("explain",)):
            english, japanese = (self.kakoi(*language, *command, "--help").out for language in ((), ("--lang", "ja")))
            self.assertIn("Options:", english)
            self.assertTrue(english.isascii(), english)
            for word in ("Options:", "Usage:", "Commands:", "Arguments:", " the ", "Print"):
                self.assertNotIn(word, japanese)
            options = [[line.split()[0] for line in text.splitlines() if line.startswith("  -")] for text in (english, japanese)]
            self.assertEqual(*options)

    def test_what_is_wrong_with_the_command_line_is_said_in_the_language_that_is_asked_for(self):
        for arguments in (("frob",), ("scan", "--frob"), ("scan", "--jobs", "x"), ("scan", "--var", "x"), ()):
            said = self.kakoi("--lang", "ja", *arguments).err
            self.assertRegex(said, "[ぁ-ん]", arguments)
            self.assertIn("で表示されます" if "--jobs" not in arguments else "書いてください", said)
