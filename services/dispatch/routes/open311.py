# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open311 GeoReport v2: what other 311 systems and apps speak, in XML and JSON.

Everybody reads, with no person in it; who reports has an access token of the district, in the form's field
`api_key` or the header, never in an address.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import flask
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import UnsupportedMediaType

from services.chassis.http import FORM, PUBLIC, RawRequest, Resource, View, json_text, query_text
from services.chassis.http.problems import Malformed, unprocessable, unreadable
from services.dispatch.commands import report_service_request
from services.dispatch.commands.report_service_request import ServiceRequest
from services.dispatch.domain.authority import Permission
from services.dispatch.queries import open311 as queries
from services.dispatch.queries.open311 import InJurisdiction, RequestFilter
from services.dispatch.routes.open311_forms import FORMS, JSON, XML, Form
from services.dispatch.routes.open311_view import (
    TokenView,
    to_created,
    to_definition,
    to_requests,
    to_service,
)
from services.dispatch.store import Tx

M = TypeVar("M", bound=BaseModel)
Work = Callable[..., flask.Response]
KEY = "api_key"
CHANGED = "2026-11-29 00:00"
_ATTRIBUTE = re.compile(r"attribute\[([^\[\]]+)\](\[\])?")


def refuse(status: int, code: str, title: str, data: Mapping[str, Any]) -> flask.Response:
    """In the form that the address names by its extension, else in the one that is asked for."""
    ending = flask.request.path.rstrip("/").rpartition(".")[2]
    asked = flask.request.accept_mimetypes.best_match([form.media for form in FORMS])
    form = next((one for one in FORMS if one.extension == ending), JSON if asked == JSON.media else XML)
    return form.refusal(status, code, title, data)


open311 = Resource("open311", "/dispatch/v1/public/<code:district>/open311", refuses=refuse)


class EndpointView(View):
    specification: str = "http://wiki.open311.org/GeoReport_v2"
    url: str
    changeset: str = CHANGED
    type: str = "production"
    formats: tuple[str, ...] = tuple(form.media for form in FORMS)


class DiscoveryView(View):
    """Where the endpoint is (Open311 Service Discovery)."""

    changeset: str = CHANGED
    contact: str
    key_service: str = "api_key: an OAuth 2 access token of this platform; POST only, in the form"
    endpoints: tuple[EndpointView, ...]


def _serve(work: Work, method: str, rule: str, **more: str) -> None:
    """The operation in each form: as many routes, each with its own media type."""
    for form in FORMS:

        def run(call: RawRequest[Tx], *, _form: Form = form, **ids: str) -> flask.Response:
            return work(call, _form, **ids)

        run.__name__, run.__doc__ = f"{work.__name__}_{form.extension}", work.__doc__
        said: dict[str, Any] = {"requires": PUBLIC, **more}
        declare = open311.raw(
            method,
            f"{rule}.{form.extension}",
            produces=form.media,
            any_origin=True,
            **said,
        )
        declare(run)


def show_discovery(call: RawRequest[Tx], form: Form) -> flask.Response:
    """Where the district's endpoint is, and which forms it speaks (Open311 服务发现)."""
    _asked(InJurisdiction)
    secure = flask.request.is_secure or flask.current_app.config["SESSION_COOKIE_SECURE"]
    site = f"{'https' if secure else 'http'}://{flask.request.host}"
    base = f"{site}{open311.prefix.replace('<code:district>', call.by.tenant)}/v2"
    return form.public("discovery", DiscoveryView(contact=site, endpoints=(EndpointView(url=base),)))


def list_services(call: RawRequest[Tx], form: Form) -> flask.Response:
    """What can be asked for (Open311 GET Service List)."""
    found = queries.list_services(call.read(call.by), _asked(InJurisdiction))
    return form.public("services", [to_service(one) for one in found])


def show_service(call: RawRequest[Tx], form: Form, service_code: str) -> flask.Response:
    """What a service asks for besides (Open311 GET Service Definition)."""
    found = queries.show_service(call.read(call.by), service_code, _asked(InJurisdiction))
    return form.public("service_definition", to_definition(found))


def list_service_requests(call: RawRequest[Tx], form: Form) -> flask.Response:
    """The requests of some days, of services or of a status (Open311 GET Service Requests)."""
    tx = call.read(call.by)
    return form.public("service_requests", to_requests(tx, queries.list_requests(tx, _asked(RequestFilter))))


def show_service_request(call: RawRequest[Tx], form: Form, order_id: str) -> flask.Response:
    """One request and how far it is (Open311 GET Service Request)."""
    tx = call.read(call.by)
    order = queries.show_request(tx, order_id, _asked(InJurisdiction))
    return form.public("service_requests", to_requests(tx, [order]))


def show_token(call: RawRequest[Tx], form: Form, token: str) -> flask.Response:
    """The id for a token (Open311): each request has its id at once, and that is its token, too."""
    order = queries.show_request(call.read(call.by), token, _asked(InJurisdiction))
    return form.public("service_requests", [TokenView(service_request_id=order.id, token=token)])


def report_request(call: RawRequest[Tx], form: Form) -> flask.Response:
    """Report a request (Open311 POST Service Request): an order of the channel open311."""
    if flask.request.mimetype != FORM:
        raise UnsupportedMediaType
    if flask.request.args:
        raise Malformed("all fields stand in the form, the key above all")
    jurisdiction, cmd = _told()

    def work(tx: Tx) -> BaseModel:
        queries.check_jurisdiction(tx, jurisdiction)
        return to_created(tx, report_service_request.handle(tx, cmd))

    return form.answer("service_requests", [call.transact(call.by, work)])


def _asked(model: type[M]) -> M:
    """The query. Raises Malformed, Unprocessable."""
    if len(flask.request.args) != len(list(flask.request.args.items(multi=True))):
        raise Malformed("a query parameter is given twice")
    return _read(model, flask.request.args.to_dict())


def _told() -> tuple[str | None, ServiceRequest]:
    """The form: which district it means, and the request; an empty field is none. Raises Malformed."""
    fields: dict[str, str] = {}
    attributes: dict[str, str] = {}
    for name, values in flask.request.form.lists():
        attribute = _ATTRIBUTE.fullmatch(name)
        if len(values) > 1 and not (attribute and attribute[2]):
            raise Malformed("a field of the form is given twice")
        if attribute:
            attributes[attribute[1]] = ", ".join(values)
        elif values[0]:
            fields[name] = values[0]
    fields.pop(KEY, None)
    jurisdiction = fields.pop("jurisdiction_id", None)
    return jurisdiction, _read(ServiceRequest, fields, attributes=attributes)


def _read(model: type[M], given: dict[str, str], **groups: dict[str, str]) -> M:
    try:
        return query_text.read(model, given, **groups)
    except ValidationError as error:
        raise unprocessable(error) from None
    except json_text.BadText as error:
        raise unreadable(error.field, error.reason) from None


_serve(show_discovery, "GET", "/discovery")
_serve(list_services, "GET", "/v2/services")
_serve(show_service, "GET", "/v2/services/<code:service_code>")
_serve(list_service_requests, "GET", "/v2/requests")
_serve(
    report_request,
    "POST",
    "/v2/requests",
    requires=Permission.ORDERS_REPORT,
    consumes=FORM,
    bearer_field=KEY,
)
_serve(show_service_request, "GET", "/v2/requests/<code:order_id>")
_serve(show_token, "GET", "/v2/tokens/<code:token>")
