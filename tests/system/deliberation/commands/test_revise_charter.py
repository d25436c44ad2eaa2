# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import revise_charter
from services.deliberation.commands.draft_charter import CharterText
from services.deliberation.domain.charter_errors import WrongCharterState
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench
from tests.system.deliberation.texts import FIRST, SILENCE, drafted, put


def test_a_draft_changes_until_the_owners_vote_on_it(bench: Bench):
    charter = drafted(bench)
    cmd = CharterText.model_validate({"title": "管理规约（二稿）", "clauses": [FIRST, SILENCE]})
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: revise_charter.handle(tx, charter.id, cmd))
    revised = bench.act(CONVENOR, lambda tx: revise_charter.handle(tx, charter.id, cmd))
    assert (len(revised.clauses), revised.digest != charter.digest) == (2, True)
    put(bench, charter)
    with pytest.raises(WrongCharterState):
        bench.act(CONVENOR, lambda tx: revise_charter.handle(tx, charter.id, cmd))
    assert bench.told("charter", charter.id) == ["CharterDrafted", "CharterDrafted"]
