# SPDX-License-Identifier: AGPL-3.0-or-later
"""A workbook (XLSX) written piece by piece: nobody has to hold all of it, however long it is.

A workbook is a ZIP file (PKWARE APPNOTE 6.3.3) of parts (ECMA-376). The sheet comes first, as a compressed
stream whose pieces need nothing of each other but where they end (deflate with full flushes, RFC 1951); its
sums stand behind it, then the other parts and the directory. Cells are texts (inline strings), no formulas.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from struct import pack
from xml.sax.saxutils import escape

from services.dispatch.domain.errors import SheetFull

MOST_ROWS = 1_048_576
"""Of a sheet, as spreadsheet programs take them."""
LONGEST_CELL = 32_767
SHEET = b"xl/worksheets/sheet1.xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_HEAD = f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>'
_FOOT = "</sheetData></worksheet>"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_BOOK_TYPE}"/>'
    f'<Override PartName="/{SHEET.decode()}" ContentType="{_SHEET_TYPE}"/></Types>'
)
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
    '<sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def _leads_to(kind: str, target: str) -> str:
    """A part that says which other belongs to one."""
    relation = f'<Relationship Id="rId1" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'


_OTHERS = (
    ("[Content_Types].xml", _TYPES),
    ("_rels/.rels", _leads_to("officeDocument", "xl/workbook.xml")),
    ("xl/workbook.xml", _BOOK),
    ("xl/_rels/workbook.xml.rels", _leads_to("worksheet", "worksheets/sheet1.xml")),
)
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STREAMED, _DEFLATED, _VERSION, _NO_DATE = 8, 8, 20, (0, 33)
"""Sums stand behind the stream (bit 3); of the first day that a ZIP knows: the same rows, the same file."""


@dataclass(frozen=True)
class Sums:
    """How far a sheet is: its rows, the check sum of its text, its bytes packed and plain."""

    rows: int = 0
    crc: int = 0
    packed: int = 0
    plain: int = 0

    @classmethod
    def of(cls, text: str) -> Sums:
        return cls(*map(int, text.split(".")))

    def __str__(self) -> str:
        return f"{self.rows}.{self.crc}.{self.packed}.{self.plain}"


def piece(sums: Sums, rows: Iterable[Sequence[str]], *, last: bool) -> tuple[Sums, bytes]:
    """The next rows of a workbook, its beginning first, with the `last` ones its end. Raises SheetFull."""
    written = list(rows)
    if sums.rows + len(written) > MOST_ROWS:
        raise SheetFull(MOST_ROWS)
    text = (_HEAD if not sums.plain else "") + "".join(map(_row, written)) + (_FOOT if last else "")
    plain = text.encode()
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(plain) + packer.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)
    begun = b"" if sums.plain else _local(SHEET, streamed=True)
    sums = Sums(
        sums.rows + len(written),
        zlib.crc32(plain, sums.crc),
        sums.packed + len(packed),
        sums.plain + len(plain),
    )
    return sums, begun + packed + (_end(sums) if last else b"")


def _row(cells: Sequence[str]) -> str:
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(text: str) -> str:
    told = escape(_NO_XML.sub("", text[:LONGEST_CELL]))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{told}</t></is></c>'


def _end(sums: Sums) -> bytes:
    """The sheet's sums, the other parts, and the directory of all."""
    end = pack("<4sLLL", b"PK\x07\x08", sums.crc, sums.packed, sums.plain)
    offset = len(_local(SHEET, streamed=True)) + sums.packed + len(end)
    directory = _listed(SHEET, (sums.crc, sums.packed, sums.plain), 0, streamed=True)
    for name, content in _OTHERS:
        plain = f"{_XML}{content}".encode()
        facts = (zlib.crc32(plain), len(plain), len(plain))
        part = _local(name.encode(), facts) + plain
        directory += _listed(name.encode(), facts, offset)
        end, offset = end + part, offset + len(part)
    count = len(_OTHERS) + 1
    return end + directory + pack("<4sHHHHLLH", b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)


def _local(name: bytes, facts: tuple[int, int, int] = (0, 0, 0), *, streamed: bool = False) -> bytes:
    way = (_VERSION, _STREAMED if streamed else 0, _DEFLATED if streamed else 0, *_NO_DATE)
    return pack("<4sHHHHHLLLHH", b"PK\x03\x04", *way, *facts, len(name), 0) + name


def _listed(name: bytes, facts: tuple[int, int, int], offset: int, *, streamed: bool = False) -> bytes:
    way = (_VERSION, _VERSION, _STREAMED if streamed else 0, _DEFLATED if streamed else 0, *_NO_DATE)
    return pack("<4sHHHHHHLLLHHHHHLL", b"PK\x01\x02", *way, *facts, len(name), 0, 0, 0, 0, 0, offset) + name
