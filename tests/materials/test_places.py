"""Whatever is missing or was returned is one click away from its field: the address and the place on the page exist."""

import re

import rules
from materials.corrections import points_of, targets
from materials.places import address_of, address_of_claim
from tests.materials.conftest import Desk


def ids(page: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', page))


def test_everything_a_correction_can_name_is_on_the_page_that_its_address_leads_to(desk: Desk) -> None:
    edition = rules.edition(desk.draft.edition)
    pages: dict[str, set[str]] = {}
    unplaced = set()
    for target in targets(edition):
        kind, _, key = target.partition(":")
        page, _, place = address_of(desk.draft, edition, kind, key).partition("#")
        if not page:
            unplaced.add(kind)
            continue
        if page not in pages:
            pages[page] = ids(desk.client.get(page).content.decode())
        assert place in pages[page], target
    assert unplaced == {"clause", "general"}


def test_the_overview_leads_to_what_is_missing(desk: Desk) -> None:
    edition = rules.edition(desk.draft.edition)
    page = desk.client.get(desk.url()).content.decode()
    missing = edition.required_missing({})
    assert missing
    shown = [address_of_claim(desk.draft, edition, key) for section, key, _label in missing if section == "plan"][:6]
    assert all(f'href="{address}"' in page for address in shown)
    assert re.search(r'class="btn btn-primary" href="[^"]+/s/[^"]+/"', page), "the next part to fill in"


def test_nothing_asked_has_no_points() -> None:
    assert points_of(None) == []
