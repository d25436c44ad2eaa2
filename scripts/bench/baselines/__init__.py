# SPDX-License-Identifier: AGPL-3.0-or-later
"""What Linli is measured against: two frameworks, and the same work written by hand. Never imported."""
