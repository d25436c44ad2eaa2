# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is to be spent and by whom: commitments, work, invoices, grants, donations."""

from services.chassis.http import Id, Paged
from services.chassis.store import Page
from services.finance.domain.authority import Permission
from services.finance.domain.commitments import Commitment
from services.finance.domain.donations import Donation
from services.finance.domain.grants import Grant
from services.finance.domain.invoices import Invoice
from services.finance.domain.works import Work
from services.finance.queries.books import AtPlace
from services.finance.store import Tx


class OfCommitment(Paged):
    """What belongs to one commitment."""

    commitment: Id


def list_commitments(tx: Tx, query: AtPlace) -> Page[Commitment]:
    """What resolutions in force let be spent in an area, the latest first."""
    tx.require(Permission.FUNDS_READ, query.place)
    where = {"within": query.place}
    return tx.commitments.page(where, sort="-resolved_at", after=query.after, limit=query.limit)


def show_commitment(tx: Tx, commitment_id: str) -> Commitment:
    """One commitment: its budget, what is invoiced and what is paid."""
    commitment = tx.commitments.get(commitment_id)
    tx.require(Permission.FUNDS_READ, commitment.place)
    return commitment


def list_works(tx: Tx, commitment_id: str, query: Paged) -> Page[Work]:
    """The work that was ordered for a commitment."""
    commitment = show_commitment(tx, commitment_id)
    return tx.works.page({"commitment_id": commitment.id}, after=query.after, limit=query.limit)


def list_invoices(tx: Tx, query: OfCommitment) -> Page[Invoice]:
    """The invoices of a commitment."""
    commitment = tx.commitments.get(query.commitment)
    tx.require(Permission.ENTRIES_READ, commitment.place)
    return tx.invoices.page({"commitment_id": commitment.id}, after=query.after, limit=query.limit)


def show_invoice(tx: Tx, invoice_id: str) -> Invoice:
    """One invoice: who approved it, and whether it is paid."""
    invoice = tx.invoices.get(invoice_id)
    tx.require(Permission.ENTRIES_READ, invoice.place)
    return invoice


def list_grants(tx: Tx, query: AtPlace) -> Page[Grant]:
    """The grants of an area, the latest first."""
    tx.require(Permission.FUNDS_READ, query.place)
    where = {"within": query.place}
    return tx.grants.page(where, sort="-applied_at", after=query.after, limit=query.limit)


def show_grant(tx: Tx, grant_id: str) -> Grant:
    """One grant, and what became of it."""
    grant = tx.grants.get(grant_id)
    tx.require(Permission.FUNDS_READ, grant.place)
    return grant


def list_donations(tx: Tx, query: AtPlace) -> Page[Donation]:
    """The donations of an area, the latest first."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"within": query.place}
    return tx.donations.page(where, sort="-received_at", after=query.after, limit=query.limit)


def show_public_commitment(tx: Tx, commitment_id: str) -> Commitment:
    """What everybody may see of a commitment: budget, invoiced, paid."""
    return tx.commitments.get(commitment_id)


def list_public_commitments(tx: Tx, query: Paged) -> Page[Commitment]:
    """The projects of a district with their money (玻璃口袋), the latest first."""
    where = {"within": tx.root}
    return tx.commitments.page(where, sort="-resolved_at", after=query.after, limit=query.limit)


def list_public_works(tx: Tx, commitment_id: str, query: Paged) -> Page[Work]:
    """The work of a project: by which company, and how far it is."""
    commitment = tx.commitments.get(commitment_id)
    return tx.works.page({"commitment_id": commitment.id}, after=query.after, limit=query.limit)


def list_public_invoices(tx: Tx, commitment_id: str, query: Paged) -> Page[Invoice]:
    """The invoices of a project: of which company, how much, how far they are."""
    commitment = tx.commitments.get(commitment_id)
    return tx.invoices.page({"commitment_id": commitment.id}, after=query.after, limit=query.limit)


def list_public_matter(tx: Tx, matter: str) -> list[Commitment]:
    """What the money of one matter is for and how far it is."""
    return tx.commitments.list({"matter": matter}, limit=50)


def list_public_donations(tx: Tx, query: Paged) -> Page[Donation]:
    """The roll of honour of a district (荣誉榜), the latest first."""
    where = {"within": tx.root}
    return tx.donations.page(where, sort="-received_at", after=query.after, limit=query.limit)
