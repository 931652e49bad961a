"""大同市: its editions, the newest last."""

from rules.datong.trial import TRIAL

EDITIONS = (TRIAL,)
