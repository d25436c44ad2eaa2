# SPDX-License-Identifier: AGPL-3.0-or-later
"""The file of requests: its header must be the known one, its rows may be as wrong as they are."""

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

GZIP_MAGIC = b"\x1f\x8b"


class Request(NamedTuple):
    """One row as it stands in the file, at its line; times are local and bear no zone."""

    line: int
    case_id: str
    open_dt: str
    target_dt: str
    closed_dt: str
    on_time_status: str
    case_status: str
    closure_code: str
    subject: str
    reason: str
    type: str
    queue: str
    department: str
    source: str
    neighborhood: str
    ward: str
    precinct: str
    zipcode: str
    property_type: str
    property_pid: str
    land_usage: str
    lat_3dp: str
    lon_3dp: str


COLUMNS = Request._fields[1:]


class Unusable(NamedTuple):
    """A row that is not even a request, and why."""

    line: int
    code: str
    detail: str
    cells: list[str]


class DataError(Exception):
    """The file as a whole cannot be used; nothing was started."""


def read(path: Path) -> tuple[list[Request], list[Unusable]]:
    """The rows of a CSV file, gzipped or not. Raises DataError."""
    requests: list[Request] = []
    unusable: list[Unusable] = []
    first_lines: dict[str, int] = {}
    try:
        for line, cells in _lines(path):
            if len(cells) != len(COLUMNS):
                detail = f"{len(cells)} cells instead of {len(COLUMNS)}"
                unusable.append(Unusable(line, "csv.cells", detail, cells))
                continue
            request = Request(line, *cells)
            first = first_lines.setdefault(request.case_id, line) if request.case_id else line
            if first == line:
                requests.append(request)
            else:
                unusable.append(
                    Unusable(line, "csv.duplicate", f"the case stands in line {first} too", cells)
                )
    except (OSError, EOFError, csv.Error, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as CSV in UTF-8: {error}") from None
    if not requests:
        raise DataError(f"{path}: has a header but no requests")
    return requests, unusable


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Every row behind the header with the line where it ends; blank lines are left out."""
    if not path.is_file():
        raise DataError(f"{path}: there is no such file")
    with _opened(path) as text:
        rows = csv.reader(text)
        _check_header(path, next(rows, []))
        yield from ((rows.line_num, cells) for cells in rows if cells)


def _opened(path: Path) -> TextIO:
    """The text of the file, whatever its name says about packing."""
    with path.open("rb") as raw:
        packed = raw.read(len(GZIP_MAGIC)) == GZIP_MAGIC
    binary = gzip.GzipFile(path) if packed else path.open("rb")
    return io.TextIOWrapper(binary, encoding="utf-8-sig", newline="")


def _check_header(path: Path, header: list[str]) -> None:
    """Raises DataError naming every column that is missing or unknown."""
    if not header:
        raise DataError(f"{path}: is empty")
    missing = [name for name in COLUMNS if name not in header]
    unknown = [name for name in header if name not in COLUMNS]
    if missing or unknown:
        told = [("missing columns", missing), ("unknown columns", unknown)]
        text = "; ".join(f"{what}: {', '.join(map(repr, names))}" for what, names in told if names)
        raise DataError(f"{path}: is not a file of 311 requests as we know them: {text}")
    if tuple(header) != COLUMNS:
        raise DataError(
            f"{path}: its columns stand in another order, or twice; expected {', '.join(COLUMNS)}"
        )
