# SPDX-License-Identifier: AGPL-3.0-or-later
"""Content in the database and in a store that speaks S3: the same for both."""

import pytest

from services.chassis.files import Blobs, open_blobs
from services.chassis.files.s3 import BlobsDown
from services.chassis.settings import Settings
from services.chassis.store import connect
from tests.s3 import s3

__all__ = ["s3"]


def stored(settings: Settings, **changed: str) -> Blobs:
    return open_blobs(settings.model_copy(update=changed), connect(settings, "blobs"))


@pytest.fixture(params=["database", "s3"])
def blobs(request: pytest.FixtureRequest, settings: Settings) -> Blobs:
    if request.param == "database":
        return stored(settings)
    address = request.getfixturevalue("s3")
    secret = type(settings.files_access_key)("test")
    return stored(
        settings,
        files_bucket="linli",
        files_endpoint=address,
        files_access_key=secret,
        files_secret_key=secret,
    )


def test_what_is_put_can_be_read_replaced_and_deleted(blobs: Blobs) -> None:
    assert blobs.get("320585/1/whole") is None
    for content in (b"one" * 300_000, b""):
        blobs.put("320585/1/whole", content)
        assert blobs.get("320585/1/whole") == content
    for _ in range(2):
        blobs.delete("320585/1/whole")
        assert blobs.get("320585/1/whole") is None


def test_keys_are_told_by_how_they_begin(blobs: Blobs) -> None:
    for key in ("320585/1/whole", "320585/1/small", "320585/10/whole", "320506/1/whole"):
        blobs.put(key, b"x")
    assert list(blobs.keys("320585/1/")) == ["320585/1/small", "320585/1/whole"]
    assert len(list(blobs.keys(""))) == 4
    for key in list(blobs.keys("")):
        blobs.delete(key)


def test_a_store_that_is_away_is_no_refusal(settings: Settings) -> None:
    secret = type(settings.files_access_key)("test")
    away = stored(
        settings,
        files_bucket="linli",
        files_endpoint="http://127.0.0.1:1",
        files_access_key=secret,
        files_secret_key=secret,
    )
    with pytest.raises(BlobsDown):
        away.get("320585/1/whole")
    with pytest.raises(BlobsDown):
        list(away.keys(""))
