#!/usr/bin/env python3
"""What `kakoi fix`, `undo` and `plan --out` do where the disk is full, a file may not be replaced, or an earlier run was
cut short.

    disk_test.py KAKOI [test_name…]
"""
import json
import os
import shutil
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

    def set_attribute(self, path, name, value):
        try:
            os.setxattr(path, name, value)
        except OSError as error:
            self.skipTest(f"{name} cannot be set here: {error}")

    def left_over(self):
        return [name for _, _, names in os.walk(self.top) for name in names if name.startswith(".kakoi")]

    # What a file has become.

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

    # Where a plan is stored.

    def test_a_plan_is_stored_over_nothing_but_a_plan(self):
        self.write(main_tf=service(), **{"plan.json.new": "mine"})
        for _ in range(2):
            self.assertEqual(self.run_kakoi("plan", ".", "--out", "plan.json"), self.run_kakoi("plan", "."))
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


if __name__ == "__main__":
    unittest.main()
