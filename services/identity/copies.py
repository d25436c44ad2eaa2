# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity keeps nothing of other services' facts."""

from services.chassis.copies import Copies

copies = Copies()
