# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.store.timers import TIMERS
from services.identity.store import REVIEW, REVIEW_OVERDUE
from services.identity.timers import emergency_review, emergency_review_overdue
from tests.system.identity.conftest import District
from tests.system.identity.emergencies import opened, prepared
from tests.system.identity.rights import bring_forward, fire

VERDICT = {"verdict": "justified", "note": "热线记录核对过，处理得当"}
REMINDER = "EmergencyReviewOverdue"


def test_what_nobody_reviews_is_told_again_and_counted_until_somebody_has(district: District) -> None:
    access = _over(district)
    for kind in (REVIEW, REVIEW_OVERDUE):
        assert _waiting(district) == [kind]
        bring_forward(district, kind)
        fire(district)
    assert _told(district, access).count(REMINDER) == 2
    assert _waiting(district) == [REVIEW_OVERDUE]
    district.ok("POST", f"/emergency-accesses/{access}:review", VERDICT)
    assert _waiting(district) == []


def test_what_was_reviewed_meanwhile_is_told_to_nobody(district: District) -> None:
    access = _over(district)
    district.ok("POST", f"/emergency-accesses/{access}:review", VERDICT)
    for timer in (emergency_review, emergency_review_overdue):
        for one in (access, "nothing"):
            district.house.store.transact(
                district.house.read(district.code).by, lambda tx, t=timer, o=one: t(tx, o, {})
            )
    assert REMINDER not in _told(district, access)
    assert _waiting(district) == []


def test_what_is_open_waits_for_no_review(district: District) -> None:
    opened(district, prepared(district)[1])
    assert _waiting(district) == []


def _over(district: District) -> str:
    """An emergency access that has ended."""
    access, _ = opened(district, prepared(district)[1])
    district.ok("POST", f"/emergency-accesses/{access['id']}:end")
    return str(access["id"])


def _told(district: District, access_id: str) -> list[str]:
    return district.house.events(district.code, "emergency_access", access_id)


def _waiting(district: District) -> list[str]:
    """The kinds of the timers that wait for a review."""
    wanted = {"tenant": district.code, "kind": {"$in": [REVIEW, REVIEW_OVERDUE]}}
    return [timer["kind"] for timer in district.house.store.database.collection(TIMERS).find(wanted)]
