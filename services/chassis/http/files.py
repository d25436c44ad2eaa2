# SPDX-License-Identifier: AGPL-3.0-or-later
"""The routes of a service's files: upload in pieces, read what one may see."""

from typing import Any

import flask
from pydantic import Field

from services.chassis import files, written
from services.chassis.http.models import Id, Input, Name, View
from services.chassis.http.problems import Malformed
from services.chassis.http.raw_request import RawRequest
from services.chassis.http.resource import Resource
from services.chassis.http.route import AUTHENTICATED
from services.chassis.store import UnitOfWork
from services.chassis.store.files import FILES, FileState, StoredFile

MOST_DIGITS = 4


class BeginFile(Input):
    """`size`: bytes. `table`: to be read as rows (CSV, XLSX), in place of a picture or document."""

    name: Name
    size: int = Field(ge=1)
    table: bool = False


class FileView(View):
    """`piece_bytes`: what each piece has but the last; pieces are numbered from 0."""

    id: Id
    name: str
    state: FileState
    size: int
    piece_bytes: int
    content_type: str
    width: int
    height: int
    digest: str
    problem: str


def begin_file(tx: UnitOfWork, cmd: BeginFile) -> StoredFile:
    """Announce a file; then send its pieces and complete it. Unclaimed it is deleted after a day."""
    return files.begin(tx, cmd.name, cmd.size, table=cmd.table)


def complete_file(tx: UnitOfWork, file_id: str) -> StoredFile:
    """All pieces were sent: from now on it can be claimed, and soon be read."""
    return files.complete(tx, tx.tools.blobs, file_id)


def file_resource(prefix: str, readable: files.Readable) -> Resource:
    """`readable`: noun → a function that raises where the caller may not see that aggregate."""
    resource = Resource("files", prefix, of=FILES, shows=to_view, requires=AUTHENTICATED)
    resource.create(begin_file)
    resource.act("complete", complete_file)

    @resource.raw(
        "PUT",
        "/<id:file_id>/pieces/<code:number>",
        requires=AUTHENTICATED,
        consumes="application/octet-stream",
    )
    def put_piece(call: RawRequest[Any], file_id: str, number: str) -> flask.Response:
        """Send one piece; the same again changes nothing."""
        if not written.is_digits(number) or len(number) > MOST_DIGITS:
            raise Malformed("pieces are numbered from 0")
        tx = call.read(call.by)
        files.add_piece(tx, tx.tools.blobs, file_id, int(number), flask.request.get_data())
        return flask.Response(status=204)

    @resource.raw("GET", "/<id:file_id>/content", requires=AUTHENTICATED, produces="application/octet-stream")
    def show_content(call: RawRequest[Any], file_id: str) -> flask.Response:
        """The file, for whoever may see what it belongs to."""
        return _content(call, file_id, small=False)

    @resource.raw("GET", "/<id:file_id>/thumbnail", requires=AUTHENTICATED, produces="image/jpeg")
    def show_thumbnail(call: RawRequest[Any], file_id: str) -> flask.Response:
        """A small picture of it."""
        return _content(call, file_id, small=True)

    def _content(call: RawRequest[Any], file_id: str, *, small: bool) -> flask.Response:
        tx = call.read(call.by)
        file, content = files.opened(tx, tx.tools.blobs, file_id, readable, small=small)
        response = flask.Response(content, content_type="image/jpeg" if small else file.content_type)
        response.headers["Content-Disposition"] = "inline"
        response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response.headers["Cache-Control"] = "private, max-age=86400, immutable"
        return response

    return resource


def to_view(_: UnitOfWork, file: StoredFile) -> FileView:
    return FileView(
        id=file.id,
        name=file.name,
        state=file.state,
        size=file.size,
        piece_bytes=files.PIECE_BYTES,
        content_type=file.content_type,
        width=file.width,
        height=file.height,
        digest=file.digest,
        problem=file.problem,
    )
