"""Rows are saved one by one, counted for the totals, and come in and go out as workbooks."""

import io
import uuid
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

import rules
from files.models import StoredFile
from materials.claims import claims_of, content_of
from materials.identity import person_key
from materials.models import RosterRow
from materials.workbooks import export, read_workbook, template
from tests.files import samples
from tests.materials.factories import EDITION, ROWS, add_people

PEOPLE = rules.edition(EDITION).rosters["people"]
PERSON = {key: str(value) for key, value in ROWS["people"][0].items()}


def sheet(*rows: list[Any], title: str = "人员") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEADINGS = ["姓名", "所在单位", "出生年份", "最高学位", "职称级别", "人员性质"]


def test_a_row_is_added_changed_and_deleted_each_with_its_version(desk):
    key = str(uuid.uuid4())
    answer = desk.save("r/people/rows/", row_key=key, **PERSON)
    assert answer.status_code == 201
    url = answer.json()["url"]
    assert key in url
    assert "1 人" in answer.json()["fragments"]["#totals-people"]
    path = f"r/people/rows/{key}/"
    assert desk.save(path, version=1, name="张建军").json()["version"] == 2
    stale = desk.save(path, version=1, name="张三")
    assert stale.status_code == 409
    assert stale.json()["fields"]["name"]["theirs"] == "张建军"
    assert desk.client.delete(desk.url(path) + "?version=1", headers={"Accept": "application/json"}).status_code == 409
    assert desk.client.delete(desk.url(path) + "?version=2", headers={"Accept": "application/json"}).status_code == 200
    assert not RosterRow.objects.exists()


def test_the_same_new_row_sent_twice_is_one_row(desk):
    key = str(uuid.uuid4())
    desk.save("r/people/rows/", row_key=key, **PERSON)
    again = desk.save("r/people/rows/", row_key=key, **PERSON)
    assert again.status_code == 201
    assert RosterRow.objects.count() == 1


def test_a_cell_that_cannot_be_read_is_kept_and_does_not_count(desk):
    answer = desk.save("r/people/rows/", **{**PERSON, "birth_year": "一九七五"})
    assert answer.status_code == 422
    assert answer.json()["url"], "the row is there; the next saving changes it"
    row = RosterRow.objects.get()
    assert row.raw == {"birth_year": "一九七五"}
    assert "birth_year" not in claims_of(desk.draft)["people"][0]
    assert [key for _section, key, _label in content_of(desk.draft).unreadable] == ["people"]


def test_a_roster_takes_no_more_rows_than_the_edition_says(desk):
    add_people(desk.draft, PEOPLE.max_rows)
    answer = desk.save("r/people/rows/", **PERSON)
    assert answer.status_code == 422
    assert str(PEOPLE.max_rows) in answer.json()["error"]


def test_a_saved_row_stands_in_its_inputs_again(desk):
    desk.save("r/people/rows/", **PERSON)
    page = desk.client.get(desk.url("s/team/")).content.decode()
    assert 'name="name" value="张建国"' in page
    assert '<option value="doctor" selected>博士</option>' in page


def test_rows_keep_their_order_when_moved_and_deleted(desk):
    for name in "甲乙丙":
        desk.save("r/people/rows/", **{**PERSON, "name": name})
    last = RosterRow.objects.get(position=3)
    desk.client.post(desk.url(f"r/people/rows/{last.row_key}/move/"), {"way": "up"})
    assert [row["name"] for row in claims_of(desk.draft)["people"]] == ["甲", "丙", "乙"]
    first = RosterRow.objects.get(position=1)
    desk.client.post(desk.url(f"r/people/rows/{first.row_key}/"), {"delete": "1", "version": first.version})
    assert list(RosterRow.objects.values_list("position", flat=True)) == [1, 2]


def test_a_row_works_without_scripts(desk):
    assert desk.client.get(desk.url("r/people/rows/")).status_code == 200
    assert desk.client.post(desk.url("r/people/rows/"), PERSON).status_code == 302
    row = RosterRow.objects.get()
    page = desk.client.get(desk.url(f"r/people/rows/{row.row_key}/")).content.decode()
    assert 'value="张建国"' in page
    changed = {**PERSON, "name": "张建", "version": "1"}
    assert desk.client.post(desk.url(f"r/people/rows/{row.row_key}/"), changed).status_code == 302
    row.refresh_from_db()
    assert row.values["name"] == "张建"


def test_one_person_has_one_key_however_the_name_is_written():
    one = person_key(PEOPLE, {"name": "张 建国", "birth_year": 1975})
    assert one == person_key(PEOPLE, {"name": "张建国", "birth_year": 1975})
    assert one != person_key(PEOPLE, {"name": "张建国", "birth_year": 1976})
    assert person_key(PEOPLE, {"name": "张建国", "person": "a０1"}) == "A01"
    assert person_key(PEOPLE, {}) is None


