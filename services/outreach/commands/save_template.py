# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give a message other words in the district: a new version; what is wrong with it is told now."""

from pydantic import Field

from services.chassis.http import Input, Line, Lines
from services.outreach.domain import templates
from services.outreach.domain.authority import Permission
from services.outreach.domain.events import TemplateSaved
from services.outreach.domain.templates import Template, Words
from services.outreach.store import Tx


class SaveTemplate(Input):
    """`{name}` stands for what the template's messages have; `sms` holds none of a person's own words."""

    title: Line = Field(min_length=1, max_length=200)
    text: Lines = Field(min_length=1, max_length=5000)
    sms: Lines = Field(min_length=1, max_length=500)


def handle(tx: Tx, name: str, language: str, cmd: SaveTemplate) -> Template:
    """Raises Forbidden, UnknownTemplate, and what `templates.check` raises."""
    tx.require(Permission.TEMPLATES_WRITE, tx.root)
    tongue = templates.language_of(language)
    templates.check(name, Words(cmd.title, cmd.text, cmd.sms))
    head = templates.head_of(name, tongue)
    known = tx.templates.find(head)
    number = known.number + 1 if known else 1

    def version(log: str | None) -> Template:
        return Template(
            id=f"{head}#{number}" if log else head,
            name=name,
            language=tongue,
            number=number,
            since=tx.now,
            by=tx.by.subject,
            title=cmd.title,
            text=cmd.text,
            sms=cmd.sms,
            log=log,
        )

    tx.templates.add(version(head))
    tx.templates.put(version(None), TemplateSaved(name, tongue, number))
    return version(None)
