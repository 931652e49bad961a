"""How often an address may ask. Counted in the cache: while that is away nobody is turned away for it."""

import logging

from django.core.cache import cache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def over_limit(key: str, limit: int, seconds: int = 3600) -> bool:
    """Count one more under the key; whether that is too many for the window."""
    try:
        cache.add(key, 0, seconds)
        return bool(cache.incr(key) > limit)
    except ValueError:  # the window ended in between
        return False
    except RedisError:
        logger.warning("not counted, the cache is away: %s", key.partition(":")[0])
        return False
