# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tool room (共享工具房): what there is, a tool with its days, and a loan from booked to back."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, word_choices
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.sharing.shelf import keeps, place_field
from services.portal.authority import Permission
from services.portal.client.models.dispatch import (
    DepositView,
    LoanView,
    PageViewLoanView,
    PageViewToolView,
    ToolView,
)
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("tools", __name__)
CREATE, REVISE, RESTORE, WITHDRAW = "create_tool", "revise_tool", "restore_tool", "withdraw_tool"
BOOK, CANCEL, LEND, TAKE_BACK = "book_tool", "cancel_loan", "lend_tool", "take_back_tool"
VERBS = {RESTORE: "restore", WITHDRAW: "withdraw", CANCEL: "cancel", LEND: "lend", TAKE_BACK: "take_back"}
"""What the API calls an act on a tool or on a loan."""
OPEN = ("overdue", "lent", "booked", "waiting")
SHOWN = 50


@pages.get("/tools")
@needs(Permission.JOIN, Permission.SHARE)
def index() -> Response:
    return _index(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/tools")
@needs(Permission.SHARE)
def begin() -> Response:
    def do(form: Form, _: Act, body: Body) -> str:
        made = visit().sharing.send("tools", body, form.key)
        return flask.url_for("tools.tool", tool_id=made["id"], done=CREATE)

    return carry_out(_index_acts(Form.sent()), _index, do)


@pages.get("/tools/<uuid:tool_id>")
@needs(Permission.JOIN, Permission.SHARE)
def tool(tool_id: UUID) -> Response:
    return _tool(_found(tool_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/tools/<uuid:tool_id>")
@needs(Permission.JOIN, Permission.SHARE)
def act(tool_id: UUID) -> Response:
    found = _found(tool_id)

    def do(form: Form, chosen: Act, body: Body) -> str:
        sharing = visit().sharing
        if chosen.name == BOOK:
            made = sharing.send(f"tools/{found.id}:book", body, form.key)
            return flask.url_for("tools.loan", loan_id=made["id"], done=BOOK)
        if chosen.name == REVISE:
            sharing.put(f"tools/{found.id}", body, form.key)
        else:
            sharing.send(f"tools/{found.id}:{VERBS[chosen.name]}", body or None, form.key)
        return flask.url_for("tools.tool", tool_id=found.id, done=chosen.name)

    return carry_out(_tool_acts(found), lambda form: _tool(found, form), do)


@pages.get("/tools/loans/<uuid:loan_id>")
@needs(Permission.JOIN, Permission.SHARE)
def loan(loan_id: UUID) -> Response:
    return _loan(_lent(loan_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/tools/loans/<uuid:loan_id>")
@needs(Permission.JOIN, Permission.SHARE)
def go_on(loan_id: UUID) -> Response:
    found = _lent(loan_id)

    def do(form: Form, chosen: Act, body: Body) -> str:
        given = None if chosen.name == LEND else body
        visit().sharing.send(f"loans/{found.id}:{VERBS[chosen.name]}", given, form.key)
        return flask.url_for("tools.loan", loan_id=found.id, done=chosen.name)

    return carry_out(_loan_acts(found), lambda form: _loan(found, form), do)


def _found(tool_id: UUID) -> ToolView:
    return visit().sharing.read(f"tools/{tool_id}", ToolView)


def _lent(loan_id: UUID) -> LoanView:
    return visit().sharing.read(f"loans/{loan_id}", LoanView)


def _index(form: Form, done: str = "") -> Response:
    words, (found, borrowed) = visit().words, _kept() if keeps() else _own()
    title = words("sharing.open_loans") if keeps() else words("sharing.own_loans")
    record = Record(
        words("sharing.tools"),
        flask.url_for("tools.begin"),
        (flask.url_for("home.first"), words("sharing.home")),
        words("sharing.tools_lead"),
        parts=(
            Part("loans", title, words("sharing.no_loans"), tuple(map(_loan_card, borrowed))),
            Part("tools", words("sharing.tools"), words("sharing.no_tools"), tuple(map(_tool_card, found))),
        ),
    )
    return show(record, _index_acts(form), form, done)


def _kept() -> tuple[list[ToolView], list[LoanView]]:
    """What the person keeps, what is late first."""
    sharing, offices = visit().sharing, visit().by.places(Permission.SHARE)
    found = [
        one
        for at in offices
        for state in ("offered", "out_of_use")
        for one in sharing.read("tools", PageViewToolView, place=at, state=state).items
    ]
    borrowed = [
        one
        for at in offices
        for state in OPEN
        for one in sharing.read("loans", PageViewLoanView, place=at, state=state, limit=SHOWN).items
    ]
    return found, borrowed


def _own() -> tuple[list[ToolView], list[LoanView]]:
    sharing = visit().sharing
    found = sharing.read("tools", PageViewToolView, limit=SHOWN).items
    return found, sharing.read("loans", PageViewLoanView, mine=True, limit=SHOWN).items


def _tool_card(one: ToolView) -> Card:
    words = visit().words
    told = words("sharing.out_now") if one.out else one.code
    href = flask.url_for("tools.tool", tool_id=one.id)
    return Card(href, one.name, status("tool_state", one.state), told, _deposit(one.deposit))


def _loan_card(one: LoanView) -> Card:
    told = " · ".join(part for part in (one.person_name if keeps() else "", _days(one)) if part)
    href = flask.url_for("tools.loan", loan_id=one.id)
    return Card(href, one.name, status("loan_state", one.state), told, one.code)


def _days(one: LoanView) -> str:
    words = visit().words
    return f"{words.day(one.first)} – {words.day(one.last)}"


def _deposit(amount: DepositView) -> str:
    return visit().words.money(amount.fen, amount.currency) if amount.fen else ""


def _index_acts(form: Form) -> Acts:
    if not keeps():
        return acts()
    return acts(Act(CREATE, (*_offer(), place_field(form, CREATE))))


def _offer(one: ToolView | None = None) -> tuple[Field, ...]:
    deposit = f"{one.deposit.fen / 100:.2f}" if one and one.deposit.fen else ""
    return (
        Field("code", value=one.code if one else "", word="tool_code"),
        Field("name", value=one.name if one else "", word="tool_name"),
        Field("description", "long", required=False, value=one.description if one else "", word="tool_words"),
        Field("deposit", "yuan", required=False, value=deposit, word="tool_deposit"),
        Field("most_days", "number", value=str(one.most_days if one else 7), word="tool_most_days"),
    )


def _tool(found: ToolView, form: Form, done: str = "") -> Response:
    words = visit().words
    record = Record(
        found.name,
        flask.url_for("tools.act", tool_id=found.id),
        (flask.url_for("tools.index"), words("sharing.to_tools")),
        found.description,
        status("tool_state", found.state),
        rows=(
            (words("sharing.tool_code"), found.code),
            (words("sharing.deposit"), _deposit(found.deposit)),
            (words("sharing.most_days"), words.count("sharing.days", found.most_days)),
            (
                words("sharing.tool_line"),
                words.count("sharing.in_line", found.waiting) if found.waiting else "",
            ),
            (words("sharing.stands"), words("sharing.out_now") if found.out else ""),
            (words("sharing.reason"), found.reason),
        ),
        parts=(
            Part(
                "days",
                words("sharing.taken_days"),
                words("sharing.no_taken_days"),
                head=(words("sharing.from_day"), words("sharing.to_day")),
                rows=tuple((words.day(one.first), words.day(one.last)) for one in found.booked),
            ),
        ),
    )
    return show(record, _tool_acts(found), form, done)


def _tool_acts(found: ToolView) -> Acts:
    if not keeps():
        days = (
            Field("first", "date", word="loan_first"),
            Field("last", "date", word="loan_last"),
            Field("wait", "yes", required=False, word="loan_wait"),
        )
        return acts(Act(BOOK, days)) if found.state == "offered" else acts()
    if found.state == "withdrawn":
        return acts()
    restoring = (Act(RESTORE),) if found.state == "out_of_use" else ()
    withdrawing = Act(WITHDRAW, (Field("reason", "long", word="sharing_reason"),))
    return acts(*restoring, Act(REVISE, _offer(found)), withdrawing)


def _loan(found: LoanView, form: Form, done: str = "") -> Response:
    words = visit().words
    deposit = f"{_deposit(found.deposit)} · {words.name('loan_deposit', found.deposit_state)}"
    record = Record(
        found.name,
        flask.url_for("tools.go_on", loan_id=found.id),
        (flask.url_for("tools.index"), words("sharing.to_tools")),
        state=status("loan_state", found.state),
        rows=(
            (words("sharing.tool_code"), found.code),
            (words("sharing.person"), found.person_name),
            (words("sharing.loan_days"), _days(found)),
            (words("sharing.tool_line"), words("sharing.ahead", number=found.ahead) if found.ahead else ""),
            (words("sharing.deposit"), deposit if found.deposit.fen else ""),
            (words("sharing.lent_at"), words.when(found.lent_at) if found.lent_at else ""),
            (words("sharing.ended_at"), words.when(found.ended_at) if found.ended_at else ""),
            (words("sharing.reason"), words.name("loan_reason", found.reason)),
        ),
        ways=((flask.url_for("tools.tool", tool_id=found.tool_id), found.name),),
    )
    return show(record, _loan_acts(found), form, done)


def _loan_acts(found: LoanView) -> Acts:
    reason = Field("reason", "long", required=False, word="loan_reason")
    if found.state in ("lent", "overdue"):
        outcomes = word_choices("loan_state", ("returned", "damaged", "lost"))
        outcome = Field("outcome", "select", choices=outcomes, word="loan_outcome")
        held = found.deposit_state == "held"
        keeping = (Field("keep_deposit", "yes", required=False),) if held else ()
        return acts(Act(TAKE_BACK, (outcome, *keeping, reason))) if keeps() else acts()
    if found.state not in ("booked", "waiting"):
        return acts()
    lending = (Act(LEND),) if keeps() and found.state == "booked" else ()
    return acts(*lending, Act(CANCEL))
