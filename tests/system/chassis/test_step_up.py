# SPDX-License-Identifier: AGPL-3.0-or-later
"""What weighs much asks for a newer or stronger log-in (RFC 9470); what is asked is in the token."""

from typing import Any

import pytest

from services.chassis.clock import system_now
from tests.system.chassis.api import THINGS, Api, api, refused

__all__ = ["api"]

BOTH = {"max_age": 600, "acr": "two_factors"}


def removed(api: Api, asked: dict[str, Any], **claims: Any) -> Any:
    """A thing is taken away, which is of the group `releases`."""
    thing = api.add("a").get_json()["id"]
    return api.client.delete(f"{THINGS}/{thing}", headers=api.token(asks={"releases": asked}, **claims))


@pytest.mark.parametrize(
    ("asked", "acr", "age"),
    [
        ({"max_age": 600}, "two_factors", 700),
        ({"max_age": 600}, "one_factor", 700),
        (BOTH, "one_factor", 10),
        (BOTH, "two_factors", 700),
        (BOTH, "", 10),
    ],
)
def test_an_old_or_weak_log_in_is_challenged(api: Api, asked: dict[str, Any], acr: str, age: int) -> None:
    before = len(api.names())
    answer = removed(api, asked, acr=acr, auth_time=int(system_now().timestamp()) - age)
    problem = refused(answer, 401, "insufficient_authentication")
    assert (problem["acr_values"], problem["max_age"]) == (asked.get("acr", ""), 600)
    challenge = answer.headers["WWW-Authenticate"]
    assert challenge.startswith('Bearer realm="linli", error="insufficient_user_authentication"')
    assert ('acr_values="two_factors"' in challenge) == ("acr" in asked)
    assert 'max_age="600"' in challenge
    assert len(api.names()) == before + 1, "nothing was done"


@pytest.mark.parametrize("acr", ["one_factor", "two_factors"])
def test_a_new_log_in_passes(api: Api, acr: str) -> None:
    asked = {"max_age": 600} if acr == "one_factor" else BOTH
    assert removed(api, asked, acr=acr, auth_time=int(system_now().timestamp()) - 10).status_code == 204


def test_who_is_asked_nothing_and_other_operations_go_on(api: Api) -> None:
    thing = api.add("a").get_json()["id"]
    assert api.client.delete(f"{THINGS}/{thing}", headers=api.token()).status_code == 204
    never = api.token(asks={"releases": {"max_age": 0}}, auth_time=1)
    assert api.client.get(THINGS, headers=never).status_code == 200
    assert api.client.post(THINGS, json={"name": "b"}, headers=never).status_code == 201


@pytest.mark.parametrize("asks", [["releases"], {"releases": 600}, {"releases": {"max_age": "soon"}}])
def test_a_token_that_says_it_wrongly_is_none(api: Api, asks: Any) -> None:
    refused(api.client.get(THINGS, headers=api.token(asks=asks)), 401, "unauthenticated")


def test_who_has_not_proven_enough_is_told_what_is_needed(api: Api) -> None:
    lesser = api.token(lacks={"releases": "paper"})
    thing = api.add("a").get_json()["id"]
    problem = refused(api.client.delete(f"{THINGS}/{thing}", headers=lesser), 403, "not_proven_enough")
    assert problem["needed"] == "paper"
    assert api.client.get(THINGS, headers=lesser).status_code == 200
