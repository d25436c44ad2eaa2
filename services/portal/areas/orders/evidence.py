# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an order is proven by: pictures before, during and after beside each other, and the rest of it."""

from dataclasses import dataclass

from services.chassis import written
from services.portal.client.models.dispatch import OrderView
from services.portal.page_context import visit

KINDS = ("before", "during", "after", "signature", "voice", "location")
BESIDE = ("before", "during", "after")


@dataclass(frozen=True)
class Evidence:
    """`beside`: the kinds of pictures that there are, with their files. `demands`: in words, by step."""

    beside: list[tuple[str, list[str]]]
    signatures: list[str]
    voices: list[str]
    points: list[str]
    demands: list[tuple[str, str]]


def evidence(order: OrderView) -> Evidence:
    came = {"before": order.photos, "after": order.evidence}
    files = {kind: [*came.get(kind, ()), *_added(order, kind)] for kind in KINDS}
    return Evidence(
        beside=[(kind, files[kind]) for kind in BESIDE if files[kind]],
        signatures=files["signature"],
        voices=files["voice"],
        points=[f"{at.latitude}, {at.longitude}" for proof in order.proofs if (at := proof.location)],
        demands=[(step, said) for step in ("start", "finish") if (said := _demanded(order, step))],
    )


def _added(order: OrderView, kind: str) -> list[str]:
    return [file for proof in order.proofs if proof.kind == kind for file in proof.files]


def _demanded(order: OrderView, step: str) -> str:
    words = visit().words
    asked = [
        words.name("evidence", demand.kind) + (f" × {demand.least}" if demand.least > 1 else "")
        for demand in order.demands
        if demand.step == step
    ]
    return words("and").join(asked)


def point(text: str) -> dict[str, float] | str:
    """“31.45, 121.10” as the API takes it; what is none is left for the API to refuse."""
    parts = written.ascii_digits(text).split(",")
    try:
        latitude, longitude = (written.real(part.strip()) for part in parts)
    except ValueError:
        return text
    return {"latitude": latitude, "longitude": longitude}
