# SPDX-License-Identifier: AGPL-3.0-or-later
"""A worker that cannot be right does not start: it ends with a reason, not with a trace."""

import os
import subprocess
import sys

import pytest

from scripts.debian import ROOT
from scripts.stack import ports
from services.chassis.settings import Settings
from services.chassis.worker import UNUSABLE

SECONDS = 60


def worker(settings: Settings, **given: str) -> "subprocess.CompletedProcess[str]":
    environment = {
        "LINLI_AMQP_URL": settings.amqp_url.get_secret_value(),
        "LINLI_MONGODB_URI": settings.mongodb_uri.get_secret_value(),
        "LINLI_DATABASE_PREFIX": settings.database_prefix,
        "LINLI_ISSUER": settings.issuer,
        "LINLI_JWKS_URL": settings.jwks_url,
        "LINLI_METRICS_PORT": str(ports.free_base()),
    }
    command = [sys.executable, "-m", "services.chassis.worker", "services.dispatch.app"]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | environment | given,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [("LINLI_INBOX_QUEUES", "0"), ("LINLI_INBOX_QUEUES", "129"), ("LINLI_DECLARE", "maybe")],
)
def test_settings_that_cannot_be_are_refused(settings: Settings, name: str, value: str) -> None:
    ended = worker(settings, **{name: value})
    assert ended.returncode == UNUSABLE, ended.stderr
    assert name in ended.stderr
    assert "Traceback" not in ended.stderr
