# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be there before the story begins: districts, places, people, rules."""
