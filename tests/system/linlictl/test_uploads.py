# SPDX-License-Identifier: AGPL-3.0-or-later
"""Uploads that lie in a bucket go into the backup, and come back to where the installation keeps them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pymongo import MongoClient

from services.chassis.files import Blobs, open_blobs
from services.chassis.settings import Settings
from services.chassis.store import connect
from services.chassis.store.files import FILES
from tests.s3 import BUCKET, s3
from tests.system.linlictl.conftest import done, typed

__all__ = ["s3"]
KEPT = {"320585/a/whole": b"a picture" * 300_000, "320585/a/small": b"a", "320506/b/whole": b""}
TENANT_OF = {"a": "320585", "b": "320506"}


@pytest.fixture(autouse=True)
def bucket(
    s3: str, mongodb_uri: str, database: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, str]]:
    """The operator's shell at an installation that keeps uploads in a bucket."""
    given = {
        "LINLI_AMQP_URL": "amqp://127.0.0.1:1",
        "LINLI_MONGODB_URI": mongodb_uri,
        "LINLI_DATABASE_PREFIX": database,
        "LINLI_FILES_BUCKET": BUCKET,
        "LINLI_FILES_ENDPOINT": s3,
        "LINLI_FILES_ACCESS_KEY": "test",
        "LINLI_FILES_SECRET_KEY": "test",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    yield given
    with MongoClient(mongodb_uri) as client:
        for name in client.list_database_names():
            if name.startswith(database):
                client.drop_database(name)


def kept_at(given: dict[str, str], **changed: str) -> Blobs:
    """Where dispatch's uploads lie."""
    unused = {"LINLI_ISSUER": "http://127.0.0.1:1", "LINLI_JWKS_URL": "http://127.0.0.1:1"}
    settings = Settings.load(given | unused | changed)
    return open_blobs(settings, connect(settings, "dispatch"))


@pytest.fixture
def saved(bucket: dict[str, str], mongodb_uri: str, database: str, tmp_path: Path) -> Path:
    """A backup of two files, while a third, unknown to the database, is on its way."""
    with MongoClient(mongodb_uri) as client:
        files = client[f"{database}dispatch"][FILES.name]
        files.insert_many(
            [{"_id": f"{code}/{one}", "tenant": code, "id": one} for one, code in TENANT_OF.items()]
        )
    blobs = kept_at(bucket)
    for key, content in {**KEPT, "320585/c/0": b"on its way"}.items():
        blobs.put(key, content)
    done("backup", "dispatch", "--to", str(tmp_path / "backup"))
    return tmp_path / "backup"


def content(blobs: Blobs) -> dict[str, bytes | None]:
    return {key: blobs.get(key) for key in blobs.keys("")}


def test_they_come_back_into_a_bucket(saved: Path, bucket: dict[str, str], database: str) -> None:
    other = f"{database}o_"
    done("restore", "--from", str(saved), "--prefix", other, "--yes")
    blobs = kept_at(bucket, LINLI_DATABASE_PREFIX=other)
    assert content(blobs) == KEPT
    blobs.put("320585/d/whole", b"younger")
    done("restore", "--from", str(saved), "--prefix", other, "--replace", "--yes")
    assert content(blobs) == KEPT


def test_they_come_back_into_a_database(
    saved: Path, bucket: dict[str, str], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LINLI_FILES_BUCKET")
    other = f"{database}o_"
    done("restore", "--from", str(saved), "--prefix", other, "--yes")
    assert content(kept_at(bucket, LINLI_DATABASE_PREFIX=other, LINLI_FILES_BUCKET="")) == KEPT


def test_what_is_in_the_way_is_named(saved: Path, bucket: dict[str, str], database: str) -> None:
    other = f"{database}o_"
    blobs = kept_at(bucket, LINLI_DATABASE_PREFIX=other)
    blobs.put("320585/d/whole", b"somebody's")
    ran = typed("restore", "--from", str(saved), "--prefix", other, "--yes")
    assert (ran.code, f"the bucket {BUCKET} holds uploads of {other}dispatch" in ran.err) == (2, True)
    assert content(blobs) == {"320585/d/whole": b"somebody's"}


def test_a_backup_with_uploads_in_its_database_is_not_put_beside_a_bucket(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "elsewhere"
    with monkeypatch.context() as there:
        there.delenv("LINLI_FILES_BUCKET")
        done("backup", "dispatch", "--to", str(folder))
    ran = typed("restore", "--from", str(folder), "--prefix", "other_", "--yes")
    assert (ran.code, "restore without LINLI_FILES_BUCKET" in ran.err) == (2, True)


def test_a_bucket_that_is_away_ends_the_backup(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINLI_FILES_ENDPOINT", "http://127.0.0.1:1")
    ran = typed("backup", "dispatch", "--to", str(tmp_path / "more"))
    assert ran.code != 0
    assert not (tmp_path / "more" / "manifest.json").exists()
    assert "S3" in ran.err
