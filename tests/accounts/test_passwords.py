"""What a password must be."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests.accounts.factories import make_user

pytestmark = pytest.mark.django_db


def problems(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError as error:
        return {each.code for each in error.error_list}
    return set()


def test_eight_characters_for_applicants_twelve_for_officials(cast):
    assert problems("Yun-ling1", cast.applicant) == set()
    assert problems("Yun-li1", cast.applicant) == {"password_too_short"}
    assert problems("Yun-ling123", cast.clerk) == {"password_too_short"}
    assert problems("Yun-ling1234", cast.clerk) == set()
    assert problems("Yun-ling1", cast.experts[0]) == set()


@pytest.mark.parametrize("plain", ["yunlingyunling", "yunling12345", "YUNLING-DATONG", "48261957350"])
def test_three_of_four_kinds(plain):
    assert "password_too_plain" in problems(plain)


def test_chinese_characters_count_as_other_characters():
    assert problems("云岭Equipment") == set()


def test_not_the_account_name_nor_the_mailbox():
    user = make_user("yunling", email="hengshan@example.org")
    assert problems("xYunLing-2026", user) == {"password_contains_name"}
    assert problems("Hengshan-2026", user) == {"password_contains_name"}


def test_not_a_common_one():
    assert "password_too_common" in problems("password1")


def test_none_of_the_last_five():
    user = make_user(password="First-pass-0")
    for number in range(1, 6):
        user.set_password(f"Changed-pass-{number}")
        user.save()
    assert all(problems(f"Changed-pass-{number}", user) == {"password_reused"} for number in range(1, 6))
    assert problems("First-pass-0", user) == set()
    assert user.earlier_passwords.count() == 5
