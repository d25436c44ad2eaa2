# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of assets (闲置用房, 广告位, 停车位), and paid services beside it."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, carry_out, word_choices
from services.portal.areas.letting.record import Card, Part, Record, show, status, yuan
from services.portal.areas.money.keeping import allowed, company_choices, everywhere, fund_choices, one_of
from services.portal.authority import Permission
from services.portal.client.models.finance import AssetView, CallView, PublicCallView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("assets", __name__)
KINDS, SERVICES = ("room", "advert", "parking"), ("elderly", "childcare", "parcel", "other")
REGISTER, CONTRACT, DEPOSIT = "register_asset", "contract_service", "take_deposit"
SIGN, CALL, RETIRE = "sign_lease", "call_bids", "retire_asset"
CASH_OR_BANK = ("1001", "1002")


@pages.get("/money/desk/assets")
@needs(Permission.MONEY)
def index() -> Response:
    return _index(Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/assets")
@needs(Permission.KEEP)
def begin() -> Response:
    def do(form: Form, chosen: Act, body: Body) -> str:
        finance = visit().finance
        if chosen.name == REGISTER:
            made = finance.send("assets", body, form.key)
            return flask.url_for("assets.asset", asset_id=made["id"], done=REGISTER)
        if chosen.name == CONTRACT:
            made = finance.send("services", _contract(body), form.key)
            return flask.url_for("leases.service", service_id=made["id"], done=CONTRACT)
        made = finance.send("deposits", body | {"id": form.key}, form.key)
        return flask.url_for("leases.deposit", deposit_id=made["id"], done=DEPOSIT)

    return carry_out(_index_acts(), _index, do)


@pages.get("/money/desk/assets/<uuid:asset_id>")
@needs(Permission.MONEY)
def asset(asset_id: UUID) -> Response:
    return _asset(str(asset_id), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/money/desk/assets/<uuid:asset_id>")
@needs(Permission.KEEP)
def act(asset_id: UUID) -> Response:
    found = visit().letting.asset(str(asset_id))

    def do(form: Form, chosen: Act, body: Body) -> str:
        finance, given = visit().finance, body | {"id": form.key}
        if chosen.name == SIGN:
            known = given | ({"call_id": found.call_id} if found.call_id else {})
            made = finance.send(f"assets/{found.id}/leases", known, form.key)
            return flask.url_for("leases.lease", lease_id=made["id"], done=SIGN)
        if chosen.name == CALL:
            made = finance.send(f"assets/{found.id}/calls", given, form.key)
            return flask.url_for("bid_calls.show_call", call_id=made["id"], done=CALL)
        finance.send(f"assets/{found.id}:retire", body, form.key)
        return flask.url_for("assets.asset", asset_id=found.id, done=RETIRE)

    return carry_out(_asset_acts(found), lambda form: _asset(found.id, form), do)


def _contract(body: Body) -> Body:
    """The share is typed in percent."""
    percent = body.get("share")
    return body | {"share": percent * 100} if isinstance(percent, int) else body


def _index(form: Form, done: str = "") -> Response:
    letting, words = visit().letting, visit().words
    assets, services = everywhere(letting.assets), everywhere(letting.services)
    calls, deposits = everywhere(letting.calls), everywhere(letting.deposits)
    record = Record(
        words("letting.title"),
        flask.url_for("assets.begin"),
        (flask.url_for("money_desk.index"), words("money.to_desk")),
        words("letting.lead"),
        parts=(
            Part(
                "assets",
                words("letting.assets"),
                words("letting.no_assets"),
                tuple(_card(one) for one in assets),
            ),
            Part(
                "calls",
                words("letting.calls"),
                words("letting.no_calls"),
                tuple(call_card(one) for one in calls),
            ),
            Part(
                "services",
                words("letting.services"),
                words("letting.no_services"),
                tuple(
                    Card(
                        flask.url_for("leases.service", service_id=one.id),
                        one.name,
                        status("service_kind", one.kind),
                        one.provider,
                        words("letting.percent", percent=words.number(one.share / 100)),
                    )
                    for one in services
                ),
            ),
            Part(
                "deposits",
                words("letting.deposits"),
                words("letting.no_deposits"),
                tuple(
                    Card(
                        flask.url_for("leases.deposit", deposit_id=one.id),
                        f"{one.payer} · {one.purpose}",
                        status("deposit_state", one.state),
                        one.receipt,
                        yuan(one.amount),
                    )
                    for one in deposits
                    if one.state != "returned"
                ),
            ),
        ),
    )
    return show(record, _index_acts(), form, done)


def _card(one: AssetView) -> Card:
    kind = visit().words.name("asset_kind", one.kind)
    address = flask.url_for("assets.asset", asset_id=one.id)
    return Card(address, f"{one.code} {one.name}", status("asset_state", one.state), kind)


def call_card(one: CallView | PublicCallView, href: str = "") -> Card:
    """A call with how many bids there are, until when, and the least rent; by default at the desk."""
    words = visit().words
    bids = words.count("letting.bids_made", one.bids)
    return Card(
        href or flask.url_for("bid_calls.show_call", call_id=one.id),
        one.name,
        status("call_state", one.state),
        words("letting.until_deadline", bids=bids, at=words.when(one.deadline)),
        words("letting.at_least", amount=yuan(one.floor)),
    )


def _index_acts() -> Acts:
    keep = Permission.KEEP
    return allowed((keep, _registering), (keep, _contracting), (keep, depositing))


def _registering() -> Act:
    fields = (
        Field("kind", "select", choices=word_choices("asset_kind", KINDS), word="asset_kind"),
        Field("code", word="asset_code"),
        Field("name", word="asset_name"),
        Field("fund_id", "select", choices=one_of(fund_choices("", "common_income"))),
    )
    return Act(REGISTER, fields)


def _contracting() -> Act:
    fields = (
        Field("kind", "select", choices=word_choices("service_kind", SERVICES), word="service_kind"),
        Field("name", word="service_name"),
        Field("company_id", "select", choices=company_choices()),
        Field("fund_id", "select", choices=one_of(fund_choices())),
        Field("share", "number", word="share_percent"),
        Field("begins", "month", word="first_month"),
        Field("ends", "month", word="last_month"),
    )
    return Act(CONTRACT, fields)


def depositing(lease_id: str = "", fund_id: str = "") -> Act:
    funds = ((fund_id, dict(fund_choices()).get(fund_id, fund_id)),) if fund_id else one_of(fund_choices())
    lease = (Field("lease_id", "select", choices=((lease_id, visit().words("letting.this_lease")),)),)
    fields = (
        Field("fund_id", "select", choices=funds),
        Field("payer", word="deposit_payer"),
        Field("purpose", word="deposit_purpose"),
        Field("amount", "yuan"),
        Field("account", "select", choices=word_choices("money_account", CASH_OR_BANK), word="money_account"),
        *(lease if lease_id else ()),
    )
    return Act(DEPOSIT, fields, asks=True)


def _asset(asset_id: str, form: Form, done: str = "") -> Response:
    letting, words = visit().letting, visit().words
    found, leases = letting.asset(asset_id), letting.leases_of(asset_id)
    calls = (letting.call(found.call_id),) if found.call_id else ()
    cards = tuple(
        Card(
            flask.url_for("leases.lease", lease_id=one.id),
            one.lessee,
            status("lease_state", one.state),
            f"{words.day(one.begins, year=True)} – {words.day(one.ends, year=True)}",
            yuan(one.rent),
        )
        for one in leases
    )
    record = Record(
        f"{found.code} {found.name}",
        flask.url_for("assets.act", asset_id=found.id),
        (flask.url_for("assets.index"), words("letting.to_assets")),
        words.name("asset_kind", found.kind),
        status("asset_state", found.state),
        parts=(
            Part("leases", words("letting.leases"), words("letting.no_leases"), cards),
            Part(
                "calls",
                words("letting.calls"),
                words("letting.no_calls"),
                tuple(call_card(one) for one in calls),
            ),
        ),
    )
    return show(record, _asset_acts(found), form, done)


def _asset_acts(found: AssetView) -> Acts:
    keep = Permission.KEEP
    if found.state == "called":
        return allowed((keep, lambda: _signing(found)))
    if found.state != "free":
        return allowed()
    retiring = Act(RETIRE, (Field("reason", "long"),), asks=True)
    return allowed((keep, lambda: _signing(found)), (keep, lambda: _calling(found)), (keep, lambda: retiring))


def _resolutions(found: AssetView) -> Field:
    known = everywhere(visit().finance.commitments)
    fitting = tuple((one.id, one.title) for one in known if found.place.startswith(one.place))
    return Field("resolution_id", "select", choices=one_of(fitting))


def _signing(found: AssetView) -> Act:
    fields = (
        _resolutions(found),
        Field("lessee"),
        Field("begins", "date", word="first_day"),
        Field("months", "number", value="12"),
        Field("rent", "yuan"),
        Field("payer_id", required=False),
    )
    return Act(SIGN, fields, asks=True)


def _calling(found: AssetView) -> Act:
    fields = (
        _resolutions(found),
        Field("text", "long", word="call_text"),
        Field("floor", "yuan"),
        Field("months", "number", value="12"),
        Field("deadline", "moment"),
    )
    return Act(CALL, fields, asks=True)
