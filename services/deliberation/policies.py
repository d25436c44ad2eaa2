# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set for its deliberation; its working time is the chassis' policy."""
