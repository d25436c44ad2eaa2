# SPDX-License-Identifier: AGPL-3.0-or-later
"""Generates what follows from the contracts: all about an event from its .proto; OpenAPI, and the portal's
models, from the routes; the pictures of the state machines from the domains.

`python -m scripts.contracts` writes the files; with `--check` it writes nothing and fails on any difference.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from scripts.contracts.definition import BadDefinition, compiled

ROOT = Path(__file__).resolve().parents[2]

File = tuple[Path, bytes]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m scripts.contracts", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is not fresh")
    check = parser.parse_args().check
    try:
        stale = _update(generated_code(ROOT), check=check)
        if not (check and stale):
            stale += _update(generated_from_code(ROOT), check=check)
    except BadDefinition as error:
        print(error, file=sys.stderr)
        return 1
    if check and stale:
        print("run `make proto` and commit the result", file=sys.stderr)
        return 1
    print(f"contracts are {'written' if stale else 'fresh'}")
    return 0


def generated_code(root: Path) -> Iterable[File]:
    """What the .proto files yield by themselves, no service imported. Raises BadDefinition."""
    from scripts.contracts import classes, examples

    python, events = compiled(root)
    return [*python, *classes.generated(root, events), *examples.missing(root, events)]


def generated_from_code(root: Path) -> Iterable[File]:
    """What depends on the services too: who consumes an event, and the operations of their APIs."""
    from scripts.contracts import apis, clients, machines, readmes, registry

    events = compiled(root)[1]
    heard = registry.consumers(root)
    return [
        *registry.generated(root, events, heard),
        *machines.generated(root, readmes.generated(root, events, heard)),
        *apis.generated(root),
        *clients.generated(root),
    ]


def _update(files: Iterable[File], *, check: bool) -> list[Path]:
    """The files that were not fresh; written unless this is a check."""
    stale = {path: made for path, made in files if not path.exists() or path.read_bytes() != made}
    for path, content in stale.items():
        print(f"{'is not fresh' if check else 'writing'}: {path.relative_to(ROOT)}")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return list(stale)


if __name__ == "__main__":
    sys.exit(main())
