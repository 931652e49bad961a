"""呼和浩特市: its editions, the newest last."""

from rules.hohhot.trial import TRIAL

EDITIONS = (TRIAL,)
