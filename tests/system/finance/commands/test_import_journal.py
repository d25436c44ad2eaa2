# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import import_journal
from services.finance.commands.import_journal import ImportJournal
from services.finance.domain.chart import Known
from services.finance.domain.errors import BadJournal, EntryDiffers, FundSpent, UnknownAccount
from tests.system.finance.compound import STRANGER, TREASURER, Bench

BOOK = """
2026-01-01 年初
    1002    1000.00 CNY
    3001

2026-02-01 划线
    5001     250.00 CNY
    1002    -250.00 CNY = 750.00 CNY
"""


def taken(bench: Bench, fund: str, text: str, journal_id: str = "", by=TREASURER) -> int:
    cmd = ImportJournal(id=journal_id or bench.id(), fund_id=fund, text=text)
    return len(bench.act(by, lambda tx: import_journal.handle(tx, cmd)))


def test_an_old_book_is_taken_in_once(bench: Bench):
    fund, journal_id = bench.fund(), bench.id()
    for _ in range(2):
        assert taken(bench, fund, BOOK, journal_id) == 2
    assert bench.books(fund) == {Known.BANK: 75_000, Known.OPENING: -100_000, Known.WORKS: 25_000}
    with pytest.raises(EntryDiffers):
        taken(bench, fund, BOOK.replace("250", "25").replace("750", "975"), journal_id)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (BOOK.replace("750.00", "751.00"), BadJournal),
        (BOOK.replace("2026-02-01", "2026-02-30"), BadJournal),
        (BOOK.replace("5001", "9999"), UnknownAccount),
        (BOOK.replace("1000.00", "200.00").replace(" = 750.00 CNY", ""), FundSpent),
    ],
)
def test_it_is_taken_whole_or_not_at_all(bench: Bench, text: str, refusal: type[Exception]):
    fund = bench.fund()
    with pytest.raises(refusal):
        taken(bench, fund, text)
    assert bench.books(fund) == {}
    with pytest.raises(Forbidden):
        taken(bench, fund, BOOK, by=STRANGER)
