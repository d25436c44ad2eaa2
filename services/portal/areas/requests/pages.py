# SPDX-License-Identifier: AGPL-3.0-or-later
"""The three lists of an area (需求清单, 服务清单, 公示清单), and how well its requests are dealt with."""

import flask

from services.portal.access import public
from services.portal.areas.board.pages import code
from services.portal.areas.overview.pages import months_before, shifted
from services.portal.areas.requests.figures import limits_by_month, members_lead, payers_lead, rates_by_month
from services.portal.client.models.dispatch import ListedAreaView
from services.portal.client.public_requests import PublicRequests
from services.portal.page_context import visit
from services.portal.panels import Panels

pages = flask.Blueprint("requests", __name__)
A_PAGE = 20
LISTS = ("demand", "services", "results")


@pages.get("/public/<district>/requests")
@public
def show(district: str) -> str:
    """One of the lists; what is asked for unless another one is chosen."""
    ours, place = visit().requests_of(code(district)), _place()
    asked, after = flask.request.args.get("list", ""), flask.request.args.get("after")
    chosen = asked if asked in LISTS else LISTS[0]
    found = None if chosen == "services" else ours.page(chosen, place, after, A_PAGE)
    return flask.render_template(
        "public_requests.html",
        district=district,
        chosen=chosen,
        lists=LISTS,
        services=ours.services(place) if chosen == "services" else (),
        page=found,
        after=after,
        **_around(ours, district, place),
    )


@pages.get("/public/<district>/requests/rates")
@public
def rates(district: str) -> str:
    """Six months: the rates, the kept limits, members' part; then this month by category and company."""
    ours, place, panels, words = visit().requests_of(code(district)), _place(), Panels(), visit().words
    running = ours.months(place)[-1].until
    by_category = panels.ask(lambda: ours.groups("categories", place, running))
    by_company = panels.ask(lambda: ours.groups("companies", place, running))
    over = (months_before(running)[0], shifted(running, -1))
    lead = panels.ask(lambda: ours.members_lead(place, *over))
    payers = panels.ask(lambda: visit().money_of(code(district)).members_lead(place, *over))
    months = ours.months(place, over[0], running)
    return flask.render_template(
        "public_rates.html",
        district=district,
        month=running,
        charts=(rates_by_month(words, months), limits_by_month(words, months)),
        lead=members_lead(words, lead.content) if lead.content else None,
        lead_problem=lead.problem,
        payers=payers_lead(words, payers.content) if payers.content else None,
        payers_problem=payers.problem,
        categories=by_category,
        companies=by_company,
        **_around(ours, district, place),
    )


def _place() -> str:
    """The area that is asked for; empty for the whole district."""
    return flask.request.args.get("place", "")


def _around(ours: PublicRequests, district: str, place: str) -> dict[str, object]:
    """The area with its name, the one above it and those below it."""
    above = place.rpartition("/")[0] if place.count("/") > 1 else ""
    beside = ours.areas("" if above == f"/{district}" else above) if place else []
    here = next((area for area in beside if area.path == place), None)
    below = ours.areas(place)
    return {
        "place": place,
        "here": here or (ListedAreaView(path=place, kind="", name=place) if place else None),
        "above": "" if above == f"/{district}" else above,
        "below": below,
    }
