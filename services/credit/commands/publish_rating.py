# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publish (公示) the rating of a file on a day, line by line: everybody may object until its clock ends."""

from datetime import date

from services.chassis import publicity, published_log
from services.chassis.publicity import Publication
from services.credit.domain import publications, scoring
from services.credit.domain.credit_files import CreditFile
from services.credit.domain.events import Published
from services.credit.domain.kinds import Kind
from services.credit.policies import ProcessPolicy
from services.credit.store import Tx


def handle(tx: Tx, file: CreditFile, on: date) -> Publication:
    found = scoring.assess(tx.facts_of(file.id), tx.rules_of(file), on, enrolled_on=file.opened_on)
    document = publications.rating(file, found, file.rules)
    draft = Publication(
        id=tx.new_id(),
        kind=Kind.RATING,
        subject=f"credit_file/{file.id}",
        matter=file.id,
        place=file.place,
        title=f"{file.name} {on.isoformat()}".strip(),
        content=published_log.canonical(document),
        terms=tx.policy(ProcessPolicy, file.place).publicity,
        published_at=tx.now,
        published_by=tx.by.subject,
    )
    made = publicity.publish(draft, tx.calendar_at(file.place))
    told = Published(made.id, Kind.RATING, made.subject, made.matter, made.place, made.title, made.digest)
    tx.publications.add(made, told)
    published_log.add(tx, made.id, made.fact)
    tx.watch(made)
    return made
