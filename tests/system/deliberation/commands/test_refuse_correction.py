# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.deliberation.commands import refuse_correction
from services.deliberation.commands.refuse_correction import RefuseCorrection
from services.deliberation.domain.correction_errors import CorrectionDecided
from services.deliberation.domain.corrections import State
from tests.system.deliberation.compound import CONVENOR, Bench
from tests.system.deliberation.rolls import area, proposed

NO = RefuseCorrection(note="登记簿与名册一致。")


def test_it_changes_nothing_and_stays_on_record_with_the_reason(bench: Bench):
    vote_id = bench.frozen()
    made = proposed(bench, vote_id, area(1, 80))
    refused = bench.act(CONVENOR, lambda tx: refuse_correction.handle(tx, made.id, NO))
    assert (refused.state, refused.note) == (State.REFUSED, NO.note)
    assert bench.fire() == 0
    assert bench.vote(vote_id).roll.version == 1
    with pytest.raises(CorrectionDecided):
        bench.act(CONVENOR, lambda tx: refuse_correction.handle(tx, made.id, NO))
