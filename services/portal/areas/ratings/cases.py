# SPDX-License-Identifier: AGPL-3.0-or-later
"""A case that follows a red light: interview (约谈), rectification, re-check, hearing, exit."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Field,
    acts,
    carry_out,
    place_field,
    word_choices,
)
from services.portal.authority import Permission
from services.portal.client.models.credit import CaseView, HandoverView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("rating_cases", __name__)
YES = "yes"
EXIT_DUE = "exit_due"
HAND_OVER, ARRANGE = "hand-over", "arrange-interim"
OF_HANDOVER = (HAND_OVER, ARRANGE)
RECORD = (Field("record", "long"), Field("document"))


@pages.get("/ratings/cases/<uuid:case_id>")
@needs(Permission.COUNCIL)
def show(case_id: UUID) -> Response:
    return _page(str(case_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/ratings/cases/<uuid:case_id>")
@needs(Permission.COUNCIL)
def act(case_id: UUID) -> Response:
    case = visit().credit.case(str(case_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        noun = "handovers" if chosen.name in OF_HANDOVER else "cases"
        visit().credit.send(f"{noun}/{case.id}:{chosen.name}", body, form.key)
        return flask.url_for("rating_cases.show", case_id=case.id, done=chosen.name)

    return carry_out(_acts(case, _handover(case)), lambda form: _page(case.id, form), do)


def _page(case_id: str, form: Form, done: str = "") -> Response:
    case = visit().credit.case(case_id)
    handover = _handover(case)
    html = flask.render_template(
        "rating_case.html",
        case=case,
        file=visit().credit.file(case.file_id),
        due=_day(case.rectification.due_on) if case.rectification else "",
        handover=handover,
        acts=_acts(case, handover, form),
        form=form,
        done=done,
    )
    return flask.Response(html, form.status)


def _day(day: date) -> str:
    return visit().words.day(day)


def _handover(case: CaseView) -> HandoverView | None:
    """Of a company that the owners parted from; a manager hands nothing over."""
    file = visit().credit.file(case.file_id)
    return visit().credit.handover(case.id) if case.state == "exited" and file.kind == "company" else None


def _acts(case: CaseView, handover: HandoverView | None, form: Form | None = None) -> Acts:
    asks = (_propose(form),) if case.state == EXIT_DUE else ()
    of_handover = _of_handover(handover) if handover and not handover.done else ()
    return acts(*(make() for state, make in ACTS if state == case.state), *asks, *of_handover)


def _of_handover(handover: HandoverView) -> tuple[Act, ...]:
    waiting = tuple((item.text, item.text) for item in handover.items if item.at is None)
    stand_in = (Field("provider"), Field("since", "date"), Field("until", "date"), Field("document"))
    return (
        Act(HAND_OVER, (Field("item", "select", choices=waiting, word="handover_item"), Field("document"))),
        Act(ARRANGE, stand_in),
    )


def _interview() -> Act:
    return Act("interview", (Field("held_at", "moment"), Field("attended"), *RECORD))


def _order() -> Act:
    return Act("order", (Field("tasks", "long"), Field("due_on", "date")))


def _recheck() -> Act:
    passed = Field("passed", "select", choices=word_choices("rating_passed", (YES, "no")))
    return Act("recheck", (passed, *RECORD), _with("passed"))


def _hear() -> Act:
    waived = Field("waived", "select", choices=word_choices("rating_waived", ("no", YES)))
    return Act("hear", (Field("held_on", "date"), waived, *RECORD), _with("waived"))


def _propose(form: Form | None) -> Act:
    return Act("propose-exit", (place_field(form, flats=True), Field("reasons", "long")))


def _close() -> Act:
    return Act("close", (Field("reasons", "long"),))


def _with(name: str) -> Callable[[Body], Body]:
    """What the API takes as true or false."""
    return lambda body: body | {name: body.get(name) == YES}


ACTS: tuple[tuple[str, Callable[[], Act]], ...] = (
    ("notified", _interview),
    ("interviewed", _order),
    ("rectifying", _recheck),
    ("overdue", _recheck),
    (EXIT_DUE, _hear),
    (EXIT_DUE, _close),
)
"""State → what can be done then; where it is due, the owners can be asked too."""
