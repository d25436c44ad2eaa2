# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity.domain import sessions
from services.identity.domain.events import RefreshTokenReused
from services.identity.domain.sessions import BearerText, RefreshFamily

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = "a" * 43
LATER = sessions.GRACE + timedelta(seconds=1)


def family(**changes: object) -> RefreshFamily:
    given: dict[str, object] = {
        "id": "f" * 43,
        "session_id": "s",
        "person_id": "p",
        "client_id": "portal",
        "scope": "openid",
        "code_id": "c",
        "current": sessions.digest(FIRST),
        "expires_at": NOW + timedelta(hours=1),
    }
    return RefreshFamily(**{**given, **changes})  # type: ignore[arg-type]


def test_what_is_handed_out_is_read_back() -> None:
    for text in (BearerText("320585", "i" * 43, FIRST), BearerText("platform", "", FIRST)):
        assert sessions.parse(str(text)) == text


@given(st.text(max_size=120))
def test_rubbish_is_no_bearer_text(text: str) -> None:
    found = sessions.parse(text)
    assert found is None or str(found) == text


@given(st.lists(st.text("abcdef", min_size=22, max_size=43), min_size=1, max_size=6, unique=True))
def test_only_the_newest_token_is_good(secrets: list[str]) -> None:
    current = family()
    used = [FIRST]
    for secret in secrets:
        current, events, good = sessions.rotate(current, used[-1], secret, "portal", NOW)
        assert good
        assert events == []
        used.append(secret)
    for old in used[:-1]:
        revoked, events, good = sessions.rotate(current, old, "n" * 43, "portal", NOW + LATER)
        assert not good
        assert revoked.revoked
        assert events == [RefreshTokenReused(current.id, "p", "portal")]
        after, events, good = sessions.rotate(revoked, used[-1], "n" * 43, "portal", NOW + LATER)
        assert (after, events, good) == (revoked, [], False)


@pytest.mark.parametrize(
    ("changes", "client"),
    [({}, "other"), ({"revoked": True}, "portal"), ({"expires_at": NOW}, "portal")],
)
def test_a_token_of_another_client_or_time_changes_nothing(changes: dict[str, object], client: str) -> None:
    given = family(**changes)
    assert sessions.rotate(given, FIRST, "n" * 43, client, NOW) == (given, [], False)


def test_a_lost_answer_is_asked_for_again() -> None:
    """The one token before the newest, at once: thirty seconds after it was used first."""
    second, third, fourth = ("b" * 43, "c" * 43, "d" * 43)
    current, _, _ = sessions.rotate(family(), FIRST, second, "portal", NOW)
    again, events, good = sessions.rotate(current, FIRST, third, "portal", NOW + sessions.GRACE)
    assert (events, good) == ([], True)
    assert sessions.matches(third, again.current)
    _, _, good = sessions.rotate(again, third, fourth, "portal", NOW + LATER)
    assert good
    revoked, events, good = sessions.rotate(again, FIRST, fourth, "portal", NOW + LATER)
    assert (revoked.revoked, good) == (True, False), "who holds a copy is found out"
    assert events == [RefreshTokenReused("f" * 43, "p", "portal")]


@given(st.integers(1, sessions.MOST_ANSWERS + 2), st.data())
def test_of_several_answers_to_one_question_one_goes_on(count: int, data: st.DataObject) -> None:
    """Two processes of a client ask at once, and which answer the browser keeps nobody knows."""
    answers = [f"{number:043d}" for number in range(count)]
    asked = family()
    for answer in answers:
        asked, events, good = sessions.rotate(asked, FIRST, answer, "portal", NOW)
        assert (events, good) == ([], True)
    kept = data.draw(st.sampled_from(answers[-sessions.MOST_ANSWERS :]))
    after, events, good = sessions.rotate(asked, kept, "n" * 43, "portal", NOW + LATER)
    assert (events, good, after.others) == ([], True, ())
    for other in {*answers, FIRST} - {kept}:
        revoked, events, good = sessions.rotate(after, other, "m" * 43, "portal", NOW + LATER)
        assert (revoked.revoked, good) == (True, False), "who holds a copy is found out"
        assert events == [RefreshTokenReused("f" * 43, "p", "portal")]
