# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables where nobody looks: columns line up, no line is cut or padded, nothing is taken for markup."""

from scripts import terminal


def test_chinese_takes_two_places():
    assert terminal.table([("物业", "a"), ("abc", "b")], ("who", "id")).splitlines() == [
        "who   id",
        "物业  a",
        "abc   b",
    ]


def test_a_long_line_is_whole_and_brackets_are_text():
    long = "[bold]" + "x" * 500 + ":smile:"
    assert terminal.table([(long, "end")], indent="  ") == f"  {long}  end"


def test_no_rows_are_their_heading():
    assert terminal.table([], ("who", "id")) == "who  id"
