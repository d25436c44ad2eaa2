# SPDX-License-Identifier: AGPL-3.0-or-later
"""Group robots (群机器人) of WeCom: a message into a group that a place's people are in."""

import json
from collections.abc import Sequence

from services.outreach.channels.outward import Answer, NoAnswer, Outward
from services.outreach.channels.singly import singly
from services.outreach.domain.sendings import Outcome
from services.outreach.queries.messages import Letter

MOST_BYTES = 4096
"""Of the markdown, in UTF-8; what is longer is refused."""
LATER = frozenset({-1, 45009, 45033})
"""Busy, or more than twenty messages in a minute."""
OK = 200
SERVER_ERRORS = 500
TOO_MANY = 429


class GroupRobots:
    """Posts to the address that stands for a group; whoever knows it may write there."""

    def __init__(self, outward: Outward, portal: str) -> None:
        self._outward = outward
        self._portal = portal

    def cost(self, letter: Letter) -> int:  # noqa: ARG002 - nobody is paid
        return 0

    def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        return singly(letters, self._one)

    def _one(self, letter: Letter) -> Outcome:
        body = {"msgtype": "markdown", "markdown": {"content": self._markdown(letter)}}
        headers = {"content-type": "application/json"}
        try:
            answer = self._outward.post(letter.to, headers, json.dumps(body, ensure_ascii=False).encode())
        except NoAnswer as failure:
            return Outcome(taken=False, error=str(failure))
        return _outcome(answer, letter.reference)

    def _markdown(self, letter: Letter) -> str:
        link = (
            f"\n[{self._portal}{letter.link}]({self._portal}{letter.link})"
            if letter.link and self._portal
            else ""
        )
        room = MOST_BYTES - len(link.encode())
        text = f"**{_plain(letter.words.title)}**\n{_plain(letter.words.text)}"
        return text.encode()[:room].decode(errors="ignore") + link


def _plain(text: str) -> str:
    """Words, never markup: nobody's title becomes a link."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#" else sign for sign in text)


def _outcome(answer: Answer, reference: str) -> Outcome:
    if answer.status != OK:
        again = answer.status == TOO_MANY or answer.status >= SERVER_ERRORS
        return Outcome(taken=False, error=f"HTTP {answer.status}", final=not again)
    try:
        code = json.loads(answer.text)["errcode"]
        final = code not in LATER
    except (ValueError, KeyError, TypeError):
        return Outcome(taken=False, error="Unreadable", final=True)
    if code == 0:
        return Outcome(taken=True, reference=reference)
    return Outcome(taken=False, error=f"WeCom {code}", final=final)
