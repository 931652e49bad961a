import pytest

from files.names import clean_name, content_disposition


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("营业执照 副本.pdf", "营业执照 副本.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\王\\a.pdf", "a.pdf"),
        ("a\x00b\r\nc.pdf", "ab c.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("...", "file"),
        ("", "file"),
        ("文" * 300 + ".pdf", "文" * 196 + ".pdf"),
    ],
)
def test_a_name_is_made_harmless_and_stays_readable(given, kept):
    assert clean_name(given) == kept


def test_the_header_holds_the_chinese_name_and_no_line_break():
    header = content_disposition('批复"一\r\n.pdf')
    assert "filename*=UTF-8''%E6%89%B9" in header
    assert "\r" not in header
    assert "\n" not in header
    assert header.startswith("attachment")
