# SPDX-License-Identifier: AGPL-3.0-or-later
"""What channels report later: a message arrived, or bounced. Signed with the gateway's secret."""

import flask
from pydantic import ValidationError

from services.chassis.clock import system_now
from services.chassis.http import PUBLIC, RawRequest, Resource, json_text
from services.chassis.http.problems import Malformed, unprocessable
from services.chassis.store.store import system_principal
from services.outreach.commands import take_report as taking
from services.outreach.commands.take_report import TakeReport
from services.outreach.domain.message_errors import ForgedReport
from services.outreach.store import Tx

reports = Resource("reports", "/outreach/v1/reports", requires=PUBLIC)


@reports.raw("POST", "", requires=PUBLIC, consumes="application/json", produces="application/json")
def take_report(call: RawRequest[Tx]) -> flask.Response:
    """A report of the gateway: whoever knows its secret speaks for it."""
    raw = flask.request.get_data()
    headers = {name.lower(): value for name, value in flask.request.headers.items()}
    if not call.tools.is_report(headers, raw, system_now()):
        raise ForgedReport
    try:
        report = json_text.read(TakeReport, raw)
    except ValidationError as error:
        raise unprocessable(error) from None
    except ValueError as error:
        raise Malformed(str(error)) from None
    by = system_principal(report.id.partition(".")[0], "outreach.report")
    call.transact(by, lambda tx: taking.handle(tx, report))
    return flask.Response(status=204)
