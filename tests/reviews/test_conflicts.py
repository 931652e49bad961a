"""Detection proposes: same unit now or formerly, same name, an officer of the matter, an account at a party."""

import pytest

from reviews.conflicts import Surroundings, find_hints, hints_for, same_unit
from reviews.hints import Sign
from reviews.models import Expert
from reviews.parties import Party
from tests.reviews.factories import declared, make_expert, make_panel, make_pool
from workflow import perform

PARTIES = (Party("大同市云岭装备有限公司", 7, "牵头单位"), Party("山西大同大学", None, "共建单位"))
PERSONS = ("周明远", "李思齐")


@pytest.mark.parametrize(
    ("expert", "signs"),
    [
        ({"unit_name": "太原理工大学"}, []),
        ({"unit_name": "大同市云岭装备有限公司"}, [Sign.UNIT]),
        ({"unit_name": "大同市云岭装备 有限公司 "}, [Sign.UNIT]),
        ({"unit_name": "山西大同大学机电工程学院"}, [Sign.UNIT]),
        ({"unit_name": "改名后的公司", "institution_id": 7}, [Sign.UNIT]),
        ({"unit_name": "别处", "institution_id": 8}, []),
        ({"unit_name": "别处", "former_units": ["山西大同大学"]}, [Sign.FORMER_UNIT]),
        ({"unit_name": "山西大同大学", "former_units": ["山西大同大学"]}, [Sign.UNIT, Sign.FORMER_UNIT]),
        ({"unit_name": "别处", "name": "周明远"}, [Sign.PERSON]),
        ({"unit_name": "别处", "name": "周 明远"}, [Sign.PERSON]),
        ({"unit_name": "别处", "name": "周明"}, []),
        ({"unit_name": "别处", "user_id": 3}, [Sign.OFFICER]),
        ({"unit_name": "别处", "user_id": 4}, [Sign.ACCOUNT]),
        ({"unit_name": "别处", "user_id": 5}, [Sign.RECUSED]),
        ({"unit_name": "大学"}, []),
    ],
)
def test_signs_of_a_conflict(expert, signs):
    known = Surroundings(officers={3}, accounts={(4, 7)}, recused={5})
    found = find_hints(Expert(**{"name": "王专家", **expert}), PARTIES, PERSONS, known)
    assert [hint.sign for hint in found] == signs


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("（某某）科技有限公司", "(某某)科技有限公司", True),
        ("ＡＢＣ公司", "abc公司", True),
        ("山西大学", "山西大学附属医院", True),
        ("山西大学", "山西大同大学", False),
        ("", "", False),
    ],
)
def test_names_of_units_are_compared_without_their_typing(one, other, same):
    assert same_unit(one, other) is same


@pytest.mark.django_db
def test_the_matters_own_events_and_accounts_are_known(cast):
    panel = make_panel(cast)
    clerk_as_expert = make_expert(cast, cast.clerk)
    colleague = make_expert(cast, cast.colleague)
    free = make_expert(cast, cast.experts[0])
    hints = hints_for(panel, [clerk_as_expert, colleague, free])
    assert [hint.sign for hint in hints[clerk_as_expert.pk]] == [Sign.OFFICER]
    assert [hint.sign for hint in hints[colleague.pk]] == [Sign.ACCOUNT]
    assert hints[free.pk] == []


@pytest.mark.django_db
def test_whoever_recused_themselves_is_marked_in_the_next_round(cast):
    experts = make_pool(cast, 3)
    panel = declared(cast, experts)
    perform(panel, "recuse", experts[1].user, reason="曾合作")
    assert [hint.sign for hint in hints_for(panel, experts)[experts[1].pk]] == [Sign.RECUSED]


@pytest.mark.django_db
def test_detection_costs_the_same_for_any_number_of_candidates(cast, django_assert_num_queries):
    panel, experts = make_panel(cast), make_pool(cast, 5)
    assert panel.matter.pk == panel.matter_id  # whoever shows a panel has its matter at hand
    with django_assert_num_queries(4):
        hints_for(panel, experts[:1])
    with django_assert_num_queries(4):
        hints_for(panel, experts)
