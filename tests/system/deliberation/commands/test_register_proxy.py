# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.deliberation.commands import cast_ballot, register_proxy
from services.deliberation.commands.cast_ballot import CastBallot
from services.deliberation.commands.register_proxy import RegisterProxy
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.casting import Proxy
from services.deliberation.domain.errors import (
    NotEntitled,
    ProxyOfTheCompany,
    RecordedAlready,
    TooManyPrincipals,
)
from tests.system.deliberation.compound import DESK, MANAGER, OWNERS, Bench, flat

AGENT = OWNERS[9]


def entrust(bench: Bench, vote_id: str, count: int, agent: str = AGENT.subject, unit: int = 0) -> Proxy:
    """Owner n entrusts somebody."""
    cmd = RegisterProxy(
        unit_id=flat(unit or count),
        principal_id=OWNERS[count - 1].subject,
        agent_id=agent,
        document=f"委托书{count}号",
    )
    return bench.act(DESK, lambda tx: register_proxy.handle(tx, vote_id, cmd))


def test_the_agent_votes_in_the_owners_place(bench: Bench):
    vote_id = bench.opened()
    entrust(bench, vote_id, 1)
    cmd = CastBallot(unit_id=flat(1), choice=Choice.AGREE, principal_id=OWNERS[0].subject)
    (ballot,) = bench.act(AGENT, lambda tx: cast_ballot.handle(tx, vote_id, cmd)).ballots
    assert (ballot.by, ballot.principal) == (AGENT.subject, OWNERS[0].subject)
    assert ballot.proxy_document == "委托书1号"
    assert bench.counted(vote_id).outcome.strict.sides.agree.heads == 1


def test_nobody_speaks_for_more_than_three(bench: Bench):
    vote_id = bench.opened()
    for count in (1, 2, 3):
        entrust(bench, vote_id, count)
    with pytest.raises(TooManyPrincipals):
        entrust(bench, vote_id, 4)
    assert len(bench.read().proxies.list({"vote_id": vote_id, "agent": AGENT.subject})) == 3


def test_neither_the_company_nor_a_stranger_to_the_unit(bench: Bench):
    vote_id = bench.opened()
    with pytest.raises(ProxyOfTheCompany):
        entrust(bench, vote_id, 1, MANAGER.subject)
    with pytest.raises(NotEntitled):
        entrust(bench, vote_id, 1, unit=2)


def test_an_owner_has_one_proxy(bench: Bench):
    vote_id = bench.opened()
    entrust(bench, vote_id, 1)
    with pytest.raises(RecordedAlready):
        entrust(bench, vote_id, 1, OWNERS[8].subject)
