# SPDX-License-Identifier: AGPL-3.0-or-later
"""The five-step consultation (民主协商五步工作法): one step after another, each leaves something behind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Role
from services.deliberation.domain.consultation_errors import NotTheMover, WrongStep


class Leaves(StrEnum):
    """What a step leaves behind: a closed survey, published minutes, a decision, or a paper."""

    SURVEY = "survey"
    MINUTES = "minutes"
    DECISION = "decision"
    DOCUMENT = "document"


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step by its names; `moved_by` are the roles that may say it is done."""

    code: str
    name: str
    name_en: str
    leaves: Leaves
    moved_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Done:
    """A step that is done: what it left behind, by name or as a paper."""

    step: str
    at: datetime
    by: str
    note: str
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class Consultation:
    """A topic on its way through the steps that held when it was taken up."""

    steps: tuple[Step, ...]
    done: tuple[Done, ...] = ()
    policies: tuple[str, ...] = ()

    @property
    def next(self) -> Step | None:
        """The step that is due; none at the end."""
        return self.steps[len(self.done)] if len(self.done) < len(self.steps) else None


def due(consultation: Consultation, topic_id: str, code: str, roles: frozenset[str]) -> Step:
    """The step, if it is the one that is due and these roles move it. Raises WrongStep, NotTheMover."""
    step = consultation.next
    if step is None or step.code != code:
        raise WrongStep(topic_id, code, step.code if step else None)
    administers = {Role.DISTRICT_ADMIN} if Role.SYSTEM_ADMIN in roles else frozenset[str]()
    if not (roles | administers) & set(step.moved_by):
        raise NotTheMover(code, step.moved_by)
    return step


def advance(consultation: Consultation, done: Done) -> Consultation:
    """The step that was due is done."""
    return replace(consultation, done=(*consultation.done, done))
