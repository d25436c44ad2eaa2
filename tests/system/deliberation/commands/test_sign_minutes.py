# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.deliberation.commands import sign_minutes
from services.deliberation.domain.meeting_errors import ItemsOpen, NotASigner
from tests.system.deliberation.agenda import held, minuted, signed
from tests.system.deliberation.compound import ADMIN, CONVENOR, DESK, Bench


def test_chair_and_recorder_sign(bench: Bench):
    assert signed(bench).signed_by == (CONVENOR.subject, DESK.subject)


def test_no_role_stands_in_for_a_signature(bench: Bench):
    meeting = minuted(bench)
    with pytest.raises(NotASigner):
        bench.act(ADMIN, lambda tx: sign_minutes.handle(tx, meeting.id))


def test_not_while_an_item_is_open(bench: Bench):
    meeting = held(bench)
    with pytest.raises(ItemsOpen):
        bench.act(CONVENOR, lambda tx: sign_minutes.handle(tx, meeting.id))
