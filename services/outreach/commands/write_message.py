# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write a message into a person's inbox, and have it sent by the channels that they chose.

More of a kind within a short time than the policy says are one message that says how many: a storm.
"""

from dataclasses import replace
from datetime import timedelta

from services.outreach.domain import messages, tellings, templates
from services.outreach.domain.audiences import Urgency
from services.outreach.domain.choices import Choices, next_at
from services.outreach.domain.messages import Burst, Message
from services.outreach.domain.rules import FIELDS, STORM
from services.outreach.domain.tellings import Telling
from services.outreach.policies import MessagePolicy
from services.outreach.store import DIGEST_DUE, Tx


def handle(tx: Tx, telling: Telling, person_id: str, place_name: str) -> None:
    """Without effect where the person was told of the fact before."""
    message_id = messages.id_of(telling.fact, person_id)
    if tx.messages.find(message_id):
        return
    choices, policy = tx.choices_of(person_id), tx.policy(MessagePolicy)
    message = _message(tx, telling, choices, message_id, place_name)
    burst = _count(tx, messages.burst_of(person_id, telling.template), policy)
    if burst.over(policy.storm_from) and telling.urgency is not Urgency.URGENT:
        _swell(tx, message, choices, burst, policy)
        return
    if choices.of(message.matter).digest and not message.bound and message.urgency is not Urgency.URGENT:
        tx.messages.add(replace(message, gathered=True))
        tx.timers.set(DIGEST_DUE, person_id, next_at(policy.digest_at, tx.now, tx.calendar.zone))
        return
    tx.messages.add(message)
    tx.send(message, choices)


def _message(tx: Tx, telling: Telling, choices: Choices, message_id: str, place_name: str) -> Message:
    values = tellings.shown(telling, choices.language, tx.calendar.zone, place_name)
    words = templates.render(tx.words(telling.template, choices.language), values, FIELDS[telling.template])
    return Message(
        id=message_id,
        person_id=choices.id,
        template=telling.template,
        matter=telling.matter,
        urgency=telling.urgency,
        title=words.title,
        text=words.text,
        sms=words.sms,
        link=telling.link,
        created_at=tx.now,
        bound=telling.bound,
    )


def _count(tx: Tx, burst_id: str, policy: MessagePolicy) -> Burst:
    known = tx.bursts.find(burst_id)
    burst = messages.counted(known, burst_id, tx.now, timedelta(minutes=policy.storm_minutes))
    tx.bursts.put(burst)
    return burst


def _swell(tx: Tx, latest: Message, choices: Choices, burst: Burst, policy: MessagePolicy) -> None:
    """One message stands for all of the storm; it is sent once, when the window is over."""
    storm_id = messages.id_of(f"{STORM}/{burst.since.isoformat()}/{latest.template}", latest.person_id)
    count = burst.over(policy.storm_from)
    values = {"count": str(count), "title": latest.title}
    words = templates.render(tx.words(STORM, choices.language), values, FIELDS[STORM])
    storm = replace(
        latest, id=storm_id, title=words.title, text=words.text, sms=words.sms, link="", count=count
    )
    known = tx.messages.find(storm_id)
    if known:
        tx.messages.save(replace(storm, created_at=known.created_at))
        return
    tx.messages.add(storm)
    tx.send(storm, choices, not_before=burst.since + timedelta(minutes=policy.storm_minutes))
