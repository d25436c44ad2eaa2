# SPDX-License-Identifier: AGPL-3.0-or-later
"""Report a request through Open311 (GeoReport v2, POST Service Request)."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from services.chassis import written
from services.chassis.http import Input, Line, Lines
from services.chassis.values import Invalid, OrgPath
from services.dispatch.commands import Words, report_order
from services.dispatch.commands.report_order import Point, ReportOrder
from services.dispatch.domain import access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.errors import UnknownCategory
from services.dispatch.domain.forms import MOST_FIELDS, MOST_TEXT
from services.dispatch.domain.orders import Label, Order
from services.dispatch.policies import CategoryPolicy
from services.dispatch.store import Tx

DOOR = "open311"
MEDIA = "media_url"
LONGEST_LABEL = 200
MOST_LABELS = 19
Short = Annotated[Line, Field(max_length=LONGEST_LABEL)]
Attributes = dict[
    Annotated[Line, Field(min_length=1, max_length=40)], Annotated[Lines, Field(max_length=MOST_TEXT)]
]


def _web_address(given: str) -> str:
    if given:
        written.web_address(given)
    return given


class ServiceRequest(Input):
    """The fields of the form.

    `address_id` is the path of a place. Who reports (`first_name` and the like) is known to the system that
    asks and answers them: it is not kept here. `attributes` answer the form of the category; what it does not
    ask is kept as labels, and so is the address of a picture.
    """

    service_code: Line = Field(min_length=1, max_length=40)
    description: Words
    lat: float | None = Field(None, ge=-90, le=90)
    long: float | None = Field(None, ge=-180, le=180)
    address_string: Short = ""
    address_id: OrgPath | None = None
    attributes: Attributes = Field({}, max_length=MOST_FIELDS + MOST_LABELS)
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


class _Report(ReportOrder):
    description: Words


def handle(tx: Tx, cmd: ServiceRequest) -> Order:
    """Raises UnknownCategory also for what has a price: nobody can accept one here."""
    place = cmd.address_id or _place(tx)
    category = tx.policy(CategoryPolicy, place).find(cmd.service_code)
    if category is None or category.price is not None:
        raise UnknownCategory(cmd.service_code)
    asked = {field.code for field in category.form}
    report = _Report(
        category=cmd.service_code,
        description=cmd.description,
        place_path=place,
        address=cmd.address_string or None,
        location=_point(cmd),
        answers={code: value for code, value in cmd.attributes.items() if code in asked},
    )
    others = {code: value for code, value in cmd.attributes.items() if code not in asked}
    return report_order.handle(tx, report, door=DOOR, labels=_labels(others, cmd.media_url))


def _labels(others: dict[str, str], media_url: str) -> tuple[Label, ...]:
    """Raises Invalid."""
    if len(others) > MOST_LABELS:
        raise Invalid("attribute", f"the form asks for none of {len(others)}; {MOST_LABELS} are kept at most")
    for name, value in others.items():
        try:
            written.line(value)
        except ValueError as error:
            raise Invalid(f"attribute[{name}]", str(error)) from None
        if len(value) > LONGEST_LABEL:
            raise Invalid(f"attribute[{name}]", f"has at most {LONGEST_LABEL} characters")
    told = {**others, **({MEDIA: media_url} if media_url else {})}
    return tuple(Label(name, value) for name, value in sorted(told.items()))


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
