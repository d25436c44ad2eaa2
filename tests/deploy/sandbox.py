# SPDX-License-Identifier: AGPL-3.0-or-later
"""A rendered pod's container as bubblewrap starts it: the same restrictions, mounts and variables.

What differs from a pod: the two ports and the services' addresses (all run side by side), the database's
prefix, and whose files lie under the read-only root.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

from scripts.debian import ROOT
from tests.deploy.pods import Pod, containers, environment, volumes

PROGRAM = ("python", "-m", "services")
"""The image's entry point."""
OWN = {"proc", "dev", "tmp", "run", "sys", "etc", "mnt", "media", "lost+found"}
"""Top folders that are not taken over from the machine as they are."""
START_S = 120
NO_PROXY = build_opener(ProxyHandler({}))


@dataclass
class Started:
    pod: Pod
    process: "subprocess.Popen[bytes]"
    ports: Mapping[str, int]
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text(errors="replace")[-4000:]

    def probe(self, name: str) -> bool:
        """Whether a probe of the pod is answered now."""
        asked = containers(self.pod)[0][name]["httpGet"]
        try:
            address = f"http://127.0.0.1:{self.ports[asked['port']]}{asked['path']}"
            with NO_PROXY.open(address, timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def await_probe(self, name: str) -> None:
        ends = time.monotonic() + START_S
        while not self.probe(name):
            assert self.process.poll() is None, f"{self.pod.title} ended: {self.said}"
            assert time.monotonic() < ends, f"{self.pod.title}, {name}: {self.said}"
            time.sleep(0.2)

    def tell(self, number: int) -> None:
        """Signal the container's first process, as the runtime does."""
        outer = self.process.pid
        for child in Path(f"/proc/{outer}/task/{outer}/children").read_text().split():
            os.kill(int(child), number)

    def await_end(self) -> int:
        return self.process.wait(self.pod.spec.get("terminationGracePeriodSeconds", START_S))


def start(
    bwrap: Path,
    pod: Pod,
    folder: Path,
    secrets: Mapping[str, str],
    given: Mapping[str, str],
    ports: Mapping[str, int],
    claims: Path | None = None,
) -> Started:
    """Start a pod's one container; `given` are the variables that differ from the rendered ones.

    What PersistentVolumeClaims hold lies in the folder `claims`, by their names.
    """
    (container,) = containers(pod)
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "log"
    variables = {"HOME": "/nonexistent", "PATH": os.defpath, "PYTHONDONTWRITEBYTECODE": "1"}
    variables |= environment(container) | given
    command = [str(bwrap), *_restrictions(pod), *_files(pod, folder, secrets, claims or folder), "--clearenv"]
    command += [part for name, value in variables.items() for part in ("--setenv", name, value)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, sys.executable, *container.get("command", PROGRAM)[1:], *container["args"]],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    return Started(pod, process, ports, log)


def _restrictions(pod: Pod) -> list[str]:
    given = pod.spec["securityContext"]
    (container,) = containers(pod)
    assert container["securityContext"]["readOnlyRootFilesystem"]
    dropped = container["securityContext"]["capabilities"]["drop"]
    user = ["--unshare-user", "--uid", str(given["runAsUser"]), "--gid", str(given["runAsGroup"])]
    apart = ["--unshare-pid", "--as-pid-1", "--unshare-ipc", "--die-with-parent"]
    return [*user, *apart, *(part for one in dropped for part in ("--cap-drop", one))]


def _files(pod: Pod, folder: Path, secrets: Mapping[str, str], claims: Path) -> list[str]:
    """A root that nobody can write, with the pod's own mounts and no other."""
    made = ["--tmpfs", "/"]
    for entry in sorted(Path("/").iterdir()):
        if entry.is_symlink():
            made += ["--symlink", str(entry.readlink()), str(entry)]
        elif entry.is_dir() and entry.name not in OWN:
            made += ["--ro-bind", str(entry), str(entry)]
    for entry in sorted(Path("/etc").iterdir()):
        made += ["--ro-bind-try", str(entry), str(entry)]
    made += ["--proc", "/proc", "--dev", "/dev"]
    kinds = {volume["name"]: volume for volume in volumes(pod)}
    for mount in containers(pod)[0]["volumeMounts"]:
        volume = kinds[mount["name"]]
        if "emptyDir" in volume:
            made += ["--tmpfs", mount["mountPath"]]
        elif "persistentVolumeClaim" in volume:
            assert mount["readOnly"]
            claim = claims / volume["persistentVolumeClaim"]["claimName"]
            made += ["--ro-bind", str(claim), mount["mountPath"]]
        else:
            made += ["--ro-bind", str(_written(folder / mount["name"], secrets)), mount["mountPath"]]
    there = ["--ro-bind", str(ROOT), str(ROOT)]  # a clone may lie in /tmp, which is the pod's own now
    return [*made, *there, "--remount-ro", "/", "--chdir", str(ROOT)]


def _written(folder: Path, secrets: Mapping[str, str]) -> Path:
    """A Secret as the kubelet mounts it: a file for each key."""
    folder.mkdir(exist_ok=True)
    for name, value in secrets.items():
        (folder / name).write_text(value)
    return folder
