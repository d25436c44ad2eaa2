# SPDX-License-Identifier: AGPL-3.0-or-later
"""Send a person one message with the titles of those that were gathered since the last."""

from dataclasses import replace

from services.outreach.domain import templates
from services.outreach.domain.audiences import Urgency
from services.outreach.domain.rules import DIGEST
from services.outreach.domain.templates import Words
from services.outreach.store import Tx

MOST = 100


def handle(tx: Tx, person_id: str) -> None:
    gathered = tx.messages.list({"person_id": person_id, "gathered": True}, limit=MOST)
    if not gathered:
        return
    choices = tx.choices_of(person_id)
    words = tx.words(DIGEST, choices.language)
    count = str(len(gathered))
    titles = "\n".join(f"· {message.title}" for message in gathered)
    filled = [
        text.replace("{count}", count).replace("{titles}", titles)
        for text in (words.title, words.text, words.sms)
    ]
    for message in gathered:
        tx.messages.save(replace(message, gathered=None))
    route = choices.route(gathered[0].matter, Urgency.LOW, tx.tools.channels, bound=False)
    if route:
        cut = templates.TEXT_LENGTH * 3
        tx.send_words(person_id, route[0], Words(filled[0], filled[1][:cut], filled[2]))
