"""What changed between two submissions: fields, rows by their key, the plan character by character, attachments."""

from materials.compare import Piece, compare, marked
from materials.models import RosterRow
from materials.submission import submit
from tests.materials.factories import fill, make_attachment


def test_the_same_content_has_no_differences(desk):
    fill(desk.draft)
    first, second = submit(desk.draft, desk.user, "DT-1"), submit(desk.draft, desk.user, "DT-1")
    assert compare(first, second).is_empty
    assert first.digest == second.digest


def test_fields_rows_plan_and_files_are_compared(desk):
    fill(desk.draft)
    first = submit(desk.draft, desk.user, "DT-1")
    desk.save("s/conditions/save/", version=1, usable_area="700")
    people = list(RosterRow.objects.filter(roster="people"))
    people[0].delete()
    people[1].values["title_level"] = "senior"
    people[1].save()
    desk.save("r/people/rows/", name="新人", unit="本单位", degree="doctor", title_level="none", employment="mobile")
    part = next(iter(first.content["plan"]))
    desk.save(f"plan/{part}/save/", version=1, text=first.content["plan"][part] + "，并扩建")
    make_attachment(desk.draft, "other", desk.user, "补充.pdf")
    second = submit(desk.draft, desk.user, "DT-1")
    found = compare(first, second)
    area = found.groups[0].fields[0]
    assert (area.old, area.new) == ("620 ㎡", "700 ㎡")
    rows = next(group.rows for group in found.groups if group.rows)
    assert [row.kind for row in rows] == ["changed", "added", "removed"]
    assert (rows[0].fields[0].old, rows[0].fields[0].new) == ("中级", "正高级")
    assert found.plan[0].pieces[-1] == Piece("added", "，并扩建")
    assert [(file.kind, file.name) for file in found.files] == [("added", "补充.pdf")]
    page = desk.client.get(desk.url("compare/1/2/")).content.decode()
    assert "<ins>，并扩建</ins>" in page
    assert desk.client.get(desk.url("compare/2/1/")).status_code == 200, "the order of the address does not matter"
    assert desk.client.get(desk.url("compare/1/3/")).status_code == 404


def test_chinese_is_marked_by_character():
    assert marked("三年内建成", "五年内建成") == [
        Piece("removed", "三"),
        Piece("added", "五"),
        Piece("same", "年内建成"),
    ]


def test_long_unchanged_text_is_left_out():
    long = "不变" * 500
    kinds = [piece.kind for piece in marked(long + "甲", long + "乙")]
    assert kinds == ["same", "gap", "same", "removed", "added"]
