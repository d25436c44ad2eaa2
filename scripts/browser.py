# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make sure that the browser tests have Chromium and a Chinese font: `python -m scripts.browser`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-cjk")
APT_TIMEOUT_S = 900
ADVICE = """The browser tests need {wanted}.
Fix: as root, apt-get update && apt-get install {wanted}; then run the command again.
Any other Chromium will do: name it in LINLI_CHROMIUM."""


def executable() -> Path | None:
    """The browser that the tests drive: LINLI_CHROMIUM, else the first that is installed."""
    named = os.environ.get("LINLI_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, COMMANDS)), None)
    return Path(found) if found else None


def main() -> int:
    missing = _missing()
    if not missing:
        return 0
    wanted = " ".join(missing)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _say(f"browser: installing {wanted} (about 200 MB, once)")
        if not _apt("install", missing):
            _say("browser: refreshing the package lists")
            _apt("update", ())
            _apt("install", missing)
    if _missing():
        _say(ADVICE.format(wanted=wanted))
        return 1
    return 0


def _missing() -> list[str]:
    there = (executable() is not None, _has_chinese_font())
    return [package for package, is_there in zip(PACKAGES, there, strict=True) if not is_there]


def _has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    asked = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return bool(asked.stdout.strip())


def _apt(command: str, packages: Sequence[str]) -> bool:
    argv = (
        ["apt-get", command, "-y", "--no-install-recommends", *packages] if packages else ["apt-get", command]
    )
    try:
        done = subprocess.run(
            argv,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=APT_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        _say(f"apt-get {command} took longer than {APT_TIMEOUT_S} s")
        return False
    if done.returncode != 0:
        _say(done.stderr.strip()[-2000:])
    return done.returncode == 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
