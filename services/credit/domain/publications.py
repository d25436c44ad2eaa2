# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is published: each fact and what becomes of it in the log, each rating with all its lines.

No person is named, and a manager's file bears no id of the person.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from services.credit.domain.credit_files import CreditFile
from services.credit.domain.facts import Fact
from services.credit.domain.rule_sets import RuleSet
from services.credit.domain.rule_sets import document as rules_document
from services.credit.domain.scoring import COUNTING, Assessment, Line

Document = Mapping[str, Any]
Leaf = Mapping[str, str | int | None]


def fact_leaf(fact: Fact) -> Leaf:
    """A fact as the log keeps it, with its evidence as JSON."""
    evidence = [{"kind": one.kind, "reference": one.reference, "link": one.link} for one in fact.evidence]
    return {
        "kind": "fact",
        "id": fact.id,
        "file": fact.file_id,
        "fact": fact.kind,
        "happened_on": fact.happened_on.isoformat(),
        "recorded_on": fact.recorded_on.isoformat(),
        "recorded_at": fact.recorded_at.isoformat(),
        "points": fact.points,
        "valid_until": fact.valid_until.isoformat() if fact.valid_until else None,
        "matter": fact.matter,
        "evidence": json.dumps(evidence, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    }


def mark_leaf(fact: Fact, mark: str, on: date, at: datetime) -> Leaf:
    """What became of a fact: withdrawn, rectified or repaired, from which day on, and when that was told."""
    said = {"mark": mark, "on": on.isoformat(), "at": at.isoformat()}
    return {"kind": "fact_mark", "id": fact.id, "file": fact.file_id, **said}


def rules_leaf(rules: RuleSet, digest: str) -> Leaf:
    """A rule set as the log keeps it; ratings name it by its digest."""
    return {"kind": "rules", "digest": digest, "content": rules_document(rules)}


def rating(file: CreditFile, found: Assessment, digest: str) -> Document:
    """The rating of a day, line by line; facts that count no more are left to the log."""
    return {
        "file": file.id,
        "subject": file.kind,
        "name": file.name,
        "on": found.on.isoformat(),
        "known_on": found.known_on.isoformat(),
        "score": found.score,
        "stars": found.verdict.stars,
        "light": found.verdict.light,
        "blacklisted": found.verdict.blacklisted,
        "rules": digest,
        "lines": [_line(line) for line in found.lines if line.status in COUNTING],
    }


def _line(line: Line) -> Document:
    return {
        "fact": line.fact.id,
        "kind": line.fact.kind,
        "happened_on": line.fact.happened_on.isoformat(),
        "rule": line.rule,
        "points": line.points,
        "status": line.status,
        "matter": line.fact.matter,
    }
