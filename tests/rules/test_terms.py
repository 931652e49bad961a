"""Every edition has a word of its own for whatever the portal speaks of in all cities."""

import pytest

import rules

# What pages, papers and acts look up by name; the catalogue's tokens are held in tests/portal/test_terms.py.
LOOKED_UP = {
    "city", "centre", "city_centre", "lead_institution", "partner_institution", "competent_department", "bureau",
    "bureau_full", "leader", "applicant", "experts", "call", "application", "application_form", "plan",
    "recommendation", "recommendation_letter", "formal_check", "expert_review", "reviewing", "site_visit", "defence",
    "deliberation", "publicity", "objection", "recognition", "approval_paper", "approval_verb", "approval_form",
    "charter", "evaluation", "change",
}  # fmt: skip


@pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.city)
def test_every_edition_has_a_word_for_what_all_cities_have(edition: rules.Edition) -> None:
    assert LOOKED_UP - set(edition.terms) == set()


@pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.city)
def test_a_word_fits_into_any_sentence(edition: rules.Edition) -> None:
    """It stands in texts that are formatted with %."""
    assert [key for key, term in edition.terms.items() if not term.zh or not term.en or "%" in term.zh + term.en] == []
