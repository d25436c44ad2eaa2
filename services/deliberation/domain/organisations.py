# SPDX-License-Identifier: AGPL-3.0-or-later
"""The organisations of identity's register, and which of the “1+5” kinds of subject each one is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from services.deliberation.domain.meeting_rules import Subject

SUBJECTS: Mapping[str, Subject] = MappingProxyType(
    {
        "community_organisation": Subject.PARTY,
        "grid_branch": Subject.PARTY,
        "building_group": Subject.PARTY,
        "member_household": Subject.PARTY,
        "residents_committee": Subject.RESIDENTS_COMMITTEE,
        "owners_committee": Subject.OWNERS_COMMITTEE,
        "property_management_committee": Subject.OWNERS_COMMITTEE,
        "government_department": Subject.GOVERNMENT,
        "property_company": Subject.SOCIETY,
        "contractor": Subject.SOCIETY,
        "social_organisation": Subject.SOCIETY,
        "merchant": Subject.SOCIETY,
    }
)
"""By what each is in its own register; who supervises the residents' committee is no subject beside it."""


@dataclass(frozen=True)
class Organisation:
    """A party organisation, committee, department, company or shop; `until`: its last day, ISO 8601."""

    id: str
    name: str
    what: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """An organisation that was at a meeting, as it was called then, and the person who came for it."""

    organisation_id: str
    name: str
    subject: Subject
    what: str
    person: str
