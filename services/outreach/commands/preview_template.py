# SPDX-License-Identifier: AGPL-3.0-or-later
"""Show how words of a template would read, with the values of a real event of the feed where one is named."""

import json

from pydantic import Field

from services.chassis.http import Id, Input, Line, Lines, View
from services.outreach.domain import rules, tellings, templates
from services.outreach.domain.audiences import Kind
from services.outreach.domain.authority import Permission
from services.outreach.domain.rules import BY_TEMPLATE, FIELDS
from services.outreach.domain.templates import Language, Words
from services.outreach.store import Tx

SAMPLES = {
    Kind.NAME: "TC-0302-0001",
    Kind.WORDS: "楼道灯不亮",
    Kind.PLACE: "幸福小区",
    Kind.COUNT: "12",
    Kind.AMOUNT: "128.50",
}


class PreviewTemplate(Input):
    """`event_id`: of an event of the feed that leads to such a message."""

    title: Line = Field(min_length=1, max_length=200)
    text: Lines = Field(min_length=1, max_length=5000)
    sms: Lines = Field(min_length=1, max_length=500)
    event_id: Id | None = None


class PreviewView(View):
    title: str
    text: str
    sms: str


def handle(tx: Tx, name: str, language: str, cmd: PreviewTemplate) -> PreviewView:
    """Raises Forbidden, NotFound, UnknownTemplate, and what `templates.check` raises."""
    tx.require(Permission.TEMPLATES_WRITE, tx.root)
    tongue, words = templates.language_of(language), Words(cmd.title, cmd.text, cmd.sms)
    templates.check(name, words)
    values = _of_event(tx, name, tongue, cmd.event_id) if cmd.event_id else _samples(tx, name, tongue)
    shown = templates.render(words, values, FIELDS[name])
    return PreviewView(title=shown.title, text=shown.text, sms=shown.sms)


def _samples(tx: Tx, name: str, language: Language) -> dict[str, str]:
    now = {
        Kind.MOMENT: tellings.moment(tx.now, language, tx.calendar.zone),
        Kind.DAY: tellings.day(tx.calendar.local_date(tx.now), language),
        Kind.MONTH: tellings.month(tx.calendar.local_date(tx.now), language),
    }
    return {field: (SAMPLES | now)[kind] for field, kind in FIELDS[name].items()}


def _of_event(tx: Tx, name: str, language: Language, event_id: str) -> dict[str, str]:
    event = tx.feed.get(event_id)
    subject = tx.subjects.find(event.aggregate)
    place = event.place or tx.root
    data = {**(subject.said if subject else {}), **json.loads(event.data)}
    rule = BY_TEMPLATE.get(name, rules.REMINDER)
    telling = tellings.of_rule("", rule, rule.audience[0], event.id, event.aggregate, place, data)
    known = tx.places.first({"path": place})
    return tellings.shown(telling, language, tx.calendar.zone, known.name if known else "")
