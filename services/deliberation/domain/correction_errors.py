# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of corrections of a frozen roll. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class RollNotFrozen(DomainError):
    """There is no frozen roll here: not yet, no more, or a city's own system kept it."""

    code = "deliberation.roll_not_frozen"
    title = "The vote has no frozen roll that could be corrected"

    vote_id: str


@dataclass(eq=False)
class CorrectionRuns(DomainError):
    """One correction after the other: each makes a version of the roll of its own."""

    code = "deliberation.correction_runs"
    title = "Another correction of this roll is being carried out"

    vote_id: str


@dataclass(eq=False)
class RollChanged(DomainError):
    """The correction was made for a version of the roll that another one has replaced."""

    code = "deliberation.roll_changed"
    title = "The roll has another version since the correction was proposed"

    vote_id: str
    version: int


@dataclass(eq=False)
class OnRollAlready(DomainError):
    """A unit that is said to be missing stands on the roll."""

    code = "deliberation.on_roll_already"
    title = "The unit is on the roll already"

    unit_id: str


@dataclass(eq=False)
class NothingCorrected(DomainError):
    """A correction changes something of each unit that it names."""

    code = "deliberation.nothing_corrected"
    status = 422
    title = "The roll says so already"

    unit_id: str


@dataclass(eq=False)
class OwnCorrection(DomainError):
    """Two persons correct a frozen roll: who proposed it does not confirm it."""

    code = "deliberation.own_correction"
    status = 403
    title = "Nobody confirms their own correction"


@dataclass(eq=False)
class CorrectionDecided(DomainError):
    """A correction is confirmed or refused once."""

    code = "deliberation.correction_decided"
    title = "The correction was confirmed or refused already"

    correction_id: str
    state: str


@dataclass(eq=False)
class EffectCarriedOut(DomainError):
    """What came of a vote by itself does not end with a recount: a seat or a text has its own way."""

    code = "deliberation.effect_carried_out"
    title = "What the vote brought about ends only in its own way"

    vote_id: str
    effect: str
