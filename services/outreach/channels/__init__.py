# SPDX-License-Identifier: AGPL-3.0-or-later
"""What speaks to the outside, and the threads in which that is done, outside of any transaction."""
