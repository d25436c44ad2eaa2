# SPDX-License-Identifier: AGPL-3.0-or-later
"""The glass pocket (玻璃口袋): every project with its money, quarters, and who gave, for everybody."""

from uuid import UUID

import flask
from werkzeug.exceptions import NotFound

from services.portal.access import public
from services.portal.areas.board.pages import code
from services.portal.areas.money.figures import budget_gauge
from services.portal.client.http import GONE, Problem, Unreachable
from services.portal.page_context import visit
from services.portal.panels import Panels

pages = flask.Blueprint("glass", __name__)
A_PAGE, LATEST, HONOURED = 20, 8, 50


@pages.get("/public/<district>/money")
@public
def index(district: str) -> str:
    """Each part is asked for beside the others and fails alone; a district that is none is no page."""
    money, panels, after = visit().money_of(code(district)), Panels(), flask.request.args.get("after")
    projects = panels.ask(lambda: money.commitments(after, A_PAGE))
    statements = panels.ask(lambda: money.statements(None, LATEST))
    honours = panels.ask(lambda: money.donations(None, HONOURED))
    try:
        projects.needed()
    except Unreachable:
        pass
    except Problem as problem:
        if problem.status == GONE:
            raise NotFound from problem
    return flask.render_template(
        "glass.html", district=district, projects=projects, statements=statements, honours=honours
    )


@pages.get("/public/<district>/money/projects/<uuid:project_id>")
@public
def project(district: str, project_id: UUID) -> str:
    """What was resolved, what may be spent and what is, by whom it is done, and what was invoiced."""
    money, panels = visit().money_of(code(district)), Panels()
    found = money.commitment(str(project_id))
    return flask.render_template(
        "glass_project.html",
        district=district,
        project=found,
        works=panels.ask(lambda: money.works(found.id)),
        invoices=panels.ask(lambda: money.invoices(found.id)),
        gauge=budget_gauge(visit().words, found),
    )
