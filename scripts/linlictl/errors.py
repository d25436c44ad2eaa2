# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the operator is told in one line when something cannot be done."""

import click


class UsageError(click.ClickException):
    """The input is wrong, or what it needs cannot be reached; nothing was changed."""

    exit_code = 2


class Aborted(click.ClickException):
    """The work stopped in the middle; the text says what was done and how to go on."""

    exit_code = 1
