# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make sure that the browser tests have Chromium and a Chinese font: `python -m scripts.browser`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
PACKAGES = ("chromium", "fonts-noto-cjk")
APT_TIMEOUT_S = 900


def main() -> int:
    missing = _missing()
    if not missing:
        return 0
    wanted = " ".join(missing)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        _say(f"The browser tests need {wanted}.\nFix: apt-get install {wanted} as root, then run it again")
        return 1
    _say(f"browser: installing {wanted} (about 200 MB, once)")
    if not _apt("install", missing):
        _say("browser: refreshing the package lists")
        _apt("update", ())
        _apt("install", missing)
    if _missing():
        _say(f"{wanted} could not be installed.\nFix: apt-get update && apt-get install {wanted}")
        return 1
    return 0


def _missing() -> list[str]:
    fonts = (
        subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False).stdout
        if (shutil.which("fc-list"))
        else ""
    )
    return [p for p, there in zip(PACKAGES, (CHROMIUM.exists(), bool(fonts)), strict=True) if not there]


def _apt(command: str, packages: tuple[str, ...] | list[str]) -> bool:
    argv = (
        ["apt-get", command, "-y", "--no-install-recommends", *packages] if packages else ["apt-get", command]
    )
    done = subprocess.run(
        argv,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=APT_TIMEOUT_S,
        check=False,
    )
    if done.returncode != 0:
        _say(done.stderr.strip()[-2000:])
    return done.returncode == 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
