# SPDX-License-Identifier: AGPL-3.0-or-later
"""A tariff's figures and shared costs (公摊): what meters count, spaces, a month's whole cost."""

from decimal import Decimal, InvalidOperation
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.charges.units import names, plain
from services.portal.areas.council.acts import (
    Act,
    Acts,
    Body,
    Field,
    carry_out,
    word_choices,
    wrong,
    wrong_line,
)
from services.portal.areas.governance.lines import rows
from services.portal.areas.letting.record import Part, Record, show, yuan
from services.portal.areas.money.formulas import spelled
from services.portal.areas.money.keeping import allowed
from services.portal.areas.money.tariffs import tariff_of
from services.portal.authority import Permission
from services.portal.client.finance import MOST
from services.portal.client.models.finance import PageViewSharedCostView, SharedCostView, TariffView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("charges", __name__)
RECORD, SHARE = "record_figures", "share_cost"
KEYS = ("area", "household")
STANDING, THOUSAND = "standing", 1000


@pages.get("/money/desk/tariffs/<uuid:tariff_id>/charges")
@needs(Permission.MONEY)
def charges(tariff_id: UUID) -> Response:
    return _page(str(tariff_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/tariffs/<uuid:tariff_id>/charges")
@needs(Permission.KEEP)
def act(tariff_id: UUID) -> Response:
    found = tariff_of(str(tariff_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        finance = visit().finance
        if chosen.name == SHARE:
            finance.send(f"tariffs/{found.id}/costs", _cost(body), form.key)
        else:
            finance.send(f"tariffs/{found.id}:figures", _figures(found, body), form.key)
        return flask.url_for("charges.charges", tariff_id=found.id, done=chosen.name)

    return carry_out(_acts(found), lambda form: _page(found.id, form), do)


def costs_of(tariff_id: str) -> list[SharedCostView]:
    """The latest month first."""
    found = visit().finance.read(f"tariffs/{tariff_id}/costs", PageViewSharedCostView, limit=MOST).items
    return sorted(found, key=lambda one: one.month, reverse=True)


def _cost(body: Body) -> Body:
    """The quantity is typed as the meter shows it."""
    key = {"key": body.pop("sharing_key")} if "sharing_key" in body else {}
    counted = {"quantity": _thousandths("quantity", body["quantity"])} if "quantity" in body else {}
    return body | key | counted


def _figures(found: TariffView, body: Body) -> Body:
    """Lines of a unit's name and its number. Raises Problem at the field, then nothing is recorded."""
    known = names(visit().identity.all_units(found.place))
    typed = rows("figures", body.get("figures", ()), "unit", "value")
    if not typed:
        raise wrong("figures")
    figures = [_figure(known, number, **one) for number, one in enumerate(typed)]
    return {"month": body.get("month", STANDING), "figures": figures}


def _figure(known: dict[str, str], number: int, unit: str, value: str) -> Body:
    thousandths = _read(value)
    if plain(unit) not in known or thousandths is None:
        raise wrong_line("figures", number)
    return {"unit_id": known[plain(unit)], "value": thousandths}


def _thousandths(field: str, text: str) -> int:
    """Raises Problem at the field for what is no number."""
    found = _read(text)
    if found is None:
        raise wrong(field)
    return found


def _read(text: str) -> int | None:
    """`12.345` → 12345; None for what is no number of at most three decimals."""
    try:
        number = Decimal(text) * THOUSAND
    except InvalidOperation:
        return None
    return (
        int(number) if number.is_finite() and number >= 0 and number == number.to_integral_value() else None
    )


def _page(tariff_id: str, form: Form, done: str = "") -> Response:
    words, found = visit().words, tariff_of(tariff_id)
    shared = tuple(
        (
            words.month(one.month),
            yuan(one.amount),
            words.name("sharing_key", one.key),
            words.number(one.units),
            words.number(one.quantity / THOUSAND) if one.quantity is not None else "–",
            yuan(one.unit_price) or "–",
        )
        for one in costs_of(found.id)
    )
    head = ("month", "amount", "key", "units", "quantity", "unit_price")
    record = Record(
        words("charges.title", name=found.name),
        flask.url_for("charges.act", tariff_id=found.id),
        (flask.url_for("tariffs.show", tariff_id=found.id), words("charges.to_tariff")),
        words("charges.lead"),
        rows=((words("money.formula"), spelled(words, found.formula)),),
        parts=(
            Part(
                "costs",
                words("charges.costs"),
                words("charges.no_costs"),
                head=tuple(words(f"charges.{name}") for name in head),
                rows=shared,
            ),
        ),
    )
    return show(record, _acts(found), form, done)


def _acts(found: TariffView) -> Acts:
    """What the tariff's formula asks for: a month's figures and costs, or spaces that stand."""
    keep, given = Permission.KEEP, []
    if "quantity" in found.formula:
        given += [(keep, _sharing), (keep, lambda: _recording(Field("month", "month")))]
    elif "spaces" in found.formula:
        given += [(keep, _recording)]
    return allowed(*given)


def _sharing() -> Act:
    fields = (
        Field("month", "month"),
        Field("amount", "yuan", word="shared_amount"),
        Field("sharing_key", "select", choices=word_choices("sharing_key", KEYS)),
        Field("quantity", required=False, word="meter_quantity"),
        Field("unit_price", "yuan", required=False),
    )
    return Act(SHARE, fields, asks=True)


def _recording(*month: Field) -> Act:
    return Act(RECORD, (*month, Field("figures", "lines")))
