# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens in deliberation when time passes."""

from services.chassis.timers import Timers

timers = Timers()
