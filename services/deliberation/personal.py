# SPDX-License-Identifier: AGPL-3.0-or-later
"""What deliberation keeps of persons, what of it they are shown, and what stays when they are erased."""

from services.chassis.personal import Held, Named, Personal, objections
from services.deliberation.store import Tx

DECIDED = "what was asked and decided has to be countable again (Civil Code, Art. 278, 280)"
OFFICE = "who sat in a body, and by which election, is part of what it did"

personal = Personal(
    Tx,
    Held(
        Tx.topics,
        (Named("raised_by", sort="raised_at"),),
        ("title", "text", "place", "raised_at", "state", "answer"),
        DECIDED,
    ),
    Held(
        Tx.demands,
        (Named("raised_by", sort="raised_at"),),
        ("title", "text", "place", "raised_at", "stage"),
        DECIDED,
    ),
    Held(Tx.budget_ballots, (Named("person_id"),), ("budget_vote_id", "points", "at"), DECIDED),
    Held(Tx.survey_answers, (Named("by"),), ("survey_id", "choice", "channel", "at"), DECIDED),
    Held(Tx.ballots, (Named("ballots.*.principal"),), ("vote_id", "unit_id", "ballots"), DECIDED),
    Held(
        Tx.proxies,
        (Named("principal"), Named("agent")),
        ("vote_id", "principal", "agent"),
        DECIDED,
    ),
    Held(
        Tx.bodies,
        (Named("members.*.person.id", ("members.*.person.name",)),),
        ("kind", "name", "place", "members"),
        OFFICE,
    ),
    Held(
        Tx.elections,
        (
            Named(
                "candidates.*.person.id",
                ("candidates.*.person.name", "candidates.*.statement"),
            ),
        ),
        ("name", "place", "called_at", "state", "candidates"),
        OFFICE,
    ),
    objections(DECIDED),
    free=(
        Tx.supports,
        Tx.surveys,
        Tx.budget_votes,
        Tx.votes,
        Tx.meetings,
        Tx.missed_months,
        Tx.charters,
        Tx.plans,
        Tx.roll,
        Tx.corrections,
        Tx.answers,
        Tx.deliveries,
    ),
)
"""The roll, its heads and proofs of service name owners by id, whom identity's part shows by their units.
What was published, with the names of who was elected, stays: it is a leaf of the log."""
