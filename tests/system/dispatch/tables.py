# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables of a source on the bench: a mapping, uploaded files, imports."""

from services.chassis import files, jobs
from services.chassis.store.jobs import Job
from services.chassis.values import Principal
from services.dispatch.commands import preview_import, put_mapping, start_import
from services.dispatch.commands.preview_import import Preview, PreviewImport
from services.dispatch.commands.put_mapping import PutMapping
from services.dispatch.commands.start_import import StartImport
from services.dispatch.domain.mappings import SourceMapping
from tests.system.dispatch.district import ADMIN, Bench
from tests.unit.dispatch.workbooks import HEADER, text

SOURCE = "hotline"
FIELDS = ("external_id", "description", "category", "reported_at", "state", "closed_at", "address")
MAPPING = {
    "source": SOURCE,
    "columns": [{"field": field, "name": name} for field, name in zip(FIELDS, HEADER, strict=True)],
    "zone": "Asia/Shanghai",
    "always": [{"field": "channel", "name": "import"}],
    "states": [
        {"theirs": "处理中", "ours": "open"},
        {"theirs": "已办结", "ours": "closed"},
        {"theirs": "已作废", "ours": "cancelled"},
    ],
    "categories": [{"theirs": "路灯", "ours": "lamp"}],
    "default_category": "other",
}
ROWS = (
    ("1", "灯不亮", "路灯", "2015-03-02 08:00", "处理中", "", "6号楼"),
    ("2", "井盖松动", "井盖", "2015-03-01 08:00", "已办结", "2015-03-01 18:00", "南门"),
    ("3", "重复来电", "其他", "2015-03-01 08:00", "已作废", "", ""),
    ("4", "时间不对", "路灯", "昨天", "处理中", "", ""),
    ("5", "来自将来", "路灯", "2015-03-12 08:00", "处理中", "", ""),
)


def mapped(bench: Bench, by: Principal = ADMIN, **changed: object) -> SourceMapping:
    cmd = PutMapping.model_validate(MAPPING | changed)
    return bench.act(by, lambda tx: put_mapping.handle(tx, cmd))


def uploaded(bench: Bench, content: bytes | None = None, by: Principal = ADMIN) -> str:
    """The id of a table that was uploaded; by default ROWS in GBK."""
    whole = text(HEADER, *ROWS).encode("gbk") if content is None else content
    blobs = bench.store.tools.blobs
    file = bench.act(by, lambda tx: files.begin(tx, "工单.csv", len(whole), table=True))
    for number, start in enumerate(range(0, len(whole), files.PIECE_BYTES)):
        piece = whole[start : start + files.PIECE_BYTES]
        files.add_piece(bench.read(by), blobs, file.id, number, piece)
    bench.act(by, lambda tx: files.complete(tx, blobs, file.id))
    return file.id


def previewed(bench: Bench, file_id: str, by: Principal = ADMIN, **more: object) -> Preview:
    cmd = PreviewImport(file_id=file_id, source=SOURCE, **more)
    return bench.act(by, lambda tx: preview_import.handle(tx, cmd))


def started(bench: Bench, file_id: str, by: Principal = ADMIN, **more: object) -> Job:
    cmd = StartImport(file_id=file_id, source=SOURCE, **more)
    return bench.act(by, lambda tx: start_import.handle(tx, cmd))


def report(bench: Bench, job: Job, by: Principal = ADMIN) -> list[str]:
    done = jobs.finished(bench.read(by), job.id)
    return b"".join(jobs.result(bench.read(by), done)).decode("utf-8-sig").splitlines()


def counts(bench: Bench, job: Job) -> tuple[int, int, int, int]:
    """Created, updated, unchanged, rejected."""
    run = bench.read().source_imports.get(job.id)
    return run.created, run.updated, run.unchanged, run.rejected
