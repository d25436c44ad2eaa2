# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files (信用档案): their scores explained, their facts, and the confirmation of what a machine proposes."""

from services.chassis.http import AUTHENTICATED, Resource
from services.credit import queries
from services.credit.commands import confirm_rating, decline_rating, record_fact
from services.credit.domain.authority import Permission
from services.credit.domain.credit_files import CreditFile
from services.credit.queries import NamedFile
from services.credit.routes.fact_view import to_fact
from services.credit.routes.file_view import CreditFileView, to_explanation, to_file
from services.credit.store import Tx

FILE = "/<id:credit_file_id>"


def to_own(tx: Tx, file: CreditFile) -> CreditFileView:
    """After a command: the name is the file's own."""
    return to_file(tx, NamedFile(file, file.name))


credit_files = Resource(
    "credit_files", "/credit/v1/credit-files", of=Tx.credit_files, shows=to_file, requires=AUTHENTICATED
)

credit_files.list(queries.list_files, requires=Permission.FILES_READ)
credit_files.list(queries.list_own_files, "/mine")
credit_files.show(queries.show_file)
credit_files.show(queries.explain_rating, f"{FILE}/rating", shows=to_explanation)
credit_files.list(queries.list_facts, f"{FILE}/facts", shows=to_fact)
credit_files.create(record_fact, f"{FILE}/facts", shows=to_fact, requires=Permission.FACTS_RECORD)
credit_files.act("confirm", confirm_rating, shows=to_own, requires=Permission.RATINGS_CONFIRM)
credit_files.act("decline", decline_rating, shows=to_own, requires=Permission.RATINGS_CONFIRM)
