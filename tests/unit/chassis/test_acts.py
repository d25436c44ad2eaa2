# SPDX-License-Identifier: AGPL-3.0-or-later
"""What acts are looked for by is kept as texts and comes back the same; an act fits where all holds."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.acts import Acts
from services.chassis.store.audit import AuditEntry, entry_id
from services.chassis.values import OrgPath

AT = datetime(2026, 5, 1, tzinfo=UTC)
ENTRY = AuditEntry(
    entry_id(7), "e-7", AT, "li", "PersonUnmasked", "person/p-1", ("p-1",), "/320585/001", "d", "", "", "h"
)
WORDS = st.none() | st.text(min_size=1, max_size=20)
PLACES = st.none() | st.sampled_from([OrgPath("/320585"), OrgPath("/320585/001/002")])
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2199, 12, 31))
ACTS = st.builds(Acts, WORDS, WORDS, WORDS, PLACES, DAYS, DAYS, emergency=WORDS)


@given(ACTS)
def test_it_comes_back_the_same(acts: Acts) -> None:
    assert Acts.kept(acts.texts()) == acts


def test_nothing_said_is_nothing_kept() -> None:
    assert Acts().texts() == {}
    assert Acts().fit(ENTRY)


@pytest.mark.parametrize(
    ("acts", "fits"),
    [
        (Acts(actor="li"), True),
        (Acts(actor="wang"), False),
        (Acts(person_id="p-1"), True),
        (Acts(person_id="p-2"), False),
        (Acts(act="PersonUnmasked", actor="li"), True),
        (Acts(act="PersonUnmasked", actor="wang"), False),
        (Acts(place=OrgPath("/320585")), True),
        (Acts(place=OrgPath("/320585/002")), False),
        (Acts(emergency="x"), False),
        (Acts(since=date(2030, 1, 1)), True),
    ],
)
def test_all_that_is_said_must_hold(acts: Acts, *, fits: bool) -> None:
    """The time is the ordering's."""
    assert acts.fit(ENTRY) == fits


def test_an_act_without_a_place_lies_nowhere() -> None:
    assert not Acts(place=OrgPath("/320585")).fit(replace(ENTRY, place=""))
