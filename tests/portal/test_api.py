"""The interface: what it describes is what it accepts and answers; what it refuses it refuses by its key."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from django.core.cache import cache
from django.test import Client

import rules
from portal.api.description import description
from portal.api.views import PER_MINUTE

pytestmark = pytest.mark.django_db

BASE = "/api/regulations"


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


def schema(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}", "components": description("")["components"]}


def assess(client: Client, body: Any, edition: str = "datong/trial", **headers: Any) -> Any:
    content = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post(
        f"{BASE}/{edition}/assess/", content, content_type=headers.pop("content_type", "application/json")
    )


def test_every_address_that_is_described_answers_as_described(client: Client) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            answered = (
                client.get(path) if method == "get" else assess(client, {"facts": {}}, path.split("/", 3)[3][:-8])
            )
            assert answered.status_code == 200, path
            ref = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
            jsonschema.validate(answered.json(), schema(ref.rpartition("/")[2]))


def test_every_reference_of_the_description_leads_somewhere() -> None:
    described = description("https://example.org")
    refs: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            refs.extend(value for key, value in node.items() if key == "$ref")
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(described)
    assert {ref.rpartition("/")[2] for ref in refs} == set(described["components"]["schemas"])


@pytest.mark.parametrize("edition", rules.editions(), ids=lambda edition: edition.key)
def test_the_schema_of_a_city_takes_what_its_rules_take(edition: rules.Edition) -> None:
    stated = schema(f"Stated_{edition.key.replace('/', '_')}")
    jsonschema.Draft202012Validator.check_schema(stated)
    jsonschema.validate(
        {key: None for key in edition.facts if edition.facts[key].kind not in (rules.Kind.TEXT, rules.Kind.LONG_TEXT)},
        stated,
    )
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"nothing": 1}, stated)


def test_a_known_failure_shows_although_facts_are_missing(client: Client) -> None:
    found = assess(client, {"facts": {"usable_area": 420}, "on": "2026-11-20"}).json()
    assert (found["outcome"], found["as_of"]) == ("ineligible", "2026-11-20")
    area = next(one for one in found["findings"] if one["requirement"].endswith("/usable_area"))
    assert (area["result"], area["shortfall"]["zh"], area["clause_spelling"]) == ("fail", "80 ㎡", "第八条（三）")


@pytest.mark.parametrize(
    ("body", "status", "key"),
    [
        ({"facts": {"nothing": 1}}, 422, "nothing"),
        ({"facts": {"usable_area": -1}}, 422, "usable_area"),
        ('{"facts": {"usable_area": NaN}}', 422, "usable_area"),
        ({"facts": {"usable_area": "viel"}}, 422, "usable_area"),
        ({"facts": {"people": [{"nothing": 1}]}}, 422, "people[0].nothing"),
        ({"facts": []}, 422, "facts"),
        ({"fact": {}}, 422, "fact"),
        ({"facts": {}, "on": "2026-02-30"}, 422, "on"),
        ({"facts": {}, "on": 5}, 422, "on"),
        ({"facts": {}, "on": "0001-01-01"}, 422, "on"),
        ("{", 400, ""),
        ("[]", 400, ""),
        (b"\xff\xfe", 400, ""),
        ("[" * 100_000, 400, ""),
        ('{"facts": {}, "facts": {}}', 400, ""),
    ],
)
def test_refusals_name_the_key_in_both_languages(client: Client, body: Any, status: int, key: str) -> None:
    answered = assess(client, body)
    assert answered.status_code == status
    jsonschema.validate(answered.json(), schema("Error"))
    error = answered.json()["error"]
    assert error["key"] == key
    assert error["message"]["zh"]
    assert error["message"]["en"]


def test_other_refusals(client: Client) -> None:
    assert assess(client, "usable_area=1", content_type="application/x-www-form-urlencoded").status_code == 415
    assert assess(client, {"facts": {}}, "atlantis/never").status_code == 404
    assert assess(client, " " * (1024 * 1024 + 1)).status_code == 413
    assert client.get(f"{BASE}/datong/trial/assess/").status_code == 405


def test_it_is_limited_by_address_and_needs_no_token(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert assess(strict, {"facts": {}}).status_code == 200
    for _ in range(PER_MINUTE - 1):
        client.get(f"{BASE}/")
    refused = client.get(f"{BASE}/")
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    jsonschema.validate(refused.json(), schema("Error"))
    assert client.get(f"{BASE}/", REMOTE_ADDR="203.0.113.7").status_code == 200


def test_nothing_of_a_session_is_read_or_set(client: Client, cast: Any) -> None:
    answered = cast.client("clerk").get(f"{BASE}/")
    assert answered.json() == client.get(f"{BASE}/").json()
    assert not client.get(f"{BASE}/").cookies
