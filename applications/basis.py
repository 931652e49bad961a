"""What is done under a draft or an expired text rests on a recorded basis, and says so."""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

import rules
from cities.standing import standing_on
from workflow import Refused


def standing(edition: rules.Edition, day: date) -> rules.Text | None:
    """Why the text does not carry by itself what is done on that day; None where it does.

    What was recorded since counts: a document that put it into force, or extended its term.
    """
    found = standing_on(edition, day)
    if found.status is rules.Status.DRAFT:
        if found.effective_from is not None and found.record is not None:
            first = found.effective_from
            return rules.Text(
                f"本办法自{first.year}年{first.month}月{first.day}日起施行，尚未施行",
                f"This text comes into force on {first.isoformat()}",
            )
        return rules.Text("本办法为征求意见稿，尚未施行", "This text is a draft for comments and not in force")
    if found.status is rules.Status.EXPIRED:
        if (last := found.effective_to) is None:
            return rules.Text("本办法已失效", "This text has expired")
        return rules.Text(
            f"本办法{'试行期' if found.on_trial else '有效期'}已于{last.year}年{last.month}月{last.day}日届满",
            f"The {'trial' if found.on_trial else 'validity'} of this text ended on {last.isoformat()}",
        )
    return None


def in_words(edition: rules.Edition, day: date) -> str:
    """The same in the reader's language; "" where the text carries it."""
    found = standing(edition, day)
    return found.in_language(get_language() or "zh-hans") if found is not None else ""


def why_needed(edition: rules.Edition, day: date) -> str:
    """Asks for the basis; "" where none is needed."""
    words = in_words(edition, day)
    return (
        _("%(standing)s. State the basis on which it is applied all the same.") % {"standing": words} if words else ""
    )


def require_basis(edition: rules.Edition, day: date, basis: str) -> None:
    """Refused where a basis is needed and none is stated."""
    reason = why_needed(edition, day)
    if reason and not basis.strip():
        raise Refused(reason, code="basis", fields={"basis": reason})
