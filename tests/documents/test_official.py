"""What official texts look up and how they quote."""

from types import SimpleNamespace

import pytest

import rules
from documents.rendering import to_html
from documents.templatetags.official import clause, inner, kept, stage

EDITION = rules.edition("datong/trial")


@pytest.mark.parametrize("name", ["datong/trial#8(3)", "第八条（三）"])
def test_a_clause_is_found_by_id_and_by_its_spelling(name: str) -> None:
    assert clause(EDITION, name).id == "datong/trial#8(3)"


def test_words_that_are_no_clause_find_none() -> None:
    assert clause(EDITION, "会议研究决定") is None


def test_stage_of_the_procedure_leads_to_its_clause() -> None:
    assert stage(EDITION, "publicity").clause == "datong/trial#9(3)"


def test_quotation_marks_within_a_quotation_become_single() -> None:
    assert inner("命名为“大同市××技术创新中心”") == "命名为‘大同市××技术创新中心’"


def test_a_title_breaks_around_the_name_and_is_escaped() -> None:
    title = kept("关于认定“甲<乙技术创新中心”的通知")
    assert title.count('<span class="kept">') == 3
    assert "甲&lt;乙" in title


@pytest.mark.parametrize("template", ["recommendation", "recognition", "refusal"])
def test_papers_of_the_recognition_speak_the_terms_and_clauses_of_the_edition(template: str) -> None:
    """With as little as the applications hand over; a word that is missing would show as an empty place."""
    context = {
        "dossier": SimpleNamespace(full_name="大同市储能技术创新中心", number="DT-1", field="", deliberations=None),
        "city": SimpleNamespace(bureau_name="大同市科学技术局"),
        "institution": SimpleNamespace(name="某公司", uscc="91140200MA00000A0J"),
        "division": SimpleNamespace(name="平城区", office_name="平城区工信局"),
        "edition": EDITION,
        "document": SimpleNamespace(number="同科发〔2026〕1号", dated=None, code="ABCD"),
        "recommendation": SimpleNamespace(opinion="符合条件。\n\n建议认定。"),
        "decision": SimpleNamespace(opinion="面积不足。", clause="第八条（三）", remedy="可以书面提出。"),
        "issuer": "大同市科学技术局",
        "word": "认定",
    }
    html = to_html(f"applications/pdf/{template}.html", context, title="关于“大同市储能技术创新中心”的文件")
    expected = {
        "recommendation": ["第九条（一）", "组织管理部门", "建设申报材料", "<p>建议认定。</p>", "平城区工信局"],
        "recognition": ["第九条（三）", "牵头单位", "公示期内无异议的", "特此通知"],
        "refusal": ["不予认定", "面积不足。", "使用面积不少于500平方米", "可以书面提出。"],
    }[template]
    assert [words for words in [*expected, "（盖章处）", "大同市储能技术创新中心"] if words not in html] == []
