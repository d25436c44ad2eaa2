# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way around for every role, hats, and panels that fail alone."""

from collections.abc import Iterator
from functools import cache

import flask
import pytest

from services.chassis.values import OrgPath, Principal, Role, grants_of
from services.portal import navigation
from services.portal.app import AREAS, connect, make_portal
from services.portal.authority import HATS, HELD, Hat, Permission
from services.portal.client.http import Problem, Unreachable
from services.portal.log_in import LogIn
from services.portal.navigation import MOST_TABS, Area, Entry, theirs
from services.portal.page_context import PageContext
from services.portal.panels import Panels
from services.portal.portal import Portal
from services.portal.session import Session
from services.portal.settings import PortalSettings
from tests.unit.portal.test_pages import GIVEN

ENTRIES = [entry for area in AREAS for entry in area.entries]
PLACE = OrgPath("/320585/001/002")


@pytest.fixture(scope="module")
def app() -> flask.Flask:
    return make_portal(PortalSettings.load(GIVEN))


@pytest.fixture
def request_context(app: flask.Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


@cache
def portal() -> Portal:
    return connect(PortalSettings.load(GIVEN))


def visit_as(*roles: str, wished_hat: str = "") -> PageContext:
    by = Principal("320585", "p1", "李梅", grants_of([(role, PLACE) for role in roles], HELD))
    session = Session("token", "", "", 0, "csrf")
    log_in = LogIn(session, lambda _: by, lambda _: None)
    flask.g.visit = PageContext(portal(), "zh", log_in, wished_hat=wished_hat)
    return flask.g.visit


@pytest.mark.usefixtures("request_context")
@pytest.mark.parametrize("role", Role)
def test_every_role_finds_few_ways_and_all_lead_somewhere(app: flask.Flask, role: Role) -> None:
    present = visit_as(role)
    assert present.hat is HATS[role]
    found = [entry.page for entry in theirs(app, ENTRIES)]
    assert len(set(found)) == len(found)
    assert ("home.first" in found) == (role is not Role.PLATFORM_OPERATOR)
    assert ("desk.show" in found) == (HATS[role] is Hat.STAFF and Permission.READ in HELD[role])
    assert ("home.mine" in found) == (role is Role.RESIDENT)
    assert ("report.ask" in found) == (Permission.REPORT in HELD.get(role, ()))


@pytest.mark.parametrize("count", [1, MOST_TABS, MOST_TABS + 1, 12])
def test_a_phone_shows_few_tabs_and_the_others_behind_the_last(count: int) -> None:
    app = make_portal(PortalSettings.load(GIVEN))
    ways = [Entry("home.first", "home.nav", f"way {number}", frozenset(Hat)) for number in range(count)]
    navigation.install(app, [Area((), tuple(ways))])
    with app.test_request_context():
        present = visit_as(Role.DISTRICT_ADMIN)
        present.words = present.plain_words
        shown, behind = (app.jinja_env.globals[name]() for name in ("tabs", "more_tabs"))
    assert len(shown) == min(count, MOST_TABS)
    assert bool(behind) == (count > MOST_TABS) == (shown[-1].href == "/more")
    told = [tab.icon for tab in (*shown[: count if not behind else -1], *behind)]
    assert told == [f"way {number}" for number in range(count)]


@pytest.mark.usefixtures("request_context")
def test_who_has_two_hats_wears_the_one_that_they_put_on() -> None:
    assert visit_as(Role.RESIDENT, Role.GRID_WORKER).hat is Hat.STAFF
    assert visit_as(Role.RESIDENT, Role.GRID_WORKER, wished_hat="resident").hat is Hat.RESIDENT
    assert visit_as(Role.RESIDENT, wished_hat="staff").hat is Hat.RESIDENT
    assert visit_as().hat is None


@pytest.mark.usefixtures("request_context")
def test_a_panel_fails_alone_and_says_so() -> None:
    present = visit_as(Role.RESIDENT)

    def unanswered() -> None:
        raise Unreachable("dispatch")

    panels = Panels()
    silent = panels.ask(unanswered)
    there = panels.ask(lambda: [1, 2])
    assert (there.content, there.problem) == ([1, 2], "")
    assert silent.content is None
    assert silent.problem == present.plain_words.error("unavailable")
    with pytest.raises(Unreachable):
        silent.needed()


@pytest.mark.usefixtures("request_context")
@pytest.mark.parametrize("status", [401, 403])
def test_a_panel_whose_log_in_has_ended_leads_to_the_log_in(status: int) -> None:
    visit_as(Role.RESIDENT)

    def refused() -> None:
        raise Problem(status, "auth.forbidden", {})

    panel = Panels().ask(refused)
    if status == 403:
        assert panel.problem
    else:
        with pytest.raises(Problem):
            _ = panel.problem
