# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make the project's environment (.venv) with nothing but the system's Python: run by `make setup`.

Needs no root, no pip and no venv package: where the system's Python has no ensurepip, pip comes from
the system's own package python3-pip-whl, unpacked into the project. A second run is instant.
"""

import sys

OLDEST, NEWEST = (3, 11), (3, 13)
"""Every locked package has a wheel for these; the local engine (secantusdb) has none for 3.14 yet."""
if not OLDEST <= sys.version_info[:2] <= NEWEST:
    sys.exit(
        f"Linli needs Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}, "
        "for which its locked packages are built; "
        f"this is {sys.version.split()[0]} ({sys.executable}).\n"
        "Install one of these and name it: make setup PYTHON=/path/to/python3.12"
    )

import hashlib  # noqa: E402 - after the check: an old Python must reach its message
import importlib.util  # noqa: E402
import shutil  # noqa: E402
import subprocess  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.debian import Apt, Unavailable, cache_folder, locked, unpack  # noqa: E402

VENV = ROOT / ".venv"
STAMP = VENV / "linli-requirements"
REQUIREMENTS = ROOT / "requirements" / "dev.txt"
WHEELS = "usr/share/python-wheels/pip-*.whl"
TAIL_LINES = 20


def main() -> int:
    with locked(ROOT / ".local" / "setup.lock"):
        if STAMP.exists() and STAMP.read_text() == fingerprint() and is_usable():
            return 0
        try:
            pip = make_environment()
        except Unavailable as reason:
            say(f"{reason}\nFix: install the package python3-venv, then run the command again.")
            return 1
        if not install(pip):
            return 1
        STAMP.write_text(fingerprint())
        say("environment: ready")
    return 0


def fingerprint() -> str:
    """Changes with the locked requirements and with the Python that they were installed for."""
    return hashlib.sha256(REQUIREMENTS.read_bytes() + str(sys.version_info[:2]).encode()).hexdigest()


def is_usable() -> bool:
    """Whether .venv has a Python that starts and is of this interpreter's version."""
    python = VENV / "bin" / "python"
    if not python.exists():
        return False
    asked = [str(python), "-c", "import sys; print(sys.version_info[:2])"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    return answer.stdout.strip() == str(sys.version_info[:2])


def make_environment() -> list[str]:
    """Make .venv unless a usable one is there; return the command that runs pip in it."""
    python = str(VENV / "bin" / "python")
    if not is_usable():
        say(f"environment: making .venv with Python {sys.version.split()[0]}")
        shutil.rmtree(VENV, ignore_errors=True)
        without = [] if has_ensurepip() else ["--without-pip"]
        subprocess.run([sys.executable, "-m", "venv", *without, str(VENV)], check=True)
    has_pip = (
        subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    )
    return [python, "-m", "pip"] if has_pip else [python, str(pip_wheel() / "pip")]


def has_ensurepip() -> bool:
    return importlib.util.find_spec("ensurepip") is not None


def pip_wheel() -> Path:
    """The system's pip wheel, unpacked into the cache if it is not installed; raises Unavailable."""
    folder = cache_folder() / "pip"
    for place in (Path("/"), folder):
        for wheel in place.glob(WHEELS):
            return wheel
    say("environment: no pip here; unpacking it from the system's package python3-pip-whl")
    unpack(Apt(cache_folder(), say=say).download(["python3-pip-whl"], folder / "debs"), folder)
    return next(iter(folder.glob(WHEELS)))


def install(pip: list[str]) -> bool:
    """Install the locked requirements, one line of progress a package; False after a failure."""
    total = sum(1 for line in REQUIREMENTS.read_text().splitlines() if line[:1].isalnum())
    say(f"environment: installing {total} packages (a minute or two, once)")
    command = [*pip, "install", "--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-input"]
    command += ["--disable-pip-version-check", "--progress-bar", "off", "-r", str(REQUIREMENTS)]
    lines: list[str] = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True
    ) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            if line.startswith(("Collecting ", "Installing ")):
                done = sum(1 for seen in lines if seen.startswith("Collecting "))
                say(f"  [{done:>3}/{total}] {' '.join(line.split()[:2])}")
    if process.returncode != 0:
        say("\n".join(lines[-TAIL_LINES:]))
        say("Fix: the package index was not reachable or a package has no build for this Python (see above).")
        say("A mirror can be named in pip's own configuration; then run `make setup` again.")
    return process.returncode == 0


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
