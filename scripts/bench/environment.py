# SPDX-License-Identifier: AGPL-3.0-or-later
"""The baselines' own environment, .local/bench-venv: nothing of theirs ever gets into .venv."""

import hashlib
import shutil
import subprocess
import sys
from importlib.util import find_spec

from scripts.bootstrap import pip_wheel
from scripts.debian import ROOT, Say, locked

VENV = ROOT / ".local" / "bench-venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements" / "bench.txt"
STAMP = VENV / "linli-requirements"
TAIL_LINES = 15


class BaselinesMissing(Exception):
    """The baselines could not be installed; the text ends with what pip said."""


def ready(say: Say) -> None:
    """Install the locked baselines unless they are there. Raises BaselinesMissing."""
    with locked(ROOT / ".local" / "bench-venv.lock"):
        if STAMP.exists() and STAMP.read_text() == _fingerprint():
            return
        say("baselines: installing Nameko and Celery into .local/bench-venv (once)")
        shutil.rmtree(VENV, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(VENV)], check=True)
        pip = (
            [sys.executable, "-m", "pip"] if find_spec("pip") else [sys.executable, str(pip_wheel() / "pip")]
        )
        command = [*pip, "--python", str(PYTHON), "install", "--require-hashes", "--no-deps", "--no-input"]
        command += ["--only-binary", ":all:", "--disable-pip-version-check", "-r", str(REQUIREMENTS)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise BaselinesMissing("\n".join((done.stdout + done.stderr).splitlines()[-TAIL_LINES:]))
        STAMP.write_text(_fingerprint())


def _fingerprint() -> str:
    return hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()
