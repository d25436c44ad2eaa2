# SPDX-License-Identifier: AGPL-3.0-or-later
"""One request as rows of the public bulk intake, and what is wrong with it by our own reading."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from scripts.demo.api import Json
from scripts.demo.replay.csv_file import Request
from scripts.demo.replay.local_time import to_moment

SOURCE = "boston-311"
TOLERANCE = timedelta(minutes=2)
"""By so much dispatch lets the clocks of a source differ, unless a district says otherwise."""
LABELS = ("subject", "reason", "queue", "department", "ward")


class Fault(StrEnum):
    """Why dispatch must reject a request, each with the code it must give."""

    INCOMPLETE = "dispatch.intake.bad_row"
    CLOSED_BEFORE_OPENED = "dispatch.intake.closed_before_reported"
    IN_THE_FUTURE = "dispatch.intake.in_the_future"


def fault(request: Request, end: datetime) -> Fault | None:
    """What is wrong with a request seen at `end`, the moment at which the data were drawn."""
    opened, closed = to_moment(request.open_dt), to_moment(request.closed_dt)
    unreadable = (text and to_moment(text) is None for text in (request.target_dt, request.closed_dt))
    if not (request.case_id and request.type and request.source and opened) or any(unreadable):
        return Fault.INCOMPLETE
    if opened > end or (closed and closed > end):
        return Fault.IN_THE_FUTURE
    return Fault.CLOSED_BEFORE_OPENED if closed and closed < opened - TOLERANCE else None


def row(request: Request, places: Mapping[str, str], *, closed: bool) -> Json:
    """The request as it stood while open, or after it was closed. What cannot be read goes as it is."""
    facts: Json = {
        "source": SOURCE,
        "external_id": request.case_id,
        "category": request.type,
        "description": f"{request.type} ({request.reason})"[:2000],
        "channel": request.source,
        "reported_at": _moment(request.open_dt),
        "labels": {name: getattr(request, name) for name in LABELS if getattr(request, name)},
    }
    optional = {
        "place_path": places.get(request.neighborhood),
        "due_at": _moment(request.target_dt),
        "location": _location(request),
        "closed_at": _moment(request.closed_dt) if closed else "",
        "closure": request.closure_code if closed else "",
    }
    return facts | {name: value for name, value in optional.items() if value}


def _moment(text: str) -> str:
    moment = to_moment(text)
    return moment.isoformat() if moment else text


def _location(request: Request) -> Json | None:
    try:
        return {"latitude": float(request.lat_3dp), "longitude": float(request.lon_3dp)}
    except ValueError:
        return None
