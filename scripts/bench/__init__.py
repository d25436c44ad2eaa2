# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the chassis costs beside what a Python team would write instead: `make bench`."""
