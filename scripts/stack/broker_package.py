# SPDX-License-Identifier: AGPL-3.0-or-later
"""RabbitMQ without root: Debian's packages and all their libraries, unpacked into an ignored folder.

Erlang's programs are started through the loader and the libraries that they were built with. So a newer
Debian's RabbitMQ runs beside the machine's own, for any user, with neither chroot nor namespaces.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.debian import Apt, Say, Unavailable, cache_folder, locked, unpack

CHOICE = "LINLI_BROKER"
ADVICE = """RabbitMQ {release} could not be unpacked: {reason}
  Either make apt's sources reachable and run the command again,
  or start RabbitMQ 3.10 or newer yourself
  and name it: LINLI_AMQP_URL=amqp://user:password@host:5672/vhost"""
WANTED = r"(rabbitmq-server|erlang-.*|lib(?!python).*|zlib1g)"
PROBE = 'ok = crypto:start(), io:format("~s", [erlang:system_info(otp_release)]), halt().'
PROBE_TIMEOUT_S = 30
_ROOTDIR = re.compile(r"^(\s*)ROOTDIR=/usr/lib/erlang$", re.MULTILINE)


class BrokerMissing(Exception):
    """RabbitMQ can neither be found nor unpacked; the text says what to do."""


@dataclass(frozen=True)
class Release:
    """A RabbitMQ as a Debian suite has it; without a suite, as this machine's apt has (Debian 12: 3.10.8)."""

    name: str
    suite: str
    megabytes: int
    khepri: bool = False  # keeps its definitions in Khepri, else in Mnesia

    @property
    def folder(self) -> Path:
        return cache_folder() / f"rabbitmq-{self.suite or 'own'}"

    def install(self, say: Say = print) -> Path:
        """Return the folder that it is unpacked in, downloading it the first time. Raises BrokerMissing."""
        root = self.folder
        if any(c.isspace() for c in str(root)):
            raise BrokerMissing(
                f"RabbitMQ's scripts cannot run from {root} (a space): set LINLI_CACHE to another folder"
            )
        if (root / "complete").exists():
            return root
        with locked(root.with_suffix(".lock")):
            if not (root / "complete").exists():
                try:
                    self._unpack(root, say)
                except (Unavailable, OSError, subprocess.SubprocessError) as reason:
                    raise BrokerMissing(ADVICE.format(release=self.name, reason=reason)) from reason
        return root

    def _unpack(self, root: Path, say: Say) -> None:
        shutil.rmtree(root, ignore_errors=True)
        apt = Apt(cache_folder(), self.suite, say)
        packages = apt.depends("rabbitmq-server", wanted=WANTED)
        say(f"  broker: downloading {len(packages)} packages ({self.megabytes} MB, once) into {root}")
        unpack(apt.download(packages, root / "debs"), root)
        _use_own_libraries(root)
        _check(root)
        shutil.rmtree(root / "debs")
        (root / "complete").touch()

    def version(self) -> str:
        """The version that was unpacked and where it keeps its definitions."""
        server = next(self.folder.glob("usr/lib/rabbitmq/lib/rabbitmq_server-*"))
        return server.name.rpartition("-")[2] + (" with Khepri" if self.khepri else "")


OWN = Release("3.10", "", 45)
NEWER = Release("4.0", "trixie", 49)
RELEASES = {
    release.name: release for release in (OWN, NEWER, Release("4.0-khepri", "trixie", 49, khepri=True))
}


def chosen(environment: Mapping[str, str]) -> Release:
    """The release that LINLI_BROKER names, else the machine's own. Raises BrokerMissing for another word."""
    name = environment.get(CHOICE) or OWN.name
    if name not in RELEASES:
        raise BrokerMissing(f"{CHOICE}={name}: there is no such broker; there are {', '.join(RELEASES)}")
    return RELEASES[name]


def newest(say: Say = print) -> Release:
    """The newer release where it can be had and run, else the machine's own; says why."""
    try:
        NEWER.install(say)
    except BrokerMissing as reason:
        say(f"  broker: {str(reason).splitlines()[0]}; taking the machine's own")
        return OWN
    return NEWER


def _use_own_libraries(root: Path) -> None:
    """Put a script before each of Erlang's programs that starts it with the unpacked loader and libraries."""
    erlang = root / "usr/lib/erlang"
    folders = [folder for top in ("lib", "usr/lib") for folder in sorted(root.glob(f"{top}/*-linux-gnu*"))]
    loaders = [file for folder in folders for file in folder.glob("ld-linux*.so.*") if not file.is_symlink()]
    if not loaders:
        raise Unavailable("the packages bring no program loader (libc6)")
    loader, *libraries = [f"$LINLI_ERLANG/{os.path.relpath(path, erlang)}" for path in (loaders[0], *folders)]
    script = f'#!/bin/sh\nexec "{loader}" --library-path "{":".join(libraries)}" "$0.elf" "$@"\n'
    for program in [file for file in erlang.rglob("*") if _is_program(file)]:
        program.rename(f"{program}.elf")
        program.write_text(script)
        program.chmod(0o755)
    for starter in erlang.glob("**/bin/erl"):
        starter.write_text(_ROOTDIR.sub(r'\1ROOTDIR="$LINLI_ERLANG"', starter.read_text()))


def _is_program(file: Path) -> bool:
    if file.is_symlink() or not file.is_file() or ".so" in file.name or not os.access(file, os.X_OK):
        return False
    with file.open("rb") as handle:
        return handle.read(4) == b"\x7fELF"


def _check(root: Path) -> None:
    """Raises Unavailable if Erlang does not run here."""
    erlang = root / "usr/lib/erlang"
    asked = subprocess.run(
        [str(erlang / "bin/erl"), "-noshell", "-eval", PROBE],
        env={**os.environ, "LINLI_ERLANG": str(erlang)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PROBE_TIMEOUT_S,
        check=False,
    )
    if asked.returncode != 0:
        raise Unavailable(f"its Erlang does not run here: {asked.stdout}{asked.stderr}"[:1000])
