# SPDX-License-Identifier: AGPL-3.0-or-later
"""What comes in as a form or in an address is UTF-8 or refused, never read with other signs in its place."""

import io
from urllib.parse import quote_from_bytes

import flask
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from werkzeug.datastructures import ImmutableMultiDict

from services.chassis.http import characters
from services.chassis.http.problems import Malformed

BROKEN = (
    b"\xff",
    b"\xc3",
    b"\xc3(",
    b"\xed\xa0\x80",
    b"\xf8\x88\x80\x80\x80",
    b"\xc0\xaf",
    "路灯".encode("gb18030"),
)
BOUNDARY = "b"
WITH_FILES = f"{characters.FORM_WITH_FILES}; boundary={BOUNDARY}"
NOT_EMPTY = st.text(st.characters(codec="utf-8"), min_size=1)

app = flask.Flask("forms")
characters.install(app)


def form(data: bytes, content_type: str) -> ImmutableMultiDict[str, str]:
    with app.test_request_context(method="POST", data=data, content_type=content_type):
        return flask.request.form


def part(disposition: bytes, value: bytes, *, kind: bytes = b"text/plain") -> bytes:
    head = b"--b\r\nContent-Disposition: form-data; " + disposition + b"\r\nContent-Type: " + kind
    return head + b"\r\n\r\n" + value + b"\r\n--b--\r\n"


def is_utf8(given: bytes) -> bool:
    try:
        given.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(NOT_EMPTY, NOT_EMPTY)
def test_every_text_of_a_form_comes_in_as_it_is(name: str, value: str) -> None:
    with app.test_request_context(method="POST", data={name: value}):
        assert list(flask.request.form.items()) == [(name, value)]


@given(st.binary(min_size=1))
def test_of_the_bytes_of_a_form_none_is_replaced(value: bytes) -> None:
    sent = f"a={quote_from_bytes(value)}".encode()
    if is_utf8(value):
        assert form(sent, characters.FORM)["a"].encode() == value
    else:
        with pytest.raises(Malformed):
            form(sent, characters.FORM)


@pytest.mark.parametrize("value", BROKEN)
@pytest.mark.parametrize("name", [b"a=", b"a=1&b=", b""])
def test_a_form_that_is_not_utf8_is_refused_and_not_empty(name: bytes, value: bytes) -> None:
    for sent in (name + value, name + quote_from_bytes(value).encode()):
        with pytest.raises(Malformed, match="the form is not UTF-8"):
            form(sent, characters.FORM)


@pytest.mark.parametrize("value", BROKEN)
def test_a_form_with_files_that_is_not_utf8_is_refused(value: bytes) -> None:
    for charset in (b"text/plain", b"text/plain; charset=iso-8859-1", b"text/plain; charset=gb18030"):
        with pytest.raises(Malformed, match="the form is not UTF-8"):
            form(part(b'name="a"', value, kind=charset), WITH_FILES)
    for sent in (b'name="' + value + b'"', b'name="a"; filename="' + value + b'.png"'):
        with pytest.raises(Malformed, match="the form is not UTF-8"):
            form(part(sent, b"x"), WITH_FILES)


@pytest.mark.parametrize("value", BROKEN)
def test_a_name_in_the_longer_writing_is_utf8_too(value: bytes) -> None:
    longer = quote_from_bytes(value).encode()
    for sent in (b"name*=utf-8''" + longer, b"name=\"a\"; filename*=utf-8''" + longer + b".png"):
        with pytest.raises(Malformed, match="a name in the form is not UTF-8"):
            form(part(sent, b"x"), WITH_FILES)


def test_a_file_holds_any_bytes_under_a_chinese_name() -> None:
    data = {"photo": (io.BytesIO(b"\xff\xd8\xff"), "路灯.jpeg"), "note": "\ufffd 路灯"}
    with app.test_request_context(method="POST", data=data):
        assert flask.request.form["note"] == "\ufffd 路灯"
        photo = flask.request.files["photo"]
        assert (photo.filename, photo.read()) == ("路灯.jpeg", b"\xff\xd8\xff")


@pytest.mark.parametrize(
    ("content_type", "data"),
    [
        (characters.FORM_WITH_FILES, b"--b--\r\n"),
        (f"{characters.FORM_WITH_FILES}; boundary=\xe9", b"--b--\r\n"),
        (WITH_FILES, b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n"),
        (WITH_FILES, b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nbroken off'),
    ],
)
def test_a_form_that_cannot_be_read_is_refused_and_not_empty(content_type: str, data: bytes) -> None:
    with pytest.raises(Malformed, match="the form cannot be read"):
        form(data, content_type)


@pytest.mark.parametrize("value", BROKEN)
def test_an_address_that_is_not_utf8_is_refused(value: bytes) -> None:
    raw, quoted = value.decode("latin-1"), quote_from_bytes(value)
    for what, changed in (
        ("path", {"PATH_INFO": f"/{raw}"}),
        ("query", {"QUERY_STRING": f"a={quoted}"}),
        ("query", {"QUERY_STRING": f"{quoted}=1&b"}),
        ("query", {"QUERY_STRING": raw}),
    ):
        refused = pytest.raises(Malformed, match=f"the {what} is not UTF-8")
        with app.test_request_context(environ_overrides=changed), refused:
            characters.check_address()


@given(NOT_EMPTY)
@example("/0:")
def test_every_address_in_utf8_is_taken(text: str) -> None:
    path = "/" + quote_from_bytes(text.encode(), safe="")
    with app.test_request_context(path, query_string={"a": text}):
        characters.check_address()
        assert flask.request.args["a"] == text
