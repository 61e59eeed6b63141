"""A machine of its own for a program: no network but loopback, and an account of every try to get beyond it.

A network namespace has interfaces, routes and counters of its own. With loopback as the only interface, whatever is
sent elsewhere finds no route and is counted by the kernel, and so is what is asked of a name server, wherever that is.
Linux only, and not in every container.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path

_NAMESPACE = ("unshare", "--user", "--map-root-user", "--net", "--")
_UP_AND_COUNT = """
import fcntl, signal, socket, struct, subprocess, sys
from pathlib import Path
with socket.socket() as any_socket:
    fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh22x", b"lo", 0x41))  # SIOCSIFFLAGS: loopback is up and running
status = subprocess.run(sys.argv[2:]).returncode
counted = [Path(f"/proc/self/net/{name}").read_text() for name in ("snmp", "snmp6")]
Path(sys.argv[1]).write_text("".join(counted))
sys.exit(status)
"""

_REACH_OUT = """
import contextlib, socket
with contextlib.suppress(OSError): socket.socket().connect(("192.0.2.1", 443))
"""


def alone(account: Path) -> tuple[str, ...]:
    """Words that run a program on a machine of its own, which leaves its counters in the file `account`."""
    return (*_NAMESPACE, sys.executable, "-c", _UP_AND_COUNT, str(account))


@cache
def can_be_alone() -> bool:
    """Whether this system gives network namespaces to whoever runs the tests, and counts in them."""
    with tempfile.TemporaryDirectory() as folder:
        account = Path(folder) / "counters"
        try:
            subprocess.run([*alone(account), sys.executable, "-c", _REACH_OUT], check=True, capture_output=True)
            return tries_to_get_out(account) > 0
        except (OSError, subprocess.CalledProcessError, KeyError, ValueError):
            return False


def tries_to_get_out(account: Path) -> int:
    """How often the program tried to reach another machine, or asked for the address of one."""
    lines = [line.split() for line in account.read_text().splitlines()]
    counters = {words[0]: words[1] for words in lines if len(words) == 2}  # IPv6, one a line
    for names, values in pairwise(lines):  # the others: a line of names above a line of figures
        if names[0] == values[0]:
            counters |= {names[0] + name: value for name, value in zip(names[1:], values[1:], strict=True)}
    return sum(int(counters[name]) for name in ("Ip:OutNoRoutes", "Ip6OutNoRoutes", "Udp:OutDatagrams"))
