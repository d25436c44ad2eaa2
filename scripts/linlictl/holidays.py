# SPDX-License-Identifier: AGPL-3.0-or-later
"""`holidays`: the public holidays of a year, loaded once for all districts."""

import getpass
import json
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from scripts.linlictl import operations
from scripts.linlictl.connections import Connections, with_connections
from scripts.linlictl.errors import UsageError
from scripts.linlictl.output import Show, agreed, say
from scripts.services import FIRST
from services.chassis import written
from services.chassis.calendar import Calendar
from services.chassis.store import Store
from services.chassis.store.simulation import business_clock
from services.chassis.values import PLATFORM, DomainError, OrgPath, Principal, Role, grants_of
from services.identity.commands import load_holidays
from services.identity.commands.load_holidays import LoadHolidays
from services.identity.domain.authority import HELD
from services.identity.domain.holidays import HolidayNotice
from services.identity.store import Tx

COLUMNS = ("date", "name", "worked", "before")


@click.group()
def holidays() -> None:
    """Public holidays and make-up working days, as the State Council's notices name them."""


@holidays.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show which days change their kind; change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--reason", default="", help="Why; kept in identity's `operations`.")
@with_connections
def load(connections: Connections, show: Show, file: Path, *, dry_run: bool, yes: bool, reason: str) -> None:
    """Load the notice of a year from FILE for all districts.

    FILE is JSON in the published form: {"year": 2027, "papers": ["https://…"], "days": [{"name": "元旦",
    "date": "2027-01-01", "isOffDay": true}, …]}; isOffDay false is a make-up working day. Loading a year
    again replaces what was loaded; the same again changes nothing. A day that a district set itself goes
    before it. Each service then reckons its open deadlines again, one district after the other.
    """
    notice = read(file)
    store = _store(connections)
    kept = store.reader(_operator()).holiday_notices.find(str(notice.year))
    show.rows(changes(notice, kept), COLUMNS)
    if dry_run:
        say("nothing was changed")
        return
    agreed(f"load the holidays of {notice.year} for all districts?", yes=yes)
    try:
        loaded = store.transact(_operator(), lambda tx: load_holidays.handle(tx, notice))
    except DomainError as refusal:
        raise UsageError(f"{file}: {getattr(refusal, 'reason', refusal.code)}") from None
    if loaded == kept:
        say(f"the holidays of {notice.year} were loaded so already: nothing was changed")
        return
    detail: dict[str, Any] = {"tenant": PLATFORM, "year": notice.year, "days": len(notice.days)}
    operations.record(connections.database(FIRST), "holidays.load", reason, [detail])
    say(f"the holidays of {notice.year} are loaded: {len(notice.days)} days")


def read(file: Path) -> LoadHolidays:
    """The notice in a file; what its schema says of itself (`$…`) is passed over. Raises UsageError."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        given = {name: value for name, value in found.items() if not name.startswith("$")}
        return LoadHolidays.model_validate_json(json.dumps(given))
    except (ValueError, AttributeError) as error:
        first = error.errors()[0] if isinstance(error, ValidationError) else None
        at = ".".join(map(str, first["loc"])) if first else ""
        raise UsageError(f"{file}: {at} {first['msg'] if first else 'is no JSON object'}".strip()) from None


def changes(notice: LoadHolidays, kept: HolidayNotice | None) -> list[dict[str, Any]]:
    """Each day that is worked or off otherwise than until now."""
    loaded = kept.days if kept else ()
    before = Calendar(published={written.day(day.date): day.worked for day in loaded})
    return [
        {
            "date": day.date.isoformat(),
            "name": day.name,
            "worked": not day.is_off_day,
            "before": before.is_workday(day.date),
        }
        for day in notice.days
        if before.is_workday(day.date) == day.is_off_day
    ]


def _store(connections: Connections) -> Store[Tx]:
    database, settings = connections.database(FIRST), connections.settings
    return Store(database, Tx, business_clock(settings.clock, database, settings.database_prefix))


def _operator() -> Principal:
    grants = grants_of([(Role.PLATFORM_OPERATOR, OrgPath(f"/{PLATFORM}"))], HELD)
    return Principal(PLATFORM, "linlictl", f"linlictl.{getpass.getuser()}", grants)
