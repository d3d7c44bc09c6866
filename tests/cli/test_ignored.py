"""What .gitignore leaves out, held against git itself."""

import random
import shutil
import subprocess
import unittest

from program import Folder, environment, service

# The .gitignore of a folder of its own, line by line.
RULES = [
    ["a"], ["a/"], ["/a"], ["a/b"], ["/a/b/"], ["*"], ["*", "!a"], ["*", "!a/"], ["**/b"], ["a/**"], ["a/**/b"],
    ["**"], ["a/*"], ["a/*", "!a/b"], ["a", "!a/b"], ["/*", "!/a"], ["?"], ["[ab]"], ["[!a]"], ["[^a]"], ["[a-b]/"],
    ["[]a]"], ["[a"], ["\\a"], ["a\\"], ["a "], ["a\\ "], [" a"], ["#a"], ["\\#a"], ["!a"], ["\\!a"], [""], ["/"],
    ["a\r"], ["a//b"], ["b/a.tf"], ["*.tf"], ["*.tf", "!b.tf"], ["b*"], ["*b"], ["a**"], ["a**/b"], ["?**/b"], ["**b"],
    ["a/**/"], ["**/a/**"], ["[[:alpha:]]"], ["[\\]a]"], ["\ufeffa"], ["a", "b", "!a"], ["/**/b"], ["*/b"], ["*/*/b"],
]
PIECES = ["a", "b", "ab", "*", "**", "?", "/", "/", "[ab]", "[!a]", "!", "\\", ".tf", " "]
NAMES = ["a", "b", "ab", " a", "#a", "!a", "a "]
PLAIN = NAMES[:3]


def random_rules(count):
    rules = random.Random(7)
    return [
        ["".join(rules.choices(PIECES, k=rules.randint(1, 5))) for _ in range(rules.randint(1, 3))]
        for _ in range(count)
    ]


@unittest.skipUnless(shutil.which("git"), "git is not here")
class IgnoredTest(Folder):
    def git(self, *arguments, given=b""):
        env = environment(GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null")
        return subprocess.run(
            ["git", *arguments], cwd=self.root, env=env, input=given, capture_output=True, check=False, timeout=60
        ).stdout

    def make(self, rules, names):
        """A folder for each list of rules, and the files that can be found in it."""
        files = {}
        for number, lines in enumerate(rules):
            folder = f"{number:03}"
            files[f"{folder}/.gitignore"] = "\n".join(lines) + "\n"
            for first in names:
                files[f"{folder}/{first}/a.tf"] = service("true", "a")
                for second in names[:2]:
                    files[f"{folder}/{first}/{second}/b.tf"] = service("true", "b")
        self.write(files)
        return {name for name in files if name.endswith(".tf")}

    def compare(self, rules, names):
        files = self.make(rules, names)
        self.git("init", "--quiet")
        given = b"".join(name.encode() + b"\0" for name in sorted(files))
        ignored = set(self.git("check-ignore", "--no-index", "-z", "--stdin", given=given).decode().split("\0"))
        wanted, got = files - ignored, set(self.files())
        wrong = {}
        for name in wanted ^ got:
            folder, _, rest = name.partition("/")
            lines = rules[int(folder)]
            wrong.setdefault(repr(lines), []).append(f"{rest} is {'left out' if name in wanted else 'found'}")
        self.assertEqual(wrong, {})

    def test_a_table_of_patterns(self):
        self.compare(RULES, NAMES)

    def test_patterns_put_together_at_random(self):
        self.compare(random_rules(120), PLAIN)

    def test_rules_of_several_folders(self):
        files = {f"{folder}/main.tf": service("true") for folder in ("a", "a/b", "a/b/c", "a/d", "b", "b/d")}
        rules = {".gitignore": "d\n/b/\n", "a/.gitignore": "!d\n/b/c\n", "b/.gitignore": "!*\n"}
        self.write(files | rules)
        self.git("init", "--quiet")
        self.assertEqual(self.files(), ["a/b/main.tf", "a/d/main.tf", "a/main.tf"])
        for name in files:
            is_ignored = bool(self.git("check-ignore", "--no-index", name))
            self.assertEqual(is_ignored, name not in self.files(), name)
