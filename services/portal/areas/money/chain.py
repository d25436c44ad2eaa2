# SPDX-License-Identifier: AGPL-3.0-or-later
"""What finance tells of a matter: the money that a resolution lets be spent, the work, and what was paid."""

from dataclasses import dataclass
from datetime import datetime

import flask

from services.portal.client.models.finance import CommitmentView, PublicInvoiceView, WorkView
from services.portal.page_context import visit


@dataclass(frozen=True)
class Step:
    """One thing that happened with the money of a matter; `href`: where more is told."""

    title: str
    at: datetime
    text: str = ""
    href: str = ""


def steps(district: str, matter: str) -> list[Step]:
    """All of it, as it stands in the matter's timeline. Raises Problem, Unreachable."""
    money = visit().money_of(district)
    found: list[Step] = []
    for one in money.matter(matter):
        found.append(_resolved(district, one))
        found += [_worked(district, work) for work in money.works(one.id)]
        found += [step for invoice in money.invoices(one.id) for step in _invoiced(district, one.id, invoice)]
    return found


def _resolved(district: str, one: CommitmentView) -> Step:
    words, most = visit().words, one.budget or one.limit
    text = words("money.way_budget", amount=words.money(most.fen, most.currency)) if most else ""
    return Step(words("money.way_resolved"), one.resolved_at, text, _project(district, one.id))


def _worked(district: str, work: WorkView) -> Step:
    """That it was ordered, and of whom; how it went is for dispatch to tell."""
    rating = flask.url_for("public_ratings.show", district=district, file_id=work.company_id)
    text = f"{work.company} · {work.description}"
    return Step(visit().words("money.way_ordered"), work.ordered_at, text, rating)


def _invoiced(district: str, project: str, invoice: PublicInvoiceView) -> list[Step]:
    if invoice.paid_at is None:
        return []
    words = visit().words
    amount = words.money(invoice.amount.fen, invoice.amount.currency)
    text = words("money.way_keys", amount=amount, company=invoice.company, keys=invoice.approved)
    return [Step(words("money.way_paid"), invoice.paid_at, text, _project(district, project))]


def _project(district: str, project: str) -> str:
    return flask.url_for("glass.project", district=district, project_id=project)
