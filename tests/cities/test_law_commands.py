"""`trace`, `facts` and `assess` at the command line: without a database, without a secret key."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import rules
from cities.law_files import UnreadableLaw, law_text
from portal.launch.data_dir import BASE_DIR
from tests.rules import sample
from tests.rules.test_tracing import TEXT


@pytest.fixture
def invented():
    """The sample regulation among the known ones."""
    module = type(rules)("invented")
    module.EDITIONS = (sample.edition(),)
    rules.register(module)
    yield
    rules.unregister(sample.KEY)


def told(*arguments: str) -> str:
    said = io.StringIO()
    call_command(*arguments, stdout=said)
    return said.getvalue()


def docx(*paragraphs: str) -> bytes:
    words = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{words}</w:body></w:document>')
    return made.getvalue()


def test_trace_needs_neither_database_nor_secret() -> None:
    bare = {"PATH": os.environ["PATH"], "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/nothing"}
    result = subprocess.run(
        [sys.executable, "manage.py", "trace", "liaocheng", "--json"],
        cwd=BASE_DIR,
        env=bare,
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert found["counts"]["clauses"] == len(rules.newest("liaocheng").clause_list)
    assert found["clean"]


def test_trace_against_a_text_both_ways(invented, tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text("\ufeff" + TEXT, encoding="utf-8")
    assert told("trace", "sample", "--text", str(law)).rstrip().endswith("一致")
    law.write_bytes(docx(*TEXT.splitlines()))
    assert json.loads(told("trace", sample.KEY, "--text", str(law), "--json"))["clean"]
    law.write_text(TEXT + "第二条 另有规定。\n", encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        told("trace", "sample", "--text", str(law))
    assert caught.value.returncode == 1


@pytest.mark.parametrize("arguments", [["trace", "atlantis"], ["facts", "atlantis"], ["assess", "atlantis", "-"]])
def test_a_city_that_is_not_there(arguments: list[str]) -> None:
    with pytest.raises(CommandError, match="datong"):
        told(*arguments)


def test_facts_for_people_and_for_machines() -> None:
    assert "usable_area  area" in told("facts", "datong")
    assert {row["key"] for row in json.loads(told("facts", "datong", "--json"))["facts"]} >= {"usable_area", "people"}


def test_assess_for_people_and_for_machines(tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"usable_area": "420", "people_total": 12}')
    assert "还差80 ㎡" in told("assess", "datong", str(facts))
    found = json.loads(told("assess", "datong", str(facts), "--json", "--on", "2026-11-20"))
    assert (found["outcome"], found["as_of"]) == ("ineligible", "2026-11-20")
    area = next(one for one in found["findings"] if one["requirement"].endswith("/usable_area"))
    assert (area["result"], area["strength"], area["clause_spelling"]) == ("fail", "must", "第八条（三）")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('{"nothing": 1}', "nothing"),
        ('{"usable_area": NaN}', "usable_area"),
        ('{"usable_area": -5}', "usable_area"),
        ('{"usable_area": {}}', "usable_area"),
        ('{"usable_area": 1, "usable_area": 2}', "usable_area is given twice"),
        ("[]", "an object"),
        ("{", "facts.json"),
    ],
)
def test_assess_refuses_by_key(tmp_path: Path, words: str, said: str) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(words)
    with pytest.raises(CommandError, match=said) as caught:
        told("assess", "datong", str(facts))
    assert caught.value.returncode == 2


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"PK\x03\x04 broken", docx("甲")[:-30], b"a" * 6_000_000])
def test_files_that_are_no_law(content: bytes) -> None:
    with pytest.raises(UnreadableLaw):
        law_text("law", content)
