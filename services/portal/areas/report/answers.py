# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of a category on the page: what it asks, what was answered, what is wrong with an answer."""

from collections.abc import Sequence
from dataclasses import replace

from services.portal.client.http import Problem
from services.portal.client.models.dispatch import CategoryRule, FieldRule
from services.portal.forms import Form, number
from services.portal.page_context import visit

REFUSED = "dispatch.answers_refused"
PRICE = "dispatch.price_not_accepted"
ASKED = "asked"
"""The hidden field that names the category whose questions stand on the page."""
ACCEPTED, ACCEPT = "accepted_price", "accept"
LONG = 100
"""A longer text is written on several lines."""


def name_of(field: FieldRule, option: str = "") -> str:
    """What the field is called in the page's form; each of several choices is a box of its own."""
    return f"answers.{field.code}.{option}" if option else f"answers.{field.code}"


def find(categories: Sequence[CategoryRule], code: str) -> CategoryRule | None:
    return next((one for one in categories if one.code == code and one.active), None)


def asks(category: CategoryRule | None) -> bool:
    """Whether there is more to say or to accept than place and words."""
    return category is not None and bool(category.form or category.price)


def labels(category: CategoryRule | None) -> dict[str, str]:
    words = visit().words
    return (
        {name_of(one): words.pick(one.name, one.name_en) for one in category.form or ()} if category else {}
    )


def body(category: CategoryRule, form: Form) -> dict[str, object]:
    """The answers and the accepted price, as the API takes them."""
    answers = {one.code: _answer(one, form) for one in category.form or ()}
    given: dict[str, object] = {code: answer for code, answer in answers.items() if answer}
    sent: dict[str, object] = {"answers": given} if given else {}
    if form.text(ACCEPT):
        sent[ACCEPTED] = {"fen": number(form.text(ACCEPTED))}
    return sent


def _answer(field: FieldRule, form: Form) -> str | list[str]:
    if field.kind != "choices":
        return form.text(name_of(field))
    return [one.code for one in field.options or () if form.text(name_of(field, one.code))]


def price(category: CategoryRule | None, form: Form) -> int | None:
    """What is to be accepted, in fen, as far as it is known."""
    if category is None or category.price is None:
        return None
    shown = number(form.text(ACCEPTED))
    if isinstance(shown, int):
        return shown
    return None if category.price.per else category.price.fen


def refused(form: Form, problem: Problem) -> Form:
    """The form with each fault at its own field; a price that is another one is to be accepted anew."""
    if problem.code == REFUSED:
        told = {str(one["field"]): _sentence(one) for one in problem.data.get("errors", ())}
        return replace(form.refused(problem), errors=told)
    if problem.code == PRICE:
        typed = {name: text for name, text in form.typed.items() if name != ACCEPT}
        fen = str(problem.data.get("price", {}).get("fen", ""))
        known = form.refused(problem) if form.text(ACCEPT) else _told(form, problem)
        return replace(known, typed=typed | {ACCEPTED: fen}, errors={})
    return form.refused(problem)


def _told(form: Form, problem: Problem) -> Form:
    """The sum is known now, and nothing went wrong."""
    return replace(form, notice=visit().words("report.priced"), status=problem.status)


def _sentence(fault: dict[str, object]) -> str:
    return visit().words(f"answer.{fault.get('rule', '')}", limit=fault.get("limit", ""))
