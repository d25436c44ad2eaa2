# SPDX-License-Identifier: AGPL-3.0-or-later
"""Report a request through Open311 (GeoReport v2, POST Service Request)."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from services.chassis import written
from services.chassis.http import Input, Line
from services.chassis.values import Invalid, OrgPath
from services.dispatch.commands import Words, report_order
from services.dispatch.commands.report_order import Point, ReportOrder
from services.dispatch.domain import access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.orders import Label, Order
from services.dispatch.store import Tx

DOOR = "open311"
MEDIA = "media_url"
Short = Annotated[Line, Field(max_length=200)]


def _web_address(given: str) -> str:
    if given:
        written.web_address(given)
    return given


class ServiceRequest(Input):
    """The fields of the form.

    `address_id` is the path of a place. Who reports (`first_name` and the like) is known to the system that
    asks and answers them: it is not kept here. `attributes` are kept as labels, and so is the address of a
    picture.
    """

    service_code: Line = Field(min_length=1, max_length=40)
    description: Words
    lat: float | None = Field(None, ge=-90, le=90)
    long: float | None = Field(None, ge=-180, le=180)
    address_string: Short = ""
    address_id: OrgPath | None = None
    attributes: dict[Annotated[Line, Field(min_length=1, max_length=40)], Short] = Field({}, max_length=19)
    media_url: Annotated[Line, Field(max_length=1000), AfterValidator(_web_address)] = ""
    email: Short = ""
    first_name: Short = ""
    last_name: Short = ""
    phone: Short = ""
    device_id: Short = ""
    account_id: Short = ""

    @model_validator(mode="after")
    def _located(self) -> Self:
        if (self.lat is None) != (self.long is None):
            raise ValueError("lat and long are given together")
        if self.lat is None and not self.address_string and not self.address_id:
            raise ValueError("one of lat and long, address_string and address_id is needed")
        return self

    @property
    def labels(self) -> tuple[Label, ...]:
        told = {**self.attributes, **({MEDIA: self.media_url} if self.media_url else {})}
        return tuple(Label(name, value) for name, value in sorted(told.items()))


class _Report(ReportOrder):
    description: Words


def handle(tx: Tx, cmd: ServiceRequest) -> Order:
    report = _Report(
        category=cmd.service_code,
        description=cmd.description,
        place_path=cmd.address_id or _place(tx),
        address=cmd.address_string or None,
        location=_point(cmd),
    )
    return report_order.handle(tx, report, door=DOOR, labels=cmd.labels)


def _point(cmd: ServiceRequest) -> Point | None:
    if cmd.lat is None or cmd.long is None:
        return None
    return Point(latitude=cmd.lat, longitude=cmd.long)


def _place(tx: Tx) -> OrgPath:
    """The neighbourhood, or the area above it, for which the caller reports; staff correct it where needed.

    Raises Invalid if the caller reports for several.
    """
    held = {access.neighbourhood(path) for path in tx.by.places(Permission.ORDERS_REPORT)}
    widest = [path for path in held if not any(other != path and other.covers(path) for other in held)]
    if len(widest) != 1:
        raise Invalid("address_id", "is needed: the caller reports for several areas")
    return widest[0]
