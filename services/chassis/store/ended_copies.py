# SPDX-License-Identifier: AGPL-3.0-or-later
"""At which sequence the owner of a copy ended it: what is older and comes later does not bring it back."""

ENDED_COPIES = "ended_copies"
