"""What hostile and clumsy people type."""

from hypothesis import settings, strategies

QUICK = settings(derandomize=True, max_examples=60, deadline=None, database=None)
"""The same examples each time, and not many."""

MARKUP = "<script>alert(1)</script>{{ 7|add:7 }}{% now 'Y' %}' OR 1=1;-- ${7*7}"
FORMULAS = ('=HYPERLINK("http://evil.example")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0")
DIRECTIONS = "甲\u202e\u200f\u2066乙\ufeff\u200b"
NUMBERS = (
    *(
        "１２３．５",
        "1,234,567.5",
        "１，２３４",
        "12,5",
        "1 234",
        "1e400",
        "1E5",
        "NaN",
        "Infinity",
        "-Infinity",
        "-0",
        "+5",
    ),
    *(
        "0x10",
        "1_000",
        "②",
        "10²",
        "½",
        "٣",
        "一百二十",
        "5 万元",
        "5%",
        "--5",
        "−5",
        "12\u200b",
        "9" * 5000,
        "-" + "9" * 20,
    ),
    *("0." + "0" * 5000 + "1", "1998.5", "99999999999999999999"),
)
DATES = (
    *(
        "0000-00-00",
        "2026-02-30",
        "99999-01-01",
        "二〇二六年",
        "２０２６年１１月２０日",
        "2026/1/2",
        "2026.1.2",
        "20260102",
    ),
    *("0001-01-01", "9999-12-31", "2026-13-01", "2026-11", "45000", "今天", "2026-11-20T10:00", "02-11-2026"),
)
WORDS = (
    *(
        "",
        "   ",
        "\u3000",
        "\x00",
        "甲\x00乙",
        "\ud800",
        "a\x0bb",
        "\x7f",
        "\x9f",
        "\r\n\r\n",
        "🙂" * 10,
        "汉" * 100_000,
    ),
    *(
        MARKUP,
        DIRECTIONS,
        "是",
        "否",
        "TRUE",
        "1",
        "０",
        "没有这个选项",
        "９１１４０２００ＭＡ０００００Ａ０Ｊ",
        "１４０２１３",
    ),
    *("\r\nBcc: evil@example.org", "../../etc/passwd", *FORMULAS),
)
ALL = (*NUMBERS, *DATES, *WORDS)

anything = strategies.one_of(
    strategies.sampled_from(ALL),
    strategies.text(max_size=60),
    strategies.text(alphabet="0123456789０１２３４５６７８９.,．，+-−eE 年月日/万元㎡²", max_size=25),
)
