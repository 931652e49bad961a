"""How many wrong passwords are too many, and whose.

Counted by account name and by the client's real address together; the user agent plays no part. A second, slower limit
counts an account's failures over all addresses, except those from which the person signed in lately.
"""

from datetime import datetime, timedelta
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

ACROSS_LIMIT = 20
ACROSS_WINDOW = timedelta(hours=1)
KNOWN_FOR = timedelta(days=30)
AHEAD = timedelta(minutes=5)


@cache
def trusted_proxies(given: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(entry, strict=False) for entry in given)


def client_ip(request: HttpRequest) -> str:
    """The address the connection came from. A forwarding header counts only where a trusted proxy wrote it."""
    address = request.META.get("REMOTE_ADDR", "")
    networks = trusted_proxies(tuple(settings.TRUSTED_PROXIES))
    if not networks or not _within(address, networks):
        return str(address)
    # From the right: each trusted proxy appended whom it heard from; the first that is not ours is the client.
    for hop in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        hop = hop.strip()
        if not _is_address(hop):
            break
        address = hop
        if not _within(hop, networks):
            break
    return str(address)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _within(text: str, networks: tuple[IPv4Network | IPv6Network, ...]) -> bool:
    return _is_address(text) and any(ip_address(text) in network for network in networks)


def locked_until(request: HttpRequest, username: str) -> datetime | None:
    """When this account may be tried again from here; None where it may be now."""
    now = timezone.now()
    address = client_ip(request)
    # Counted by a clock that has been put back since: it would lock the account until that day has come.
    AccessAttempt.objects.filter(username=username, attempt_time__gt=now + AHEAD).delete()
    here = AccessAttempt.objects.filter(
        username=username, ip_address=address, attempt_time__gt=now - settings.AXES_COOLOFF_TIME
    ).aggregate(failures=Sum("failures_since_start"), latest=Max("attempt_time"))
    moments = []
    if (here["failures"] or 0) >= settings.AXES_FAILURE_LIMIT:
        moments.append(here["latest"] + settings.AXES_COOLOFF_TIME)
    if not AccessLog.objects.filter(username=username, ip_address=address, attempt_time__gt=now - KNOWN_FOR).exists():
        lately = (now - ACROSS_WINDOW, now + AHEAD)
        failures = AccessFailureLog.objects.filter(username=username, attempt_time__range=lately)
        times = list(failures.order_by("-attempt_time").values_list("attempt_time", flat=True)[:ACROSS_LIMIT])
        if len(times) == ACROSS_LIMIT:
            moments.append(times[-1] + ACROSS_WINDOW)
    return max(moments, default=None)


def lockout_response(request: HttpRequest, response: HttpResponse, credentials: object) -> HttpResponse:
    """The sign-in page has said it already, with the time left."""
    return response


def says(until: datetime) -> str:
    """The message of a locked account."""
    minutes = max(1, -(-int((until - timezone.now()).total_seconds()) // 60))
    return ngettext(
        "Too many wrong attempts. Try again in %(count)d minute, or reset your password.",
        "Too many wrong attempts. Try again in %(count)d minutes, or reset your password.",
        minutes,
    ) % {"count": minutes}


def wrong_credentials() -> str:
    return _("The user name and the password do not fit together. Both are checked exactly as typed.")