@pytest.mark.parametrize("path", ["s/team/", "preview/", ""])
def test_a_page_asks_the_same_number_of_questions_at_10_and_1000_rows(desk, path, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    add_people(desk.draft, 10)
    desk.client.get(desk.url(path))
    with CaptureQueriesContext(connection) as few:
        desk.client.get(desk.url(path))
    RosterRow.objects.all().delete()
    add_people(desk.draft, 1000)
    with CaptureQueriesContext(connection) as many:
        page = desk.client.get(desk.url(path))
    assert page.status_code == 200
    assert len(few) == len(many)


def test_a_long_roster_is_shown_in_pages(desk):
    add_people(desk.draft, 230)
    page = desk.client.get(desk.url("s/team/") + "?page-people=3").context["rosters"][0]
    assert [row.number for row in page.rows][:1] == [101]
    assert len(page.rows) == 50
    assert page.count == 230


def test_the_template_has_headings_hidden_keys_lists_and_explanations():
    book = openpyxl.load_workbook(io.BytesIO(template(PEOPLE)))
    data = book.worksheets[0]
    assert data["A1"].value == "姓名*"
    assert data["A2"].value == "name"
    assert data.row_dimensions[2].hidden
    assert len(data.data_validations.dataValidation) >= 4
    assert book.worksheets[1].title == "填写说明"
    assert book["lists"].sheet_state == "hidden"


def test_what_goes_out_comes_back_in_the_same():
    rows = [dict(ROWS["people"][0], full_time=True, role="=1+1"), ROWS["people"][1]]
    content = export(PEOPLE, rows)
    book = openpyxl.load_workbook(io.BytesIO(content))
    formulas = [cell.coordinate for line in book.worksheets[0].iter_rows() for cell in line if cell.data_type == "f"]
    assert formulas == []
    result = read_workbook(PEOPLE, content)
    assert result.errors == []
    assert result.rows == rows


def test_headings_of_either_language_are_understood_and_full_width_digits_too():
    row = ["张建国", "本单位", "１９７５年", "博士", "senior", "Fixed"]
    english = ["Name", "Employer", "Year of birth", "Highest degree", "Title level", "Fixed or mobile"]
    for headings in (HEADINGS, english):
        result = read_workbook(PEOPLE, sheet(["某单位科研团队名册"], headings, row))
        assert result.errors == []
        assert result.rows[0]["birth_year"] == 1975
        assert result.rows[0]["employment"] == "fixed"


def test_every_wrong_cell_is_named_at_once_and_nothing_is_taken_over():
    result = read_workbook(
        PEOPLE,
        sheet(
            HEADINGS,
            ["张建国", "本单位", "一九七五", "博士", "正高级", "固定"],
            ["", "本单位", 1988, "博士后", "中级", "固定"],
        ),
    )
    assert result.rows == []
    assert [error.split("（")[0] for error in result.errors] == ["C2", "A3", "D3"]
    assert "出生年份" in result.errors[0]
    assert "一九七五" in result.errors[0]


def test_a_missing_column_and_a_foreign_sheet_are_said():
    assert "所在单位" in read_workbook(PEOPLE, sheet(["姓名", "最高学位"], ["张", "博士"])).errors[0]
    assert len(read_workbook(PEOPLE, sheet(["日期", "金额"], ["x", 1])).errors) == 1
    assert len(read_workbook(PEOPLE, sheet(HEADINGS)).errors) == 1


def test_a_cell_far_out_does_not_make_the_reader_reserve_the_world():
    book = openpyxl.Workbook()
    book.active["A1"] = "姓名"
    book.active["XFD1048576"] = "x"
    out = io.BytesIO()
    book.save(out)
    assert len(read_workbook(PEOPLE, out.getvalue()).errors) == 1


def send(desk, content: bytes, name: str = "名册.xlsx"):
    return desk.client.post(desk.url("r/people/import/"), {"file": SimpleUploadedFile(name, content)})


def test_an_import_is_looked_at_first_and_then_added_or_put_in_place(desk):
    add_people(desk.draft, 2)
    content = sheet(HEADINGS, ["张建国", "本单位", 1975, "博士", "正高级", "固定"])
    answer = send(desk, content)
    assert answer.status_code == 302
    assert RosterRow.objects.count() == 2, "nothing is taken over by looking"
    look = desk.client.get(answer.url)
    assert look.context["count"] == 1
    desk.client.post(answer.url, {"mode": "append"})
    assert RosterRow.objects.count() == 3
    assert desk.client.get(answer.url).status_code == 404, "used once"
    answer = send(desk, content)
    desk.client.post(answer.url, {"mode": "replace"})
    assert RosterRow.objects.get().person_key == "张建国/1975"


def test_a_bad_workbook_is_refused_in_words_and_leaves_no_file(desk):
    for content in (sheet(HEADINGS, ["张", "x", "?", "博士", "正高级", "固定"]), samples.EXE, samples.docx()):
        answer = send(desk, content)
        assert answer.status_code == 422
        assert answer.context["errors"]
    assert not StoredFile.objects.exists()
    assert not RosterRow.objects.exists()
