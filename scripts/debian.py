# SPDX-License-Identifier: AGPL-3.0-or-later
"""Debian packages unpacked into a folder of the project: no root, nothing installed on the system."""

import fcntl
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APT_TIMEOUT_S = 600
NEEDED_TOOLS = ("apt-get", "apt-cache", "dpkg-deb")

Say = Callable[[str], None]


class Unavailable(Exception):
    """A package cannot be had here; the text says what the person at the keyboard can do."""


def cache_folder() -> Path:
    """Where downloads are kept: LINLI_CACHE, else .local in the project."""
    return Path(os.environ.get("LINLI_CACHE") or ROOT / ".local").resolve()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an exclusive file lock: two copies of the project may share one cache."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


class Apt:
    """Reads the system's package lists; where they are missing or stale, keeps its own."""

    def __init__(self, cache: Path, say: Say = print) -> None:
        missing = [tool for tool in NEEDED_TOOLS if shutil.which(tool) is None]
        if missing:
            raise Unavailable(f"this is no Debian-like system ({', '.join(missing)} not found)")
        self.folder = cache / "apt"
        self.say = say
        self._own = ["-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User=", "-o", "Acquire::Languages=none"]
        self._own += ["-o", f"Dir::Cache={self.folder}/cache", "-o", "Acquire::Retries=2"]
        (self.folder / "cache" / "archives" / "partial").mkdir(parents=True, exist_ok=True)
        self._own_lists = ["-o", f"Dir::State::Lists={self.folder}/lists"]
        if (self.folder / "lists").is_dir():
            self._own += self._own_lists

    def _run(self, *argv: str, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
        try:
            return subprocess.run(
                [argv[0], *self._own, *argv[1:]],
                cwd=cwd,
                capture_output=True,
                text=True,
                timeout=APT_TIMEOUT_S,
                check=False,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "LC_ALL": "C"},
            )
        except subprocess.TimeoutExpired as error:
            raise Unavailable(f"{argv[0]} {argv[1]} gave no answer within {APT_TIMEOUT_S} s") from error

    def refresh(self) -> str:
        """Fetch package lists into the project's own folder; return what apt complained about."""
        self.say("  apt: fetching package lists into the project's own folder (once, about half a minute)")
        if self._own_lists[1] not in self._own:
            self._own += self._own_lists
        (self.folder / "lists" / "partial").mkdir(parents=True, exist_ok=True)
        return self._run("apt-get", "update").stderr.strip()

    def depends(self, package: str, *, wanted: str) -> list[str]:
        """Name the package and everything it depends on (recursively) whose name matches `wanted`."""
        only_hard = ("recommends", "suggests", "conflicts", "breaks", "replaces", "enhances")
        flags = [f"--no-{kind}" for kind in only_hard]
        found = self._run("apt-cache", "depends", "--recurse", *flags, package).stdout
        names = [line for line in found.splitlines() if re.fullmatch(r"[a-z0-9][a-z0-9.+:-]*", line)]
        return sorted({name for name in names if re.match(wanted, name)})

    def download(self, packages: list[str], into: Path) -> list[Path]:
        """Download the packages' files into a folder, newest version known; raises Unavailable."""
        into.mkdir(parents=True, exist_ok=True)
        result = self._run("apt-get", "download", *packages, cwd=into)
        if result.returncode != 0:
            complaint = self.refresh()
            result = self._run("apt-get", "download", *packages, cwd=into)
            if result.returncode != 0:
                raise Unavailable(f"apt-get download failed:\n{result.stderr.strip()}\n{complaint}".strip())
        return sorted(into.glob("*.deb"))


def unpack(files: list[Path], into: Path) -> None:
    """Unpack package files without installing them (no maintainer script runs)."""
    into.mkdir(parents=True, exist_ok=True)
    for file in files:
        subprocess.run(["dpkg-deb", "-x", str(file), str(into)], check=True, stdin=subprocess.DEVNULL)


def libraries_of(file: Path) -> list[str]:
    """Name the libraries that the package depends on and the system has not installed."""
    asked = subprocess.run(
        ["dpkg-deb", "-f", str(file), "Depends"], capture_output=True, text=True, check=True
    )
    first_choices = [clause.split("|")[0].split()[0] for clause in asked.stdout.split(",") if clause.strip()]
    names = [choice.partition(":")[0] for choice in first_choices if choice.startswith("lib")]
    return [name for name in names if not _is_installed(name)]


def _is_installed(package: str) -> bool:
    asked = ["dpkg-query", "-W", "-f", "${db:Status-Status}", package]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.startswith("installed")
