# SPDX-License-Identifier: AGPL-3.0-or-later
"""Content in the database and in a store that speaks S3: the same for both."""

import socket
import subprocess
import sys
from collections.abc import Iterator

import boto3
import httpx
import pytest

from services.chassis.files import Blobs, open_blobs
from services.chassis.files.s3 import BlobsDown
from services.chassis.settings import Settings
from services.chassis.store import connect
from tests.system.chassis.conftest import until

KEYS = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """A store that speaks S3, with the bucket `linli`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"

    def answers() -> bool:
        try:
            return httpx.get(f"{address}/moto-api/", trust_env=False).is_success
        except httpx.TransportError:
            return False

    until(answers)
    boto3.client("s3", endpoint_url=address, **KEYS).create_bucket(Bucket="linli")
    yield address
    server.terminate()
    server.wait(10)


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
