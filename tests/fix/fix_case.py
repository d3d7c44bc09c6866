"""What the tests of `kakoi plan`, `fix` and `undo` have in common. Import it before unittest reads the arguments: the
first one is the program."""
import json
import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import unittest

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KAKOI = os.path.abspath(sys.argv.pop(1))
SERVICE = """resource "aws_ecs_service" "{name}" {{
  name            = "{name}"
  cluster         = "demo"
  task_definition = "web:1"
  launch_type     = "FARGATE"
{more}  network_configuration {{
    subnets          = ["subnet-1"]
    assign_public_ip = {value}
  }}
}}
"""


def service(name="web", value="true", more=""):
    return SERVICE.format(name=name, value=value, more=more)


# A subnet whose way out is `gateway`, and a service in it that needs an image of Docker Hub.
NETWORK = """resource "aws_vpc" "v" {{
  cidr_block = "10.0.0.0/16"
}}
resource "aws_internet_gateway" "i" {{
  vpc_id = aws_vpc.v.id
}}
resource "aws_subnet" "public" {{
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.1.0/24"
}}
resource "aws_route_table" "public" {{
  vpc_id = aws_vpc.v.id
  route {{
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.i.id
  }}
}}
resource "aws_route_table_association" "public" {{
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}}
resource "aws_nat_gateway" "n" {{
  subnet_id     = aws_subnet.public.id
  allocation_id = "eipalloc-1"
}}
resource "aws_subnet" "s" {{
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.2.0/24"
}}
resource "aws_route_table" "s" {{
  vpc_id = aws_vpc.v.id
  route {{
    cidr_block = "0.0.0.0/0"
    {gateway}
  }}
}}
resource "aws_route_table_association" "s" {{
  subnet_id      = aws_subnet.s.id
  route_table_id = aws_route_table.s.id
}}
resource "aws_security_group" "g" {{
  vpc_id = aws_vpc.v.id
  egress {{
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }}
}}
resource "aws_ecs_task_definition" "t" {{
  family                   = "t"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  container_definitions    = jsonencode([{{ name = "a", image = "nginx" }}])
}}
resource "aws_ecs_service" "web" {{
  name            = "web"
  task_definition = aws_ecs_task_definition.t.arn
  launch_type     = "FARGATE"
  network_configuration {{
    subnets          = [aws_subnet.s.id]
    security_groups  = [aws_security_group.g.id]
    assign_public_ip = true
  }}
}}
"""


class FixCase(unittest.TestCase):
    """A folder of code, and kakoi in it."""

    def setUp(self):
        self.scratch = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.scratch)
        self.top = os.path.join(self.scratch, "code")
        os.mkdir(self.top)

    def write(self, **files):
        for name, text in files.items():
            path = os.path.join(self.top, name.replace("__", "/").replace("_tf", ".tf"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(text if isinstance(text, bytes) else text.encode())

    def read(self, name):
        with open(os.path.join(self.top, name), "rb") as file:
            return file.read()

    def environment(self):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("TF_", "AWS_", "KAKOI_", "GIT_"))}
        return kept | {"XDG_STATE_HOME": os.path.join(self.scratch, "state"), "LC_ALL": "C.UTF-8"}

    def run_kakoi(self, *arguments):
        ran = subprocess.run([KAKOI, *arguments], capture_output=True, cwd=self.top, check=False, timeout=60,
                             stdin=subprocess.DEVNULL, env=self.environment())
        return ran.returncode, ran.stdout.decode(), ran.stderr.decode()

    def answer(self, text, *arguments, out_is_terminal=True):
        """What `arguments` give at a terminal where `text` is answered: the code, and what is written to standard
        output and to standard error."""
        ours, its = pty.openpty()
        mine, out = (ours, its) if out_is_terminal else os.pipe()
        error_reader, error_writer = pty.openpty()
        ran = subprocess.Popen([KAKOI, *arguments], cwd=self.top, stdin=its, stdout=out, stderr=error_writer,
                               env=self.environment() | {"NO_COLOR": "1"})
        os.write(ours, text.encode() + b"\n")
        written = {mine: b"", error_reader: b""}
        ran.wait(timeout=30)
        while ready := select.select(list(written), [], [], 0)[0]:
            for end in ready:
                written[end] += os.read(end, 65536)
        for end in {ours, its, mine, out, error_reader, error_writer}:
            os.close(end)
        return (ran.returncode, *(written[end].decode().replace("\r\n", "\n") for end in (mine, error_reader)))

    def plans(self, *arguments):
        return json.loads(self.run_kakoi("plan", ".", "--format", "json", *arguments)[1])["plans"]
