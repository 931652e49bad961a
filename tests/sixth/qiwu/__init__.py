"""栖梧市, a city that does not exist: its editions. The portal is told of it by ``settings.CITY_PACKAGES`` alone."""

from tests.sixth.qiwu.r2026 import R2026

EDITIONS = (R2026,)
