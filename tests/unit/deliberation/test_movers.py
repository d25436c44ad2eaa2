# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who moves a step on: a system administrator is the district's, which the rules name."""

import pytest

from services.chassis.values import Role
from services.deliberation.domain import consultation
from services.deliberation.domain.consultation import Consultation, Leaves, Step
from services.deliberation.domain.consultation_errors import NotTheMover
from services.deliberation.domain.customary import CONVENORS

STEP = Step(code="survey", name="问需", name_en="Ask", leaves=Leaves.SURVEY, moved_by=CONVENORS)


def test_a_system_administrator_moves_what_a_districts_administrator_moves() -> None:
    asked = Consultation(steps=(STEP,))
    assert consultation.due(asked, "t", "survey", frozenset({Role.SYSTEM_ADMIN})) == STEP
    for role in (Role.SECURITY_ADMIN, Role.AUDIT_ADMIN):
        with pytest.raises(NotTheMover):
            consultation.due(asked, "t", "survey", frozenset({role}))
