"""What a scan looks at and what it leaves out."""

from program import Folder, service


class SearchTest(Folder):
    def setUp(self):
        super().setUp()
        text = service("true")
        self.write({
            "main.tf": text,
            "app/main.tf": text,
            ".hidden/main.tf": text,
            "node_modules/x/main.tf": text,
            "build/main.tf": text,
            ".gitignore": "build/\n",
        })
        self.always = ["app/main.tf", "main.tf"]

    def test_hidden_folders_node_modules_and_ignored_files_are_left_out(self):
        self.assertEqual(self.files(), self.always)

    def test_each_has_a_switch(self):
        self.assertEqual(self.files("--hidden"), [".hidden/main.tf", *self.always])
        self.assertEqual(self.files("--node-modules"), [*self.always, "node_modules/x/main.tf"])
        self.assertEqual(self.files("--ignored"), ["app/main.tf", "build/main.tf", "main.tf"])
        self.assertEqual(len(self.files("--hidden", "--node-modules", "--ignored")), 5)

    def test_what_is_excluded_is_left_out(self):
        self.assertEqual(self.files("--exclude", "app"), ["main.tf"])
        self.assertEqual(self.files("--exclude", "/main.tf"), ["app/main.tf"])
        self.assertEqual(self.files("--exclude", "app", "--exclude", "/main.tf", "--ignored"), ["build/main.tf"])
        self.assertEqual(self.files("--exclude", "*.tf", "--exclude", "!app/*.tf"), ["app/main.tf"])

    def test_an_exclusion_leaves_the_path_alone(self):
        self.assertEqual(self.files("--exclude", "deep", "app"), ["main.tf"])

    def test_a_path_that_is_given_is_scanned_though_it_would_be_left_out(self):
        for folder in ("build", ".hidden", "node_modules"):
            self.assertEqual(len(self.files(folder)), 1, folder)

    def test_what_a_root_loads_is_read_though_it_is_left_out(self):
        self.write({
            "app/main.tf": 'variable "public" {}\nmodule "m" {\n  source = "../build"\n  public = var.public\n}\n',
            "app/terraform.tfvars": "public = true\n",
            "build/main.tf": 'variable "public" {}\n' + service("var.public"),
            ".gitignore": "build/\n*.tfvars\n",
        })
        (self.root / ".git").mkdir()
        self.assertEqual(self.verdicts("app"), {"module.m.aws_ecs_service.web": "fail"})


class JobsTest(Folder):
    def test_the_number_of_threads_never_shows(self):
        self.write({"modules/web/main.tf": 'variable "public" {}\n' + service("var.public")})
        for i in range(40):
            call = 'module "web" {\n  source = "../../modules/web"\n  public = var.public\n}\n'
            self.write({f"envs/e{i:02}/main.tf": 'variable "public" {}\n' + call + service(str(i % 2 == 0).lower())})
            if i % 3 == 0:
                self.write({f"envs/e{i:02}/terraform.tfvars": "public = true\n" if i % 2 else "public = [\n"})
        for options in (["--format", "json"], ["--all"]):
            said = {self.kakoi("scan", *options, "--jobs", jobs) for jobs in ("0", "1", "2", "8", "64")}
            self.assertEqual(len(said), 1)
