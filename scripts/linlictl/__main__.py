# SPDX-License-Identifier: AGPL-3.0-or-later
"""linlictl: look at the messaging core (queues, lag, dead letters, invariants), set it right, keep the data.

Everything only looks unless it says otherwise, and what changes something asks first (--yes answers).
Exit codes: 0 done, 1 something is wrong or broke off, 2 wrong input or a server that cannot be reached,
130 interrupted.
"""

import sys
from collections.abc import Sequence

import click
from pika.exceptions import AMQPError

from scripts.linlictl import (
    administrators,
    archive,
    audit,
    backup,
    books,
    dead,
    district,
    holidays,
    indexes,
    invariants,
    jobs,
    keys,
    lag,
    partitions,
    queues,
    replay,
    restore,
    rewind,
    rights,
    trace,
    waiting,
)
from scripts.linlictl.output import say
from services.chassis.messaging.topology import BrokerDown
from services.chassis.settings import SettingsError
from services.chassis.store import StoreDown

UNREACHABLE, INTERRUPTED = 2, 130


@click.group("linlictl", help=__doc__, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Hold the commands."""


COMMANDS = (
    queues.queues,
    lag.lag,
    dead.dead,
    replay.replay_events,
    partitions.partitions,
    waiting.waiting,
    jobs.jobs,
    trace.trace,
    invariants.invariants,
    books.books,
    audit.audit,
    rights.show_rights,
    backup.backup,
    restore.restore,
    rewind.rewind,
    archive.archive,
    district.district,
    keys.keys,
    indexes.make_indexes,
    holidays.holidays,
    administrators.administrators,
)

for command in COMMANDS:
    cli.add_command(command)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every failure is one line on standard error."""
    try:
        code = cli.main(argv, prog_name="linlictl", standalone_mode=False)
    except click.Abort:
        say("interrupted; nothing more was done")
        return INTERRUPTED
    except click.ClickException as error:
        say(f"linlictl: {' '.join(error.format_message().split())}")
        return error.exit_code
    except SettingsError as error:
        say(f"linlictl: {' '.join(str(error).split())}")
    except (BrokerDown, AMQPError, StoreDown) as error:
        say(f"linlictl: a server failed: {type(error).__name__}: {str(error)[:200]}")
    else:
        return code if isinstance(code, int) else 0
    return UNREACHABLE


if __name__ == "__main__":
    sys.exit(main())
