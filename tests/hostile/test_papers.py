"""Names and opinions that look like markup are text in the official papers: in the HTML that the act froze."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from accounts.models import Institution
from cities.models import Division
from documents.models import Document
from portal.demonstration.story import open_dossier
from tests.applications.factories import make_call
from tests.cast import Cast
from tests.hostile.strings import MARKUP
from tests.portal.access_world import to_department, to_publicity
from tests.reviews.factories import make_pool
from workflow import import_door

RENDERED_BEFORE = {"submit_area|safe", "annex|safe"}
"""Made from templates of their own, which escape."""


def test_templates_of_pages_and_papers_escape_everything() -> None:
    loose: set[str] = set()
    for path in Path(settings.BASE_DIR / "templates").rglob("*.html"):
        source = path.read_text()
        loose |= set(re.findall(r"\w+\|safe(?:seq)?\b", source))
        assert "autoescape off" not in source, path
    assert loose == RENDERED_BEFORE


@pytest.mark.django_db
def test_hostile_names_are_text_in_the_papers_of_a_whole_way(cast: Cast) -> None:
    Institution.objects.filter(pk=cast.institution.pk).update(name=MARKUP)
    institution = Institution.objects.get(pk=cast.institution.pk)
    Division.objects.filter(pk=institution.division_id).update(name=MARKUP[:60])
    make_pool(cast)
    call, long_ago = make_call(cast), timezone.now() - timedelta(days=60)
    with import_door("test"):
        way, refused = (
            open_dossier(cast, call, institution, number=n, now=long_ago, direction=f"{n}{MARKUP}", short_name=name)
            for n, name in ((1, "认定庚"), (2, "退回乙"))
        )
        to_publicity(way)
        way.publicise()
        way.now = way.now and way.now + timedelta(days=25)
        way.close_publicity()
        way.approve()
        way.issue()
        to_department(refused)
        refused.decline(MARKUP, MARKUP)
    papers = list(Document.objects.all())
    assert {paper.kind for paper in papers} >= {"recommendation", "recognition", "decline"}
    for paper in papers:
        assert "<script" not in paper.html, paper.kind
        assert MARKUP in unescape(paper.html), paper.kind
