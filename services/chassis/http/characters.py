# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a request says is UTF-8 or is refused: Werkzeug would put other signs in place of broken bytes."""

from typing import IO
from urllib.parse import parse_qsl, unquote_to_bytes

import flask
from werkzeug.datastructures import FileStorage, Headers, MultiDict
from werkzeug.formparser import FormDataParser, MultiPartParser
from werkzeug.http import parse_options_header
from werkzeug.sansio.multipart import File

from services.chassis.http.problems import Malformed

FORM = "application/x-www-form-urlencoded"
"""The media type of a form without files."""
FORM_WITH_FILES = "multipart/form-data"
REPLACED = "\ufffd"

Parsed = tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]


def install(app: flask.Flask) -> None:
    """Refuse forms that are not UTF-8; who installs it checks the address, too, before the request is run."""
    app.request_class = _Request


def check_address() -> None:
    """Raises Malformed where the path or the query of the current request is not UTF-8."""
    environ = flask.request.environ
    _check("path", environ["PATH_INFO"])
    if not environ["QUERY_STRING"].isascii() or "%" in environ["QUERY_STRING"]:
        _check("query", unquote_to_bytes(environ["QUERY_STRING"].encode("latin-1")).decode("latin-1"))


def _check(what: str, given: str) -> None:
    """`given`: bytes as WSGI gives them, a character each."""
    if not given.isascii():
        _utf8(given.encode("latin-1"), what)


def _utf8(given: bytes, what: str) -> str:
    try:
        return given.decode()
    except UnicodeDecodeError:
        raise Malformed(f"the {what} is not UTF-8") from None


class _Parts(MultiPartParser):
    """Keeps each byte of a field as a character (latin-1), for `_Forms` to read."""

    def get_part_charset(self, headers: Headers) -> str:
        _check_names(headers)
        return "latin-1"

    def start_file_streaming(self, event: File, total_content_length: int | None) -> IO[bytes]:
        _check_names(event.headers)
        return super().start_file_streaming(event, total_content_length)


def _check_names(headers: Headers) -> None:
    """Raises Malformed where broken bytes in the name of a field or a file (`filename*=`) were replaced."""
    given = headers["content-disposition"]
    if REPLACED in str(parse_options_header(given)) and REPLACED not in given:
        raise Malformed("a name in the form is not UTF-8")


class _Forms(FormDataParser):
    """Raises Malformed for a form that cannot be read, where Werkzeug would find it empty."""

    def parse(
        self,
        stream: IO[bytes],
        mimetype: str,
        content_length: int | None,
        options: dict[str, str] | None = None,
    ) -> Parsed:
        if mimetype not in (FORM, FORM_WITH_FILES):
            return stream, self.cls(), self.cls()
        try:
            if mimetype == FORM:
                return stream, self.cls(_fields(stream.read())), self.cls()
            return stream, *self._parts(stream, content_length, options or {})
        except UnicodeDecodeError:
            raise Malformed("the form is not UTF-8") from None
        except ValueError:
            raise Malformed("the form cannot be read") from None

    def _parts(
        self, stream: IO[bytes], content_length: int | None, options: dict[str, str]
    ) -> tuple[MultiDict[str, str], MultiDict[str, FileStorage]]:
        boundary = options.get("boundary", "").encode("ascii")
        if not boundary:
            raise ValueError("a form with files names its boundary")
        parser = _Parts(
            self.stream_factory,
            max_form_memory_size=self.max_form_memory_size,
            max_form_parts=self.max_form_parts,
        )
        fields, files = parser.parse(stream, boundary, content_length)
        read = [(name, _utf8(text.encode("latin-1"), "form")) for name, text in fields.items(multi=True)]
        return self.cls(read), files


def _fields(given: bytes) -> list[tuple[str, str]]:
    return parse_qsl(given.decode(), keep_blank_values=True, errors="strict")


class _Request(flask.Request):
    form_data_parser_class = _Forms
