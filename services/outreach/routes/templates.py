# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of messages, versioned for each district, and what the channels did."""

from datetime import datetime

from services.chassis.http import Resource, View
from services.outreach.commands import preview_template, save_template
from services.outreach.domain.authority import Permission
from services.outreach.domain.sendings import Sending, Tally
from services.outreach.domain.templates import Template
from services.outreach.queries import messages as queries
from services.outreach.queries.messages import Worded
from services.outreach.store import Tx

ONE = "/<code:name>/<code:language>"


class WordsView(View):
    title: str
    text: str
    sms: str


class TemplateView(View):
    """`number` counts the district's versions, 0 is the release's; `fields`: what it may name, by kind."""

    name: str
    language: str
    number: int
    words: WordsView
    fields: dict[str, str]


class VersionView(View):
    number: int
    since: datetime
    by: str
    words: WordsView


class SavedView(View):
    name: str
    language: str
    number: int


class TryView(View):
    at: datetime
    channel: str
    error: str


class SendingView(View):
    """A message on its way by a channel; `rest`: those behind it; to a person, or to a place's group."""

    id: str
    person_id: str
    channel: str
    rest: list[str]
    state: str
    created_at: datetime
    retry_at: datetime
    log: list[TryView]
    group_id: str


class TallyView(View):
    """`parts`: what is paid for."""

    month: str
    channel: str
    taken: int
    failed: int
    parts: int


def to_template(_: Tx, worded: Worded) -> TemplateView:
    return TemplateView.model_validate(vars(worded), from_attributes=True)


def to_version(_: Tx, template: Template) -> VersionView:
    words = WordsView(title=template.title, text=template.text, sms=template.sms)
    return VersionView(number=template.number, since=template.since, by=template.by, words=words)


def to_sending(_: Tx, sending: Sending) -> SendingView:
    return SendingView.model_validate(vars(sending), from_attributes=True)


def to_tally(_: Tx, tally: Tally) -> TallyView:
    return TallyView.model_validate(tally, from_attributes=True)


templates = Resource(
    "templates", "/outreach/v1/templates", shows=to_template, requires=Permission.TEMPLATES_WRITE
)
templates.list(queries.list_templates)
templates.show(queries.show_template, ONE)
templates.replace(save_template, ONE, shows=SavedView)
templates.act("preview", preview_template, ONE)
templates.list(queries.list_template_versions, f"{ONE}/versions", shows=to_version)

sendings = Resource("sendings", "/outreach/v1/sendings", shows=to_sending, requires=Permission.SENDINGS_READ)
sendings.list(queries.list_sendings)
sendings.list(queries.list_tallies, "/tallies", shows=to_tally)
