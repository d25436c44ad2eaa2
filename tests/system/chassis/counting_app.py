# SPDX-License-Identifier: AGPL-3.0-or-later
"""An application whose requests may not be repeated: each leaves a line in the file that EFFECTS names."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from services.chassis.clock import pause

PIECES = 40
PIECE_SECONDS = 0.1


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """POST: the body and the process's number become a line. GET: an answer that takes four seconds."""
    if environ["REQUEST_METHOD"] == "GET":
        start("200 OK", [("Content-Type", "text/plain")])
        return _pieces()
    line = environ["wsgi.input"].read() + b" %d\n" % os.getpid()
    with Path(os.environ["EFFECTS"]).open("ab", buffering=0) as effects:
        effects.write(line)
    start("201 Created", [("Content-Length", "0")])
    return [b""]


def _pieces() -> Iterable[bytes]:
    for number in range(PIECES):
        pause(PIECE_SECONDS)
        yield b"%d\n" % number
