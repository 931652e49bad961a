"""The unified social credit code as people type it."""

import pytest
from django.core.exceptions import ValidationError

from accounts.credit_code import clean_code, registered_elsewhere


@pytest.mark.parametrize(
    "typed",
    [
        "91140200MA00000A0J",
        "91140200ma00000a0j",
        " 91140200 MA00000A0J ",
        "９１１４０２００ＭＡ０００００Ａ０Ｊ",
        "91140200-MA00000A0J",
    ],
)
def test_every_way_of_typing_leads_to_one_spelling(typed):
    assert clean_code(typed) == "91140200MA00000A0J"


@pytest.mark.parametrize("code", ["91110000802100433B", "11320000MB151840XJ", "91350100M000100Y43"])
def test_codes_in_use_are_right(code):
    assert clean_code(code) == code


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("91140200MA00000A0", "length"),
        ("91140200MA00000A0JJ", "length"),
        ("91140200MA00000A0K", "checksum"),
        ("91140200MA00000A1J", "checksum"),
        ("91140200IA00000A0J", "format"),
        ("统一社会信用代码统一社会信用代码十八", "format"),
    ],
)
def test_what_is_wrong_is_named(typed, problem):
    with pytest.raises(ValidationError) as error:
        clean_code(typed)
    assert error.value.code == problem


def test_positions_three_to_eight_name_the_registering_authority():
    assert not registered_elsewhere("91140213MA00000A0D", "140200")
    assert registered_elsewhere("91140700MA00000A0C", "140200")
    assert registered_elsewhere("91110000802100433B", "140200")
