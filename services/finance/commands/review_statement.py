# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say what one thinks of a published statement (居民评议), where one lives; the last word counts."""

from pydantic import Field

from services.chassis.http import Input, Lines
from services.finance.domain import access, statements
from services.finance.domain.authority import Permission
from services.finance.domain.statements import MOST_STARS, Review
from services.finance.store import Tx


class ReviewStatement(Input):
    """`stars`: 1 (bad) to 5."""

    stars: int = Field(ge=1, le=MOST_STARS)
    text: Lines = Field("", max_length=2000)


def handle(tx: Tx, statement_id: str, cmd: ReviewStatement) -> Review:
    statement = tx.statements.get(statement_id)
    access.check_concerns(tx.by, Permission.STATEMENTS_REVIEW, statement.place)
    statements.check_reviews(statement, tx.now)
    me = tx.by.subject
    review = Review(f"{statement.id}:{me}", statement.id, me, cmd.stars, cmd.text, tx.now)
    if tx.reviews.find(review.id):
        tx.reviews.save(review)
    else:
        tx.reviews.add(review)
    return review
