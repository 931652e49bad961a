"""The portal's days in the journeys.

The worker's clock cannot be moved, so they lie in the past: whatever is ordered then is due for the worker at once.
"""

from __future__ import annotations

from datetime import UTC, datetime

TUESDAY = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)
"""9:00 in China: a week without holidays in a year whose calendar is loaded."""
DAY = "2026-03-10"
LAST_DAY = "2026-03-17"
"""Five working days after it."""
ONE_MORE_DAY = "2026-03-18"
"""Six."""
MORNING_AFTER = datetime(2026, 3, 19, 1, 0, tzinfo=UTC)
"""After either, at 9:00."""
THAT_MORNING = "2026-03-19"
