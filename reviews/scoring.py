"""Reading what an expert typed into a score sheet, and adding it up without rounding errors."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from reviews.indicators import HIGHEST_SCORE, PASS_MARK, WEIGHTS_TOGETHER, IndicatorSet


@dataclass
class Reading:
    """Numbers and remarks of a sheet, and what is wrong with it by the name of the field."""

    scores: dict[str, int] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    errors: dict[str, Any] = field(default_factory=dict)


def read_score(raw: Any) -> int | None:
    """A whole number from 0 to 100, full-width digits included. None where nothing was typed; ValueError otherwise."""
    text = unicodedata.normalize("NFKC", str(raw if raw is not None else "")).strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 3):
        raise ValueError(text)
    score = int(text)
    if score > HIGHEST_SCORE:
        raise ValueError(text)
    return score


def read_entries(indicators: IndicatorSet, entries: Mapping[str, str]) -> Reading:
    """``entries`` are the fields ``score-<key>`` and ``remark-<key>`` as typed."""
    reading = Reading()
    for indicator in indicators.indicators:
        score_field, remark_field = f"score-{indicator.key}", f"remark-{indicator.key}"
        remark = entries.get(remark_field, "").strip()
        if remark:
            reading.remarks[indicator.key] = remark
        try:
            score = read_score(entries.get(score_field))
        except ValueError:
            reading.errors[score_field] = _("Enter a whole number from 0 to 100.")
            continue
        if score is None:
            reading.errors[score_field] = _("This indicator has no score yet.")
            continue
        reading.scores[indicator.key] = score
        if score < PASS_MARK and not remark:
            reading.errors[remark_field] = _("A score under 60 needs a comment.")
    return reading


def weighted_total(indicators: IndicatorSet, scores: Mapping[str, int]) -> Decimal:
    """The weighted total out of 100, exact to the cent. KeyError where an indicator has no score."""
    points = sum(indicator.weight * scores[indicator.key] for indicator in indicators.indicators)
    return Decimal(points) / WEIGHTS_TOGETHER
