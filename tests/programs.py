# SPDX-License-Identifier: AGPL-3.0-or-later
"""Programs of others that tests run as oracles: the machine's own, else Debian's, unpacked."""

import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

import pytest

from scripts.debian import Apt, Unavailable, cache_folder, locked, unpack

LIBRARIES = r"(hledger|libgmp10|libtinfo6|libnuma1|libffi8)"


@dataclass(frozen=True)
class Program:
    path: str
    env: dict[str, str]


@cache
def hledger() -> Program:
    """Skips the test where it can neither be found nor unpacked."""
    own = shutil.which("hledger")
    if own:
        return Program(own, {"LC_ALL": "C.UTF-8"})
    root = cache_folder() / "hledger"
    with locked(root.with_suffix(".lock")):
        if not (root / "complete").exists():
            try:
                apt = Apt(cache_folder())
                packages = apt.depends("hledger", wanted=LIBRARIES)
                unpack(apt.download(packages, root / "debs"), root)
            except (Unavailable, OSError, subprocess.SubprocessError) as reason:
                pytest.skip(f"hledger cannot be unpacked: {reason}")
            shutil.rmtree(root / "debs")
            (root / "complete").touch()
    folders = [str(path) for top in ("lib", "usr/lib") for path in root.glob(f"{top}/*-linux-gnu*")]
    libraries = ":".join(folders)
    return Program(str(root / "usr/bin/hledger"), {"LC_ALL": "C.UTF-8", "LD_LIBRARY_PATH": libraries})
