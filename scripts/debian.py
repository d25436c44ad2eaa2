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
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
MIRROR = "$(ORIGIN) $(COMPONENT) $(REPO_URI)"

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
    """The system's package lists, or the project's own: where those are missing, stale or of another suite.

    A `suite` (trixie) is another release of Debian, read from the mirror that the machine itself uses.
    Raises Unavailable.
    """

    def __init__(self, cache: Path, suite: str = "", say: Say = print) -> None:
        missing = [tool for tool in NEEDED_TOOLS if shutil.which(tool) is None]
        if missing:
            raise Unavailable(f"this is no Debian-like system ({', '.join(missing)} not found)")
        self.folder = cache / "apt" / suite
        self.say = say
        self._own = _options(
            f"Dir::Cache={self.folder}/cache",
            *("Debug::NoLocking=1", "APT::Sandbox::User=", "Acquire::Languages=none", "Acquire::Retries=2"),
        )
        (self.folder / "cache" / "archives" / "partial").mkdir(parents=True, exist_ok=True)
        self._own_lists = _options(f"Dir::State::Lists={self.folder}/lists")
        if suite:
            self._own += [*self._own_lists, *self._only(suite)]
        elif (self.folder / "lists").is_dir():
            self._own += self._own_lists

    def _only(self, suite: str) -> list[str]:
        """Options that make apt know this suite alone and believe that nothing is installed."""
        said = self._run("apt-get", "indextargets", "--format", MIRROR, "Created-By: Packages").stdout
        mirrors = [line.split()[2] for line in said.splitlines() if line.startswith("Debian main ")]
        if not mirrors:
            raise Unavailable("this machine's apt knows no mirror of Debian's main archive")
        if not KEYRING.exists():
            raise Unavailable(f"Debian's keys are not there ({KEYRING}: package debian-archive-keyring)")
        sources, status = self.folder / "only.sources", self.folder / "status"
        stanza = {"Types": "deb", "URIs": mirrors[0], "Suites": suite, "Components": "main"}
        lines = [f"{name}: {value}\n" for name, value in (stanza | {"Signed-By": str(KEYRING)}).items()]
        sources.write_text("".join(lines))
        status.touch()
        return _options(
            f"Dir::Etc::SourceList={sources}",
            "Dir::Etc::SourceParts=/dev/null",
            f"Dir::State::Status={status}",
        )

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
        """Name the package and everything it depends on (recursively) whose name matches `wanted` whole.

        Raises Unavailable if apt does not know the package, its lists fetched anew.
        """
        names = self._depends(package)
        if package not in names:
            complaint = self.refresh()
            names = self._depends(package)
            if package not in names:
                raise Unavailable(f"apt knows no package {package}\n{complaint}".strip())
        return sorted({name for name in names if re.fullmatch(wanted, name)})

    def _depends(self, package: str) -> list[str]:
        only_hard = ("recommends", "suggests", "conflicts", "breaks", "replaces", "enhances")
        flags = [f"--no-{kind}" for kind in only_hard]
        found = self._run("apt-cache", "depends", "--recurse", *flags, package).stdout
        return [line for line in found.splitlines() if re.fullmatch(r"[a-z0-9][a-z0-9.+-]*", line)]

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


def _options(*settings: str) -> list[str]:
    return [part for setting in settings for part in ("-o", setting)]


def unpack(files: list[Path], into: Path) -> None:
    """Unpack package files without installing them (no maintainer script runs)."""
    into.mkdir(parents=True, exist_ok=True)
    for file in files:
        subprocess.run(["dpkg-deb", "-x", str(file), str(into)], check=True, stdin=subprocess.DEVNULL)
