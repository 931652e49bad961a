"""Components are declared: what a template may not say is an error that lists what it may."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils.translation import override

from cities.fields import DayField
from portal.components import COMPONENTS
from portal.states import LOOKS
from portal.templatetags.components import icon_names
from rules.text import Text


def rendered(source: str, **context: object) -> str:
    return Template("{% load components rules_text %}" + source).render(Context(context))


def test_an_unknown_component_lists_the_known() -> None:
    with pytest.raises(TemplateSyntaxError, match="unknown component “crad”; known: .*card.*stepper"):
        rendered('{% component "crad" / %}')


def test_an_unknown_prop_lists_the_known() -> None:
    with pytest.raises(TemplateSyntaxError, match="has no prop colour; known: label, small, state"):
        rendered('{% component "badge" state="pass" colour="red" %}')


def test_a_missing_prop_is_named() -> None:
    with pytest.raises(TemplateSyntaxError, match="“badge” needs state"):
        rendered('{% component "badge" %}')


def test_an_unknown_slot_lists_the_known() -> None:
    with pytest.raises(TemplateSyntaxError, match="has no slot “foot”; known: actions, body, footer"):
        rendered('{% component "card" %}{% slot "foot" %}{% endslot %}{% endcomponent %}')


def test_text_outside_the_slots_of_a_component_without_body_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="has no body"):
        rendered('{% component "page_head" title="x" %}lost{% endcomponent %}')


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(TemplateSyntaxError, match="unknown icon “dragon”"):
        rendered('{% icon "dragon" %}')


def test_a_component_sees_its_props_and_nothing_of_the_page() -> None:
    html = rendered('{% component "card" title="A" %}{{ title }}{% endcomponent %}', title="of the page")
    assert "of the page" in html  # the body belongs to the page
    assert html.count("of the page") == 1


def test_what_people_typed_is_escaped_in_props_and_slots() -> None:
    html = rendered('{% component "card" title=words %}{{ words }}{% endcomponent %}', words="<b>x</b>")
    assert "<b>" not in html
    assert html.count("&lt;b&gt;") == 2


def test_every_component_has_its_template_and_every_template_its_component() -> None:
    files = {path.stem for path in Path(settings.BASE_DIR, "templates/components").glob("*.html")}
    assert files == set(COMPONENTS)


def test_every_state_has_an_icon_of_the_sprite() -> None:
    assert {look.icon for look in LOOKS.values()} <= icon_names()


@pytest.mark.parametrize("result", ["pass", "fail", "unknown", "judgement", "not_applicable"])
def test_a_finding_says_its_result_in_words(result: str) -> None:
    with override("en"):
        html = rendered('{% component "finding" finding=f / %}', f={"result": result, "explanation": "why"})
        assert str(LOOKS[result].label) in html


@pytest.mark.parametrize("key", ["strength.encouraged", "strength.duty_later", "strength.advisory"])
def test_what_bars_nothing_is_not_said_not_to_apply(key: str) -> None:
    finding = {"result": "not_applicable", "explanation": "why", "reasons": [{"key": "compare"}, {"key": key}]}
    with override("en"):
        html = rendered('{% component "finding" finding=f / %}', f=finding)
        assert str(LOOKS["no_bar"].label) in html
    assert "Does not apply" not in html


def test_a_value_of_zero_is_shown_and_a_missing_one_is_not() -> None:
    with override("en"):
        zero = rendered('{% component "finding" finding=f / %}', f={"result": "fail", "explanation": "", "value": 0})
        none = rendered('{% component "finding" finding=f / %}', f={"result": "fail", "explanation": "", "value": None})
    assert "<dt>Stated</dt><dd>0</dd>" in zero
    assert "Stated" not in none


def test_an_action_that_cannot_be_taken_says_why() -> None:
    class Action:
        name, label, tone = "recommend", "Recommend", "primary"

    class Offer:
        action, allowed, reason = Action, False, "A correction is open"

    html = rendered('{% component "action_bar" offers=offers base="/x/" %}', offers=[Offer])
    assert "disabled" in html
    assert "A correction is open" in html
    assert "href" not in html.replace("<use href", "")


def test_where_the_next_act_is_barred_what_clears_the_way_is_the_main_button() -> None:
    def offer(key: str, tone: str, allowed: bool, *stages: str) -> dict[str, object]:
        return {
            "action": {"key": key, "label": key, "tone": tone, "stages": stages},
            "allowed": allowed,
            "reason": "why",
        }

    barred = [
        offer("finish", "primary", False),
        offer("refuse", "danger", True),
        offer("check", "outline-primary", True, "one", "another"),
        offer("record", "outline-primary", True, "one"),
    ]
    html = rendered('{% component "action_bar" offers=offers base="/x/" %}', offers=barred)
    assert re.findall(r'class="btn btn-([a-z-]+)" href="/x/([a-z]+)/', html) == [
        ("primary", "record"),
        ("outline-primary", "check"),
        ("outline-danger", "refuse"),
    ]
    ready = [offer("finish", "primary", True), *barred[1:]]
    html = rendered('{% component "action_bar" offers=offers base="/x/" %}', offers=ready)
    assert re.findall(r"btn-primary\" href=\"/x/([a-z]+)/", html) == ["finish"]


def test_texts_follow_the_language() -> None:
    text = Text("使用面积", "Usable area")
    with override("zh-hans"):
        assert rendered("{{ text|tr }}", text=text) == "使用面积"
    with override("en"):
        assert rendered("{{ text|tr }}", text=text) == "Usable area"
        assert rendered("{{ text|tr }}", text={"zh": "第八条", "en": ""}) == "第八条"
        assert rendered("{{ text|tr }}", text="<i>") == "&lt;i&gt;"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("500.00"), "500"),
        (Decimal("0.50"), "0.50"),
        (0, "0"),
        (False, "No"),
        (None, ""),
        (date(2026, 9, 29), "2026-09-29"),
    ],
)
def test_values_are_shown_as_people_write_them(value: object, words: str) -> None:
    with override("en"):
        assert rendered("{{ value|shown }}", value=value) == words


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="As on the licence")
    kind = forms.ChoiceField(label="Kind", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    text = forms.CharField(label="Text", max_length=20, widget=forms.Textarea)
    founded = DayField(label="Founded", required=False)


def test_an_error_stands_at_its_field_and_the_summary_links_to_it() -> None:
    with override("en"):
        html = str(Sample({"text": "x" * 21}))
    assert 'href="#id_name"' in html
    assert 'href="#id_kind_0"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_long_text_is_counted_and_not_cut_off_by_the_browser() -> None:
    html = str(Sample()["text"])
    assert 'data-max-chars="20"' in html
    assert "maxlength" not in html


def test_a_number_that_cannot_be_read_stays_in_its_field() -> None:
    class Area(forms.Form):
        area = forms.DecimalField()

    html = str(Area({"area": "五百"})["area"])
    assert 'value="五百"' in html
    assert 'type="text" inputmode="decimal"' in html


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_date_goes_into_its_native_field_and_comes_back(language: str) -> None:
    with override(language):
        assert 'type="date"' in str(Sample(initial={"founded": date(2026, 3, 1)})["founded"])
        assert 'value="2026-03-01"' in str(Sample(initial={"founded": date(2026, 3, 1)})["founded"])
        form = Sample({"name": "x", "kind": "a", "text": "x", "founded": "2026-03-01"})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["founded"] == date(2026, 3, 1)


def test_the_query_is_kept_when_paging() -> None:
    request = RequestFactory().get("/", {"q": "煤", "page": "2"})
    html = rendered("{% page_url 3 %}", request=request)
    assert html == "?q=%E7%85%A4&amp;page=3"


def test_no_template_breaks_the_content_security_policy() -> None:
    """No inline script, style, handler; no hx-on; nothing from another host."""
    inline = re.compile(
        r"""<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=|hx-on|javascript:|(?:src|href)=["'](?:https?:)?//""",
        re.I,
    )
    pages = Path(settings.BASE_DIR, "templates").rglob("*.html")
    papers = Path(settings.BASE_DIR, "templates/documents")  # printed by WeasyPrint, never served to a browser
    found = {
        str(path): inline.findall(path.read_text())
        for path in pages
        if papers not in path.parents and "paper" not in str(path) and inline.search(path.read_text())
    }
    assert found == {}
