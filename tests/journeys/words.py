"""Whether a page speaks its city's words and nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from playwright.sync_api import Page

import rules

TELLING = (
    "lead_institution",
    "competent_department",
    "approval_paper",
    "layout_plan",
    "candidate",
    "credit_check",
    "proposed_list",
    "establishment",
    "task_agreement",
    "agency",
)
"""Terms by which one can tell whose law a page speaks."""


@cache
def foreign_words(edition_key: str) -> tuple[str, ...]:
    """Those of the other cities that do not occur in this edition's own words."""
    edition = rules.edition(edition_key)
    own = "\n".join(
        [
            *(term.zh for term in edition.terms.values()),
            *(clause.quote for clause in edition.clause_list),
            *(part.title.zh for part in edition.plan),
            *(kind.label.zh for kind in edition.attachments),
        ]
    )
    others = [other for other in rules.editions() if other.city != edition.city]
    words = {other.terms[key].zh for other in others for key in TELLING if key in other.terms}
    return tuple(sorted(word for word in words if word not in own))


def looks_for_foreign_words(edition_key: str) -> Callable[[Page], None]:
    """To be called with every page that opens."""

    def look(page: Page) -> None:
        text = page.locator("body").text_content() or ""
        assert "⟦" not in text, f"a token on {page.url}: {text[text.index('⟦') - 40 :][:120]}"
        for word in foreign_words(edition_key):
            assert word not in text, f"“{word}” on {page.url}: …{text[max(0, text.index(word) - 60) :][:140]}…"

    return look
