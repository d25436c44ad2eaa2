# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import found_body
from services.deliberation.commands.found_body import FoundBody
from services.deliberation.domain.body_errors import SeatsNotAllowed
from services.deliberation.domain.errors import UnknownPlace
from tests.system.deliberation.compound import COMPOUND, OWNERS, Bench
from tests.system.deliberation.standing import COMMITTEE, founded


def test_three_seats_are_enough_for_ten_flats(bench: Bench):
    body = founded(bench)
    assert (body.gaps, body.sitting, body.by_election_due) == (3, (), False)
    assert bench.told("body", body.id) == ["BodyFounded"]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"seats": 4}, SeatsNotAllowed),
        ({"seats": 13}, SeatsNotAllowed),
        ({"kind": "interim_committee", "seats": 5}, SeatsNotAllowed),
        ({"place_path": f"{COMPOUND}/b99"}, UnknownPlace),
    ],
)
def test_what_cannot_be_set_up(bench: Bench, changed: dict[str, object], refusal: type[Exception]):
    with pytest.raises(refusal):
        founded(bench, **changed)
    assert bench.read().bodies.list({"within": COMPOUND}) == []


def test_not_by_a_resident(bench: Bench):
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: found_body.handle(tx, FoundBody.model_validate(COMMITTEE)))
