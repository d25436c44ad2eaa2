# SPDX-License-Identifier: AGPL-3.0-or-later
"""A file (信用档案): its score as facts come, what that leads to, and what of it is in effect.

What is better takes effect at once. A red light, a drop of stars and the black list are proposals of a
machine: they wait for a person's confirmation (PIPL Art. 24).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from services.chassis.values import Event, OrgPath
from services.credit.domain import events as told
from services.credit.domain.errors import NothingToConfirm
from services.credit.domain.kinds import Light, SubjectKind
from services.credit.domain.rule_sets import RuleSet
from services.credit.domain.scoring import Sum, Verdict, judge, total

MOST_REDS = 20


@dataclass(frozen=True, kw_only=True)
class CreditFile:
    """What is on record about one company or project manager.

    Attributes:
        place: the district for a company, for a manager where they work; its rules hold.
        rules: the digest of the rule set that the sums follow.
        computed: what the score leads to; `shown` is in effect.
        rated_on: the day whose score it is; `next_on`: time changes nothing before.
        declined: somebody decided against this verdict.
        before: what was in effect before the last confirmation.
        reds: the days on which a red light was confirmed.
        confirmed_by: the publication of what was confirmed last, if it is public.
        published_for: the last quarter whose rating was published, or waited.

    """

    id: str
    kind: SubjectKind
    subject_id: str
    name: str
    place: OrgPath
    within: tuple[str, ...]
    opened_on: date
    rules: str
    score: int
    computed: Verdict
    shown: Verdict
    rated_on: date
    sums: tuple[Sum, ...] = ()
    next_on: date | None = None
    declined: Verdict | None = None
    before: Verdict | None = None
    reds: tuple[date, ...] = ()
    case_id: str | None = None
    confirmed_by: str | None = None
    published_for: str = ""

    @property
    def awaits_confirmation(self) -> bool:
        return self.computed not in (self.shown, self.declined)


Step = tuple[CreditFile, list[Event]]


def open_file(
    file_id: str,
    kind: SubjectKind,
    subject_id: str,
    name: str,
    place: OrgPath,
    rules: RuleSet,
    digest: str,
    on: date,
) -> Step:
    """The first day of a file: its score is the base."""
    score = total((), rules)
    verdict, _ = judge((), score, rules)
    file = CreditFile(
        id=file_id,
        kind=kind,
        subject_id=subject_id,
        name=name,
        place=place,
        within=place.ancestors(),
        opened_on=on,
        rules=digest,
        score=score,
        computed=verdict,
        shown=verdict,
        rated_on=on,
    )
    return file, [told.CreditFileOpened(file_id, kind, subject_id, place)]


def rate(file: CreditFile, sums: tuple[Sum, ...], rules: RuleSet, digest: str, on: date) -> Step:
    """The score that the sums come to; what of it is no worse takes effect at once."""
    score = total(sums, rules)
    verdict, _ = judge(sums, score, rules)
    rated = replace(
        file,
        sums=sums,
        rules=digest,
        score=score,
        computed=verdict,
        shown=_in_effect(file.shown, verdict, rules),
        declined=file.declined if file.declined == verdict else None,
        rated_on=on,
    )
    same = (rated.score, rated.computed, rated.rules) == (file.score, file.computed, file.rules)
    fact = told.RatingChanged(
        file.id, score, verdict.stars, verdict.light, digest, on, rated.awaits_confirmation
    )
    return rated, [] if same else [fact]


def confirm(file: CreditFile, reasons: str, on: date) -> Step:
    """A person confirms what waits: from now on it is in effect. Raises NothingToConfirm."""
    if not file.awaits_confirmation:
        raise NothingToConfirm(file.id)
    turned = turns_red(file)
    confirmed = replace(
        file,
        shown=file.computed,
        before=file.shown,
        declined=None,
        reds=(*file.reds, on)[-MOST_REDS:] if turned else file.reds,
    )
    shown = file.computed
    return confirmed, [told.RatingConfirmed(file.id, shown.stars, shown.light, reasons)]


def follow(file: CreditFile, case_id: str | None, publication_id: str | None) -> CreditFile:
    """What follows a confirmation: its publication, and the case of a red light."""
    return replace(file, case_id=case_id, confirmed_by=publication_id)


def turns_red(file: CreditFile) -> bool:
    """Whether what waits is a red light."""
    return file.computed.light is Light.RED and file.shown.light is not Light.RED


def decline(file: CreditFile, reasons: str) -> Step:
    """A person decides against what waits; another verdict waits again. Raises NothingToConfirm."""
    if not file.awaits_confirmation:
        raise NothingToConfirm(file.id)
    verdict = file.computed
    fact = told.RatingDeclined(file.id, verdict.stars, verdict.light, reasons)
    return replace(file, declined=verdict), [fact]


def take_back(file: CreditFile, why: str) -> Step:
    """An objection or an appeal against what was confirmed was upheld: what was before is in effect again."""
    before = file.before or file.shown
    undone = file.shown.light is Light.RED and before.light is not Light.RED
    restored = replace(
        file,
        shown=before,
        before=None,
        declined=file.computed,
        reds=file.reds[:-1] if undone else file.reds,
        case_id=None,
        confirmed_by=None,
    )
    return restored, [told.RatingTakenBack(file.id, before.stars, before.light, why)]


def _in_effect(shown: Verdict, computed: Verdict, rules: RuleSet) -> Verdict:
    """Each part that is no worse, or was in effect as bad, as it is reckoned; the others as they were."""
    red = computed.light is Light.RED and shown.light is not Light.RED
    old, new = rules.rank(shown.stars), rules.rank(computed.stars)
    dropped = old is not None and new is not None and new < old
    return Verdict(
        stars=shown.stars if dropped else computed.stars,
        light=shown.light if red else computed.light,
        blacklisted=computed.blacklisted and shown.blacklisted,
    )
