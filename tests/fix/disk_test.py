#!/usr/bin/env python3
"""What `kakoi fix`, `undo` and `plan --out` do where the disk is full, a file may not be replaced, or an earlier run was
cut short.

    disk_test.py KAKOI [test_name…]
"""
import json
import os
import resource
import shutil
import signal
import struct
import subprocess
import unittest

from fix_case import KAKOI, FixCase, service

FIX = ("fix", ".", "--yes", "--accept", "review")
IS_ROOT = os.geteuid() == 0


def access_list(*entries):
    """The bytes of system.posix_acl_access, of (tag, rights, id)."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


USER_OBJ, USER, GROUP_OBJ, MASK, OTHER, NOBODY = 1, 2, 4, 16, 32, 0xFFFFFFFF
SHARED = access_list((USER_OBJ, 6, NOBODY), (USER, 6, 1500), (GROUP_OBJ, 0, NOBODY), (MASK, 6, NOBODY), (OTHER, 0, NOBODY))


class Disk(FixCase):
    def path(self, name):
        return os.path.join(self.top, name)

    def fixes(self, *arguments):
        code, out, err = self.run_kakoi("fix", *(arguments or (".",)), "--yes", "--accept", "review")
        self.assertEqual(code, 0, out + err)

    def is_new(self, name):
        return b"= false" in self.read(name)

    def mount(self, *options):
        """A small disk of its own, where that can be had."""
        where = os.path.join(self.scratch, "disk")
        os.mkdir(where)
        mounted = shutil.which("mount") and subprocess.run(["mount", "-t", "tmpfs", *options, "tmpfs", where], check=False,
                                                           capture_output=True).returncode == 0
        if not mounted:
            self.skipTest("nothing can be mounted here")
        self.addCleanup(subprocess.run, ["umount", "-l", where], check=False)
        return where

    def set_attribute(self, path, name, value):
        try:
            os.setxattr(path, name, value)
        except OSError as error:
            self.skipTest(f"{name} cannot be set here: {error}")

    def cut_short(self):
        """An undo that is ended when a is back and b is not: a file of b's size is more than it may write."""
        self.write(a__main_tf=service("a"), b__main_tf=service("b") + "# padding\n" * 3000)
        self.old = self.read("b/main.tf")
        self.fixes("a", "b")

        def limited():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))
        ran = subprocess.run([KAKOI, "undo"], cwd=self.top, preexec_fn=limited, env=self.environment(), check=False,
                             stdin=subprocess.DEVNULL, capture_output=True)
        self.assertEqual(ran.returncode, -signal.SIGXFSZ)
        self.assertEqual((self.is_new("a/main.tf"), self.is_new("b/main.tf")), (False, True))
        self.assertEqual(len([name for name in os.listdir(self.path("b")) if name != ".git"]), 2)

    def left_over(self):
        return [name for _, _, names in os.walk(self.top) for name in names if name.startswith(".kakoi")]

    # What could not be put back.

    def test_a_full_journal_leaves_all_files_as_before(self):
        disk = self.mount("-o", "size=4k")
        self.write(main_tf=service())
        ran = subprocess.run([KAKOI, *FIX], cwd=self.top, env=self.environment() | {"XDG_STATE_HOME": disk}, check=False,
                             stdin=subprocess.DEVNULL, capture_output=True)
        self.assertEqual(ran.returncode, 5)
        self.assertIn("put back, all files are as before", ran.stdout.decode())
        self.assertEqual(self.read("main.tf").decode(), service())
        self.assertEqual(self.left_over(), [])

    def test_what_is_away_is_kept_in_mind_and_stops_nobody_else(self):
        self.cut_short()
        os.rename(self.path("b"), self.path("gone"))
        self.write(c__main_tf=service("c"))
        code, out, err = self.run_kakoi("fix", "c", "--yes", "--accept", "review")
        self.assertEqual((code, self.is_new("c/main.tf")), (0, True), out + err)
        self.assertIn(self.path("b/main.tf") + ": no such file or folder", err)
        self.assertIn("move " + os.path.join(self.scratch, "state/kakoi/journal/00000001.json") + " away", err)
        # What was put back is out of its hands: it can be fixed again, and stays so.
        self.fixes("a")
        os.rename(self.path("gone"), self.path("b"))
        code, out, err = self.run_kakoi("undo", "b")
        self.assertEqual((code, self.read("b/main.tf"), self.left_over()), (0, self.old, []), out + err)
        self.assertEqual((self.is_new("a/main.tf"), self.is_new("c/main.tf")), (True, True))

    def test_what_cannot_be_put_back_stops_only_who_would_change_it(self):
        self.cut_short()
        os.chmod(self.path("b/main.tf"), 0o444)
        self.write(c__main_tf=service("c"))
        for command in ("undo", "."), ("undo", "b"):
            code, out, err = self.run_kakoi(*command)
            self.assertEqual(code, 5, out + err)
            self.assertIn(self.path("b/main.tf") + ": read-only", err)
        self.fixes("c")
        self.write(b__other_tf=service("other"))
        self.fixes("b")
        self.assertEqual((self.read("b/main.tf") != self.old, self.is_new("b/other.tf")), (True, True))
        text = self.read("b/main.tf")
        os.chmod(self.path("b/main.tf"), 0o644)
        self.write(b__main_tf=text.replace(b"= false", b"=  true"))
        code, out, err = self.run_kakoi("fix", "b", "--yes", "--accept", "review")
        self.assertEqual(code, 0, out + err)
        self.assertIn("b/main.tf has changed since, and was left as it is", err)

    def test_an_undo_that_finds_changed_files_does_not_end_well(self):
        self.cut_short()
        self.write(b__main_tf=b"# mine\n")
        code, out, err = self.run_kakoi("undo")
        self.assertEqual(code, 5, out + err)
        self.assertIn("b/main.tf has changed since", err)
        self.assertEqual(self.read("b/main.tf"), b"# mine\n")

    def test_a_run_that_was_cut_short_elsewhere_is_not_the_last_fix_here(self):
        self.write(c__main_tf=service("c"))
        for name in ("b", "c"):
            os.makedirs(self.path(name + "/.git"))
        self.fixes("c")
        self.cut_short()
        code, out, err = self.run_kakoi("undo", "c")
        self.assertEqual((code, self.is_new("c/main.tf"), self.read("b/main.tf")), (0, False, self.old), out + err)
        self.cut_short()
        code, out, err = self.run_kakoi("undo", "c")
        self.assertEqual((code, self.read("b/main.tf")), (5, self.old), out + err)
        self.assertIn("no fix of files in", err)
        self.assertIn("an earlier run was cut short: " + self.path("b/main.tf") + " is as before it", out)

    # What a file has become.

    def refused_undo(self, word):
        code, out, err = self.run_kakoi("undo")
        self.assertEqual(code, 5, out + err)
        self.assertIn("nothing was undone", err)
        self.assertIn(word, err)

    def test_undo_writes_over_no_link(self):
        self.write(svc_tf=service())
        self.fixes()
        os.mkdir(self.path("shared"))
        os.rename(self.path("svc.tf"), self.path("shared/svc.txt"))
        os.symlink("shared/svc.txt", self.path("svc.tf"))
        self.refused_undo("svc.tf: not a regular file")
        self.assertTrue(os.path.islink(self.path("svc.tf")))
        self.assertTrue(self.is_new("shared/svc.txt"))

    def test_undo_writes_over_nothing_that_fix_would_not(self):
        for kind, change in (("read-only", lambda: os.chmod(self.path("svc.tf"), 0o444)),
                             ("hard links", lambda: os.link(self.path("svc.tf"), self.path("copy.txt"))),
                             (f"its folder {self.top} is read-only", lambda: os.chmod(self.top, 0o555))):
            with self.subTest(kind):
                shutil.rmtree(self.top)
                os.mkdir(self.top)
                self.write(svc_tf=service())
                self.fixes()
                change()
                self.refused_undo(kind)
                self.assertTrue(self.is_new("svc.tf"))
                os.chmod(self.top, 0o755)

    def test_undo_takes_away_no_link_in_the_place_of_what_fix_made(self):
        demo = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../demo/egress")
        for name in ("main.tf", "network.tf"):
            shutil.copy(os.path.join(demo, name), self.top)
        self.fixes(".", "--with-egress")
        os.rename(self.path("kakoi_egress.tf"), self.path("made.txt"))
        os.symlink("made.txt", self.path("kakoi_egress.tf"))
        self.refused_undo("kakoi_egress.tf: not a regular file")
        self.assertTrue(os.path.exists(self.path("made.txt")))

    # Names.

    def test_a_file_may_have_the_longest_name(self):
        name = "x" * 246 + ".tf"
        self.write(**{name[:-3] + "_tf": service()})
        self.fixes()
        self.assertTrue(self.is_new(name))
        self.assertEqual(self.run_kakoi("undo")[0], 0)
        self.assertEqual((self.read(name).decode(), os.listdir(self.top)), (service(), [name]))

    # Who may read a file.

    @unittest.skipUnless(IS_ROOT, "only root gives files away")
    def test_the_group_stays_in_a_folder_that_has_one(self):
        self.write(svc_tf=service())
        os.chown(self.top, -1, 1234)
        os.chmod(self.top, 0o2775)
        for owner in ((0, 0), (1000, 1000)):
            os.chown(self.path("svc.tf"), *owner)
            os.chmod(self.path("svc.tf"), 0o640)
            self.fixes()
            for _ in range(2):
                status = os.stat(self.path("svc.tf"))
                self.assertEqual((status.st_uid, status.st_gid, status.st_mode & 0o7777), (*owner, 0o640))
                self.run_kakoi("undo")
            self.assertEqual(self.read("svc.tf").decode(), service())

    def test_access_lists_and_attributes_stay(self):
        self.write(svc_tf=service())
        path = self.path("svc.tf")
        self.set_attribute(path, "user.note", b"kept")
        self.set_attribute(path, "system.posix_acl_access", SHARED)
        for command in (FIX, ("undo",)):
            self.assertEqual(self.run_kakoi(*command)[0], 0)
            self.assertEqual(os.getxattr(path, "user.note"), b"kept")
            self.assertEqual(os.getxattr(path, "system.posix_acl_access"), SHARED)
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o660)

    def test_the_default_list_of_a_folder_gives_nobody_rights(self):
        self.write(svc_tf=service())
        os.chmod(self.path("svc.tf"), 0o660)
        self.set_attribute(self.top, "system.posix_acl_default", SHARED)
        self.fixes()
        self.assertNotIn("system.posix_acl_access", os.listxattr(self.path("svc.tf")))
        self.assertEqual(os.stat(self.path("svc.tf")).st_mode & 0o777, 0o660)

    # What may not be written.

    def test_a_read_only_folder_is_left_alone(self):
        self.write(a__main_tf=service())
        os.chmod(self.path("a"), 0o555)
        self.addCleanup(os.chmod, self.path("a"), 0o755)
        code, out, _ = self.run_kakoi(*FIX)
        self.assertEqual(code, 5)
        self.assertIn(f"its folder {self.path('a')} is read-only", out)
        self.assertFalse(self.is_new("a/main.tf"))

    def test_what_cannot_be_written_stops_only_the_plans_that_edit_it(self):
        self.write(a__main_tf=service("a"), b__main_tf=service("b"), b__on_tf="locals {\n  on = true\n}\n",
                   b__more_tf=service("c", "local.on"))
        os.chmod(self.path("b/main.tf"), 0o444)
        code, out, err = self.run_kakoi(*FIX)
        self.assertEqual(code, 5, out + err)
        self.assertEqual([self.is_new("a/main.tf"), self.is_new("b/main.tf"), self.is_new("b/on.tf")], [True, False, True])
        self.assertIn("cannot be carried out now: " + self.path("b/main.tf") + ": read-only", out)
        self.assertNotIn("--accept", out)

    def test_plan_says_what_cannot_be_written(self):
        self.write(main_tf=service())
        os.link(self.path("main.tf"), os.path.join(self.scratch, "other"))
        self.assertIn("hard links", self.run_kakoi("plan", ".")[1])
        self.assertIn("hard links", self.plans()[0]["obstacle"])
        # It is no part of the plan: without it, the same plan is carried out.
        self.run_kakoi("plan", ".", "--out", "../plan.json")
        self.assertEqual(self.run_kakoi("fix", "../plan.json", "--yes", "--accept", "review")[0], 5)
        os.remove(os.path.join(self.scratch, "other"))
        self.fixes("../plan.json")
        self.assertTrue(self.is_new("main.tf"))

    @unittest.skipUnless(IS_ROOT, "only root can be somebody else")
    def test_what_belongs_to_somebody_else_is_left_to_them(self):
        self.write(svc_tf=service())
        os.chown(self.path("svc.tf"), 1501, 1501)
        os.chmod(self.path("svc.tf"), 0o666)
        os.chown(self.top, 1500, 1500)
        os.makedirs(os.path.join(self.scratch, "state"))
        os.chown(os.path.join(self.scratch, "state"), 1500, 1500)
        os.chmod(self.scratch, 0o755)
        command = shutil.copy(KAKOI, os.path.join(self.scratch, "kakoi"))
        ran = subprocess.run([command, *FIX], cwd=self.top, user=1500, group=1500, extra_groups=[], check=False,
                             env=self.environment(), stdin=subprocess.DEVNULL, capture_output=True)
        self.assertEqual(ran.returncode, 5, ran.stderr)
        self.assertIn("belongs to another user or group", ran.stdout.decode())
        os.chown(self.path("svc.tf"), 1500, 1501)
        ran = subprocess.run([command, *FIX], cwd=self.top, user=1500, group=1500, extra_groups=[1501], check=False,
                             env=self.environment(), stdin=subprocess.DEVNULL, capture_output=True)
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        self.assertEqual((os.stat(self.path("svc.tf")).st_uid, os.stat(self.path("svc.tf")).st_gid), (1500, 1501))

    def test_two_journals_do_not_get_into_each_other_s_way(self):
        names = [f"r{n}/main.tf" for n in range(40)]
        for _ in range(3):
            for name in names:
                self.write(**{name.replace("/", "__").replace(".tf", "_tf"): service()})
            both = [subprocess.Popen([KAKOI, *FIX], cwd=self.top, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                     stderr=subprocess.STDOUT,
                                     env=self.environment() | {"XDG_STATE_HOME": os.path.join(self.scratch, state)})
                    for state in ("one", "two")]
            said = [one.communicate(timeout=60)[0].decode() for one in both]
            # One may find that the other has been there; both may not fail.
            self.assertIn(0, [one.returncode for one in both], said)
            self.assertEqual([self.is_new(name) for name in names], [True] * len(names), said)
            self.assertEqual(self.left_over(), [])

    def test_a_state_folder_that_cannot_be_made_is_named(self):
        self.write(main_tf=service(), **{"file": "x"})
        ran = subprocess.run([KAKOI, *FIX], cwd=self.top, env=self.environment() | {"XDG_STATE_HOME": self.path("file/state")},
                             check=False, stdin=subprocess.DEVNULL, capture_output=True)
        self.assertEqual(ran.returncode, 5)
        self.assertIn(self.path("file/state") + ": cannot be written: Not a directory", ran.stderr.decode())

    # What undo meets.

    def test_what_is_as_before_already_holds_no_undo_up(self):
        self.write(a__main_tf=service("a"), b__main_tf=service("b"))
        self.fixes("a")
        self.fixes("b")
        self.write(b__main_tf=service("b"))
        code, out, err = self.run_kakoi("undo")
        self.assertEqual((code, self.is_new("a/main.tf")), (0, True), out + err)
        self.assertIn("b/main.tf was as before the fix already", out)
        code, out, _ = self.run_kakoi("undo")
        self.assertEqual((code, self.read("a/main.tf").decode()), (0, service("a")))
        self.assertIn("a/main.tf is as before the fix", out)

    def test_what_somebody_put_back_by_hand_may_be_a_part(self):
        self.write(a__main_tf=service("a"), b__main_tf=service("b"))
        self.fixes("a", "b")
        self.write(b__main_tf=service("b"))
        code, out, err = self.run_kakoi("undo")
        self.assertEqual((code, self.read("a/main.tf").decode()), (0, service("a")), out + err)

    def test_undo_of_what_is_gone_says_what_to_do(self):
        self.write(a__main_tf=service("a"), b__main_tf=service("b"))
        self.fixes("a")
        self.fixes("b")
        shutil.rmtree(self.path("b"))
        record = os.path.join(self.scratch, "state/kakoi/journal/00000002.json")
        self.refused_undo(f"b/main.tf: no such file or folder; to leave that fix as it is and undo the one before it, move "
                          f"{record} away")
        os.remove(record)
        self.assertEqual((self.run_kakoi("undo")[0], self.read("a/main.tf").decode()), (0, service("a")))

    # Where a plan is stored.

    def test_a_plan_is_stored_over_nothing_but_a_plan(self):
        self.write(main_tf=service(), **{"plan.json.new": "mine"})
        for _ in range(2):
            code, out, err = self.run_kakoi("plan", ".", "--out", "plan.json")
            self.assertEqual((code, err), (1, ""), out)
            self.assertIn("kakoi fix plan.json", out.splitlines()[-1])
            self.assertEqual(json.loads(self.read("plan.json"))["schema"], "kakoi.plan/1")
        self.assertEqual(self.read("plan.json.new"), b"mine")
        os.symlink("plan.json", self.path("link.json"))
        os.mkdir(self.path("folder"))
        os.mkfifo(self.path("pipe"))
        shutil.copy(self.path("plan.json"), self.path("read-only.json"))
        os.chmod(self.path("read-only.json"), 0o444)
        before = sorted(os.listdir(self.top))
        for name, why in (("main.tf", "is no stored plan"), ("plan.json.new", "is no stored plan"),
                          ("link.json", "not a regular file"), ("folder", "not a regular file"), ("pipe", "not a regular file"),
                          ("/dev/null", "not a regular file"), ("/dev/stdout", "not a regular file"),
                          ("read-only.json", "read-only"), ("", "a file to store the plan in is missing"),
                          ("nowhere/plan.json", "nowhere: ")):
            with self.subTest(name):
                code, out, err = self.run_kakoi("plan", ".", "--out", name)
                self.assertEqual((code, out), (2, ""))
                self.assertIn(why, err)
        self.assertEqual(sorted(os.listdir(self.top)), before)
        self.assertEqual(self.read("main.tf").decode(), service())

    def test_a_plan_of_names_that_cannot_be_stored_is_not_stored(self):
        folder = os.path.join(os.fsencode(self.top), b"caf\xe9")
        os.mkdir(folder)
        with open(os.path.join(folder, b"main.tf"), "w", encoding="utf-8") as file:
            file.write(service())
        code, _, err = self.run_kakoi("plan", ".", "--out", "../plan.json")
        self.assertEqual((code, os.path.exists(os.path.join(self.scratch, "plan.json"))), (2, False))
        self.assertIn("is not UTF-8", err)
        self.fixes()

    def test_a_stored_plan_says_what_is_gone(self):
        self.write(a__main_tf=service())
        self.run_kakoi("plan", ".", "--out", "../plan.json")
        os.rename(self.path("a"), self.path("b"))
        code, out, _ = self.run_kakoi("fix", "../plan.json", "--yes", "--accept", "review")
        self.assertEqual(code, 5)
        self.assertIn("the plan is stale: " + self.path("a/main.tf") + ": no such file or folder", out)


if __name__ == "__main__":
    unittest.main()
