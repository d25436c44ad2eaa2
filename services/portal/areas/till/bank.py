# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bank statements (银行流水): each line with what it is and why, the rest to be decided."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Choices, Field, carry_out, word_choices
from services.portal.areas.letting.record import Card, Part, Record, show, status, yuan
from services.portal.areas.money.keeping import (
    account_choices,
    allowed,
    everywhere,
    fund_choices,
    offices,
    one_of,
)
from services.portal.authority import Permission
from services.portal.client.models.finance import BankLineView, ProposalView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("bank", __name__)
REGISTER, IMPORT = "register_account", "import_statement"
PROPOSED, ACCOUNT, UNMATCH = "match_proposal", "match_account", "unmatch_line"
SYNTAXES = ("csv", "mt940")


@pages.get("/money/desk/bank")
@needs(Permission.MONEY)
def index() -> Response:
    return _page(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/bank")
@needs(Permission.KEEP)
def act() -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == REGISTER:
            visit().finance.send("bank-accounts", body, form.key)
            return flask.url_for("bank.index", done=REGISTER)
        account = body.pop("bank_account_id", "")
        given = body | {"text": "\n".join(body.get("text", ()))}
        made = visit().finance.send(f"bank-accounts/{account}/statements", given, form.key)
        return flask.url_for("bank.statement", statement_id=made["id"], done=IMPORT)

    return carry_out(_acts(), _page, do)


@pages.get("/money/desk/bank/statements/<uuid:statement_id>")
@needs(Permission.MONEY)
def statement(statement_id: UUID) -> Response:
    words = visit().words
    cards = tuple(_card(one) for one in visit().till.lines_of(str(statement_id)))
    record = Record(
        words("till.statement"),
        "",
        (flask.url_for("bank.index"), words("till.to_bank")),
        words("till.statement_lead"),
        parts=(Part("lines", words("till.lines"), words("till.no_lines"), cards),),
    )
    return show(record, allowed(), Form.fresh(), flask.request.args.get("done", ""))


@pages.get("/money/desk/bank/lines/<uuid:line_id>")
@needs(Permission.MONEY)
def line(line_id: UUID) -> Response:
    return _line(str(line_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/bank/lines/<uuid:line_id>")
@needs(Permission.KEEP)
def decide(line_id: UUID) -> Response:
    found, proposals = visit().till.line(str(line_id)), visit().till.proposals(str(line_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        if chosen.name == UNMATCH:
            visit().finance.send(f"bank-lines/{found.id}:unmatch", body, form.key)
        elif chosen.name == PROPOSED:
            kind, _, ids = str(body.get("proposal", "")).partition(":")
            visit().finance.send(
                f"bank-lines/{found.id}:match", {"kind": kind, "ids": ids.split(",")}, form.key
            )
        else:
            given = {"kind": "account", "ids": [body.pop("fund_id", "")], **body}
            visit().finance.send(f"bank-lines/{found.id}:match", given, form.key)
        return flask.url_for("bank.line", line_id=found.id, done=chosen.name)

    return carry_out(_line_acts(found, proposals), lambda form: _line(found.id, form), do)


def _page(form: Form, done: str = "") -> Response:
    till, words = visit().till, visit().words
    open_lines = [
        one for state in ("waiting", "suspense") for place in offices() for one in till.lines(place, state)
    ]
    statements = tuple(
        Card(
            flask.url_for("bank.statement", statement_id=one.id),
            one.name,
            told=f"{words.day(one.first, year=True)} – {words.day(one.last, year=True)}",
            much=words.count("till.lines_of", one.lines),
        )
        for one in everywhere(till.statements)
    )
    record = Record(
        words("till.bank_title"),
        flask.url_for("bank.act"),
        (flask.url_for("money_desk.index"), words("money.to_desk")),
        words("till.bank_lead"),
        parts=(
            Part(
                "open",
                words("till.open_lines"),
                words("till.nothing_open"),
                tuple(_card(one) for one in open_lines),
            ),
            Part("statements", words("till.statements"), words("till.no_statements"), statements),
        ),
    )
    return show(record, _acts(), form, done)


def _card(one: BankLineView) -> Card:
    words = visit().words
    why = f" · {words.name('match_reason', one.reason)}" if one.reason else ""
    return Card(
        flask.url_for("bank.line", line_id=one.id),
        f"{words.day(one.day, year=True)} {one.payer or one.text}",
        status("line_state", one.state),
        f"{one.text} {one.reference}{why}",
        yuan(one.amount),
    )


def _acts() -> Acts:
    keep = Permission.KEEP
    return allowed((keep, _importing), (keep, _registering))


def _accounts() -> Choices:
    return tuple((one.id, f"{one.bank} {one.number}") for one in everywhere(visit().till.accounts))


def _importing() -> Act:
    fields = (
        Field("bank_account_id", "select", choices=one_of(_accounts())),
        Field("syntax", "select", choices=word_choices("bank_syntax", SYNTAXES), word="bank_syntax"),
        Field("name", word="file_name"),
        Field("text", "lines", word="bank_text"),
    )
    return Act(IMPORT, fields)


def _registering() -> Act:
    fields = (
        Field("number", word="account_number"),
        Field("bank"),
        Field("fund_id", "select", choices=one_of(fund_choices()), word="suspense_fund"),
    )
    return Act(REGISTER, fields)


def _line(line_id: str, form: Form, done: str = "") -> Response:
    till, words = visit().till, visit().words
    found, proposals = till.line(line_id), till.proposals(line_id)
    rows = (
        (words("money.amount"), yuan(found.amount)),
        (words("till.day"), words.day(found.day, year=True)),
        (words("till.payer"), found.payer),
        (words("till.what"), found.text),
        (words("till.reference"), found.reference),
        (words("till.is"), words.name("match_kind", found.kind) if found.kind else ""),
        (words("till.why"), words.name("match_reason", found.reason) if found.reason else ""),
        (words("till.note"), found.note),
    )
    entry = (
        (
            Part(
                "entry",
                words("till.entry"),
                "",
                (Card(flask.url_for("books.entry", entry_id=found.entry_id), words("till.reverse_it")),),
            ),
        )
        if found.entry_id
        else ()
    )
    record = Record(
        words("till.line"),
        flask.url_for("bank.decide", line_id=found.id),
        (flask.url_for("bank.statement", statement_id=found.statement_id), words("till.to_statement")),
        state=status("line_state", found.state),
        rows=rows,
        parts=entry,
    )
    return show(record, _line_acts(found, proposals), form, done)


def _line_acts(found: BankLineView, proposals: list[ProposalView]) -> Acts:
    keep = Permission.KEEP
    if found.state == "matched":
        undoing = Act(UNMATCH, (Field("reason", "long"),), asks=True)
        return allowed() if found.entry_id else allowed((keep, lambda: undoing))
    given = [(keep, lambda: _by_account(found))]
    if proposals:
        given.insert(0, (keep, lambda: _by_proposal(proposals)))
    return allowed(*given)


def _by_proposal(proposals: list[ProposalView]) -> Act:
    words = visit().words
    choices = tuple(
        (
            f"{one.kind}:{','.join(one.ids)}",
            " ".join(
                (
                    words.name("match_kind", one.kind),
                    yuan(one.amount),
                    words.name("match_reason", one.reason),
                )
            ),
        )
        for one in proposals
    )
    return Act(PROPOSED, (Field("proposal", "select", choices=choices),), asks=True)


def _by_account(found: BankLineView) -> Act:
    kind = "income" if found.amount.fen > 0 else "expense"
    fields = (
        Field("fund_id", "select", choices=one_of(fund_choices(found.place))),
        Field("account", "select", choices=account_choices(found.place, kind), word=f"{kind}_account"),
        Field("note", "long", required=False, word="match_note"),
    )
    return Act(ACCOUNT, fields, asks=True)
