# SPDX-License-Identifier: AGPL-3.0-or-later
"""The steps of a publication: each gives it as it is then, or refuses."""

from dataclasses import replace
from datetime import datetime

from services.chassis.calendar import Calendar
from services.chassis.publicity.errors import (
    NotPosted,
    ObjectionRuled,
    OwnObjection,
    PostedAlready,
    PublicityOver,
    PublicityRuns,
)
from services.chassis.publicity.publication import (
    TAKING_OBJECTIONS,
    Objection,
    Outcome,
    Posting,
    Publication,
    Stage,
    Unit,
)
from services.chassis.values import Invalid

MOST_POSTINGS = 50


def publish(publication: Publication, calendar: Calendar) -> Publication:
    """The notice is online; without a board its clock runs from now on."""
    assert publication.stage is Stage.NOTICED, "a publication is published once"
    if publication.terms.on_board:
        return publication
    return _opened(publication, publication.published_at, calendar)


def post(publication: Publication, posting: Posting, calendar: Calendar) -> Publication:
    """It hangs on a board: the first one starts the clock. Raises PublicityOver, PostedAlready, Invalid."""
    if publication.stage not in TAKING_OBJECTIONS:
        raise PublicityOver(publication.stage)
    if _standing(publication, posting.board):
        raise PostedAlready(posting.board)
    if len(publication.postings) >= MOST_POSTINGS:
        raise Invalid("board", f"a notice is posted at most {MOST_POSTINGS} times")
    posted = replace(publication, postings=(*publication.postings, posting))
    return _opened(posted, posting.at, calendar) if posted.stage is Stage.NOTICED else posted


def take_down(publication: Publication, board: str, by: str, photo: str, at: datetime) -> Publication:
    """It hangs there no more; before the end the last one stops the clock, which begins anew with the next.

    Raises NotPosted.
    """
    standing = _standing(publication, board)
    if standing is None:
        raise NotPosted(board)
    down = replace(standing, down_at=at, down_by=by, down_photo=photo)
    postings = tuple(down if one is standing else one for one in publication.postings)
    taken = replace(publication, postings=postings)
    early = taken.stage is Stage.OPEN and taken.until is not None and at < taken.until
    if early and taken.terms.on_board and all(one.down_at for one in postings):
        return replace(taken, stage=Stage.NOTICED, until=None)
    return taken


def raise_objection(
    publication: Publication, by: str, text: str, at: datetime, objection_id: str, calendar: Calendar
) -> tuple[Publication, Objection]:
    """Somebody objects, from the notice to the end of the clock. Raises PublicityOver."""
    over = publication.until is not None and at >= publication.until
    if publication.stage not in TAKING_OBJECTIONS or over:
        raise PublicityOver(publication.stage)
    last = calendar.add_working_days(calendar.local_date(at), publication.terms.ruling_days)
    objection = Objection(objection_id, publication.id, by, text, at, calendar.end_of_period(last))
    counted = replace(publication, objections=publication.objections + 1, unruled=publication.unruled + 1)
    return counted, objection


def rule(
    publication: Publication, objection: Objection, by: str, outcome: Outcome, reasons: str, at: datetime
) -> tuple[Publication, Objection]:
    """Rule on an objection: one upheld ends the publicity, the last dismissal after the clock gives effect.

    Raises ObjectionRuled, PublicityOver, OwnObjection.
    """
    if objection.outcome:
        raise ObjectionRuled(objection.outcome)
    if not publication.running:
        raise PublicityOver(publication.stage)
    if objection.by == by:
        raise OwnObjection
    ruled = replace(objection, outcome=outcome, reasons=reasons, ruled_by=by, ruled_at=at)
    left = replace(publication, unruled=publication.unruled - 1)
    if outcome is Outcome.UPHELD:
        return replace(left, stage=Stage.OVERRULED, ended_at=at), ruled
    return _settled(left, at) if left.stage is Stage.RULING else left, ruled


def reckon(publication: Publication, calendar: Calendar) -> Publication:
    """Its end by a calendar that changed: later, never earlier than was told to those who may object."""
    if publication.stage is not Stage.OPEN or publication.until is None:
        return publication
    again = _opened(publication, _began(publication), calendar)
    return again if again.until and again.until > publication.until else publication


def reckon_ruling(publication: Publication, objection: Objection, calendar: Calendar) -> Objection:
    """Until when an objection is to be ruled on, by a calendar that changed."""
    if objection.outcome or not publication.running:
        return objection
    last = calendar.add_working_days(calendar.local_date(objection.at), publication.terms.ruling_days)
    return replace(objection, rule_by=calendar.end_of_period(last))


def _began(publication: Publication) -> datetime:
    """When the clock that runs began: with the first board after a time when it hung nowhere."""
    if not publication.terms.on_board:
        return publication.published_at
    first, *others = sorted(publication.postings, key=lambda posting: posting.at)
    began, bare_from = first.at, first.down_at
    for one in others:
        if bare_from is not None and one.at > bare_from:
            began, bare_from = one.at, one.down_at
        elif bare_from is not None:
            bare_from = max(bare_from, one.down_at) if one.down_at else None
    return began


def end(publication: Publication, at: datetime) -> Publication:
    """The clock has run: effect, unless an objection awaits its ruling. Before the end nothing happens."""
    if publication.stage is not Stage.OPEN or publication.until is None or at < publication.until:
        return publication
    return _settled(publication, at)


def withdraw(publication: Publication, at: datetime) -> Publication:
    """Whoever published it takes it back before its effect. Raises PublicityOver."""
    if not publication.running:
        raise PublicityOver(publication.stage)
    return replace(publication, stage=Stage.WITHDRAWN, ended_at=at)


def require_effect(publication: Publication) -> None:
    """Before what comes next. Raises PublicityRuns while it runs, PublicityOver if it came to nothing."""
    if publication.running:
        raise PublicityRuns(publication.stage, publication.until)
    if publication.stage is not Stage.EFFECTIVE:
        raise PublicityOver(publication.stage)


def _opened(publication: Publication, at: datetime, calendar: Calendar) -> Publication:
    add = calendar.add_days if publication.terms.unit is Unit.DAYS else calendar.add_working_days
    last = add(calendar.local_date(at), publication.terms.count)
    return replace(publication, stage=Stage.OPEN, until=calendar.end_of_period(last))


def _settled(publication: Publication, at: datetime) -> Publication:
    if publication.unruled:
        return replace(publication, stage=Stage.RULING)
    return replace(publication, stage=Stage.EFFECTIVE, ended_at=at)


def _standing(publication: Publication, board: str) -> Posting | None:
    return next((one for one in publication.postings if one.board == board and not one.down_at), None)
