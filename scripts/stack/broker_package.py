# SPDX-License-Identifier: AGPL-3.0-or-later
"""RabbitMQ without root: the system's own packages, unpacked into an ignored folder of the project."""

import re
import shutil
import subprocess
from pathlib import Path

from scripts.debian import Apt, Say, Unavailable, cache_folder, libraries_of, locked, unpack

ADVICE = """the broker could not be unpacked: {reason}
  Either make apt's sources reachable and run the command again,
  or start RabbitMQ 3.10 or newer yourself
  and name it: LINLI_AMQP_URL=amqp://user:password@host:5672/vhost"""
_ROOTDIR = re.compile(r"^(\s*)ROOTDIR=/usr/lib/erlang$", re.MULTILINE)


class BrokerMissing(Exception):
    """RabbitMQ can neither be found nor unpacked; the text says what to do."""


def install(say: Say = print) -> Path:
    """Return the folder that RabbitMQ is unpacked in, downloading it the first time (34 MB)."""
    cache = cache_folder()
    root = cache / "rabbitmq"
    if any(c.isspace() for c in str(root)):
        raise BrokerMissing(
            f"RabbitMQ's scripts cannot run from {root} (a space): set LINLI_CACHE to another folder"
        )
    if (root / "complete").exists():
        return root
    with locked(cache / "rabbitmq.lock"):
        if not (root / "complete").exists():
            try:
                _unpack_broker(Apt(cache, say), root, say)
            except (Unavailable, OSError, subprocess.SubprocessError) as reason:
                raise BrokerMissing(ADVICE.format(reason=reason)) from reason
    return root


def _unpack_broker(apt: Apt, root: Path, say: Say) -> None:
    shutil.rmtree(root, ignore_errors=True)
    packages = apt.depends("rabbitmq-server", wanted=r"(rabbitmq-server|erlang-)")
    if "rabbitmq-server" not in packages:
        complaint = apt.refresh()
        packages = apt.depends("rabbitmq-server", wanted=r"(rabbitmq-server|erlang-)")
        if "rabbitmq-server" not in packages:
            raise Unavailable(f"apt knows no package rabbitmq-server\n{complaint}".strip())
    say(f"  broker: downloading {len(packages)} packages (34 MB, once) into {root}")
    unpack(apt.download(packages, root / "debs"), root)
    _add_missing_libraries(apt, root, say)
    for script in (root / "usr/lib/erlang").glob("**/bin/erl"):
        script.write_text(_ROOTDIR.sub(r'\1ROOTDIR="$LINLI_ERLANG"', script.read_text()))
    shutil.rmtree(root / "debs")
    (root / "complete").touch()


def _add_missing_libraries(apt: Apt, root: Path, say: Say) -> None:
    """Unpack shared libraries (libsctp1 and the like) that the machine itself lacks."""
    programs = [str(p) for p in root.glob("usr/lib/erlang/**/*") if p.is_file() and _is_elf(p)]
    asked = subprocess.run(["ldd", *programs], capture_output=True, text=True, check=False).stdout
    if "not found" not in asked:
        return
    folder = root / "debs"
    added: set[str] = set()
    while wanted := {lib for deb in folder.glob("*.deb") for lib in libraries_of(deb)} - added:
        say(f"  broker: adding {', '.join(sorted(wanted))}")
        unpack(apt.download(sorted(wanted), folder), root)
        added |= wanted


def _is_elf(file: Path) -> bool:
    with file.open("rb") as handle:
        return handle.read(4) == b"\x7fELF"
