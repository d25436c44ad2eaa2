# SPDX-License-Identifier: AGPL-3.0-or-later
"""What identity decides is told to whom it concerns, and what fails at its doors to the administrators."""

import pytest

from services.chassis.values import OrgPath, Role
from tests.system.outreach.district import COMPOUND, DISTRICT, NEIGHBOURHOOD, Bench

TO_THE_PERSON = (
    ("RealNameProven", "real_name/p-1", "/account/security"),
    ("RealNameWithdrawn", "real_name/p-1", "/account/security"),
    ("CorrectionDecided", "correction/c-1", "/my-data"),
    ("ErasureGranted", "erasure/e-1", "/my-data"),
    ("ErasureRefused", "erasure/e-1", "/my-data"),
    ("ErasureWaits", "erasure/e-1", "/my-data"),
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


def test_the_end_of_a_term_is_told_to_who_holds_it_and_to_who_looks_after_it(bench: Bench):
    bench.grant("chief", Role.SUPERVISOR, NEIGHBOURHOOD)
    bench.grant("elsewhere", Role.SUPERVISOR, OrgPath(f"{NEIGHBOURHOOD}9"))
    said = {"person_id": "p-1", "place_path": COMPOUND, "until": "2026-12-31"}
    bench.hear("OfficeEnding", "identity", "office/o-1", **said)
    bench.run()
    for who in ("p-1", "chief"):
        (message,) = bench.inbox(who)
        assert message.link == "/offices"
        assert "任期将满" in message.title
    assert bench.inbox("elsewhere") == []


def test_a_late_handover_is_told_to_both_sides_and_to_the_next_place_up(bench: Bench):
    bench.grant("chief", Role.SUPERVISOR, NEIGHBOURHOOD)
    late = {"place_path": COMPOUND, "told": NEIGHBOURHOOD, "due_on": "2026-12-08", "waiting": 2}
    bench.hear("OfficeHandoverLate", "identity", "office_handover/o-1", parties=["p-1", "p-2"], **late)
    bench.run()
    for who in ("p-1", "p-2", "chief"):
        (message,) = bench.inbox(who)
        assert "还有 2 项" in message.text


def test_an_emergency_that_nobody_has_reviewed_is_told_to_who_reviews(bench: Bench):
    bench.grant("admin", Role.DISTRICT_ADMIN, DISTRICT)
    bench.grant("audit", Role.AUDIT_ADMIN, DISTRICT)
    said = {"person_id": "p-1", "place_path": COMPOUND}
    for _ in range(2):
        bench.hear("EmergencyReviewOverdue", "identity", "emergency_access/e-1", **said)
    bench.run()
    for who in ("admin", "audit"):
        assert [message.link for message in bench.inbox(who)] == ["/emergency-access"] * 2
        assert "逾期未复核" in bench.inbox(who)[0].title
    assert bench.inbox("p-1") == []
