# SPDX-License-Identifier: AGPL-3.0-or-later
"""What identity decides is told to whom it concerns, and what fails at its doors to the administrators."""

import pytest

from services.chassis.values import Role
from tests.system.outreach.district import COMPOUND, DISTRICT, NEIGHBOURHOOD, Bench

TO_THE_PERSON = (
    ("RealNameProven", "real_name/p-1", "/account/security"),
    ("RealNameWithdrawn", "real_name/p-1", "/account/security"),
    ("CorrectionDecided", "correction/c-1", "/my-data"),
    ("ErasureGranted", "erasure/e-1", "/my-data"),
    ("ErasureRefused", "erasure/e-1", "/my-data"),
)
TO_ADMINISTRATORS = (
    ("ClientExpiring", "client/permits", "/clients", {"name": "许可系统"}, "许可系统"),
    ("FeedOverdue", "feed/police", "/feeds", {"name": "人口", "place_path": COMPOUND}, "人口"),
    ("FeedBatchHeld", "feed_batch/b-1", "/feeds", {"batch": "2026-11"}, "2026-11"),
    ("FeedCertificateExpiring", "feed_pull/police", "/feeds", {"name": "公安"}, "公安"),
    ("FeedBatchStopped", "feed_batch/b-2", "/feeds", {"batch": "2026-12"}, "2026-12"),
)


@pytest.mark.parametrize(("fact", "aggregate", "link"), TO_THE_PERSON)
def test_a_person_is_told_and_nobody_reads_the_reason_in_a_message(
    bench: Bench, fact: str, aggregate: str, link: str
):
    reason = {"reason": "姓名与证件不符"} if fact in ("CorrectionDecided", "ErasureRefused") else {}
    bench.hear(fact, "identity", aggregate, person_id="p-1", **reason)
    bench.run()
    (message,) = bench.inbox("p-1")
    assert message.link == link
    assert "姓名与证件不符" not in message.title + message.text + message.sms


@pytest.mark.parametrize(("fact", "aggregate", "link", "said", "named"), TO_ADMINISTRATORS)
def test_the_districts_administrators_are_told_and_nobody_further_down(
    bench: Bench, fact: str, aggregate: str, link: str, said: dict[str, object], named: str
):
    bench.grant("admin", Role.DISTRICT_ADMIN, DISTRICT)
    bench.grant("desk", Role.DISPATCHER, NEIGHBOURHOOD)
    for _ in range(2 if fact == "ClientExpiring" else 1):
        bench.hear(fact, "identity", aggregate, **said)
    bench.run()
    (message,) = bench.inbox("admin")
    assert named in message.title
    assert message.link == link
    assert bench.inbox("desk") == []
