# SPDX-License-Identifier: AGPL-3.0-or-later
"""Generates what follows from the contracts: Python from the .proto files, OpenAPI from the routes.

`python -m scripts.contracts` writes the files; with `--check` it writes nothing and fails on any difference.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import yaml
from grpc_tools import protoc

from services.chassis.http.openapi import describe

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.contracts", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is not fresh")
    check = parser.parse_args().check
    stale = {path: made for path, made in (*generated_python(), *generated_openapi()) if _differs(path, made)}
    for path, content in stale.items():
        print(f"{'is not fresh' if check else 'writing'}: {path.relative_to(ROOT)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    if check and stale:
        print("run `make proto` and commit the result", file=sys.stderr)
        return 1
    print(f"contracts are {'fresh' if check or not stale else 'written'}")
    return 0


def generated_python() -> Iterator[tuple[Path, bytes]]:
    """The Python of every .proto file, at its place beside it."""
    sources = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "proto" / "linli").rglob("*.proto"))
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["protoc", f"-I{ROOT}", f"--python_out={folder}", f"--pyi_out={folder}"]
        includes = f"-I{Path(protoc.__file__).parent / '_proto'}"
        if protoc.main([*arguments, includes, *sources]) != 0:
            raise SystemExit("protoc refused the .proto files; its message stands above")
        for made in sorted(Path(folder).rglob("*.py*")):
            yield ROOT / made.relative_to(folder), made.read_bytes()


def generated_openapi() -> Iterator[tuple[Path, bytes]]:
    """The OpenAPI document of every service that has an API."""
    for app in sorted((ROOT / "services").glob("*/app.py")):
        service = app.parent.name
        if service in ("chassis", "portal"):
            continue
        resources = import_module(f"services.{service}.app").RESOURCES
        document = describe(service, resources)
        text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=110)
        yield ROOT / "proto" / "http" / f"{service}.v1.yaml", text.encode()


def _differs(path: Path, content: bytes) -> bool:
    return not path.exists() or path.read_bytes() != content


if __name__ == "__main__":
    sys.exit(main())
