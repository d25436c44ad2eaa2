# SPDX-License-Identifier: AGPL-3.0-or-later
"""What mail servers report of our mail, and what mail programs send to have no more of it."""

import flask

from services.chassis.clock import system_now
from services.chassis.http import FORM, PUBLIC, RawRequest, Resource
from services.chassis.http.problems import Malformed
from services.chassis.store.store import system_principal
from services.outreach.commands import stop_mail as stopping
from services.outreach.commands import take_bounce as taking
from services.outreach.domain.message_errors import ForgedReport, UnknownStop
from services.outreach.store import Tx

mail = Resource("mail", "/outreach/v1/mail", requires=PUBLIC)


@mail.raw("POST", "/bounces", requires=PUBLIC, consumes="message/rfc822", produces="application/json")
def take_bounce(call: RawRequest[Tx]) -> flask.Response:
    """A delivery status notification as it came, signed as webhooks are by who passes it on."""
    raw = flask.request.get_data()
    headers = {name.lower(): value for name, value in flask.request.headers.items()}
    if not call.tools.is_bounce(headers, raw, system_now()):
        raise ForgedReport
    bounce = call.tools.read_bounce(_text(raw))
    by = system_principal(bounce.reference.partition(".")[0], "outreach.report")
    call.transact(by, lambda tx: taking.handle(tx, bounce))
    return flask.Response(status=204)


@mail.raw("POST", "/stops", requires=PUBLIC, consumes=FORM, produces="application/json", any_origin=True)
def stop_mail(call: RawRequest[Tx]) -> flask.Response:
    """One click in a mail program (`List-Unsubscribe=One-Click`): no more mail of this kind."""
    district, _, stop = flask.request.args.get("stop", "")[:1000].partition(".")
    if not (district and stop):
        raise UnknownStop
    by = system_principal(district, "outreach.stop")
    call.transact(by, lambda tx: stopping.handle(tx, stop))
    return flask.Response(status=204)


def _text(raw: bytes) -> str:
    """Raises Malformed."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Malformed("the report is not UTF-8") from None
