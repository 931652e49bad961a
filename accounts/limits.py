"""How often one address may ask for what costs something, where nobody has to sign in."""

from django.core.cache import cache
from django.http import HttpRequest

from accounts.lockout import client_ip


def asks_too_often(request: HttpRequest, what: str, *, limit: int, seconds: int) -> bool:
    """Counts this request. True from the one after ``limit`` within ``seconds`` on; never where the cache is away."""
    key = f"{what}:{client_ip(request)}"
    try:
        cache.add(key, 0, seconds)
        return bool(cache.incr(key) > limit)
    except ValueError:  # it ended between the two
        return False
