# SPDX-License-Identifier: AGPL-3.0-or-later
"""A store that speaks S3 (moto's server), with the bucket `linli`."""

import socket
import subprocess
import sys
from collections.abc import Iterator

import boto3
import httpx
import pytest

from services.chassis.clock import monotonic, pause

KEYS = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
BUCKET = "linli"
START_S = 60


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """Its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address, ends = f"http://127.0.0.1:{port}", monotonic() + START_S
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not _answers(address):
        assert monotonic() < ends, "the store did not start"
        pause(0.05)
    boto3.client("s3", endpoint_url=address, **KEYS).create_bucket(Bucket=BUCKET)
    yield address
    server.terminate()
    server.wait(10)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/moto-api/", trust_env=False).is_success
    except httpx.TransportError:
        return False
