"""The interface described for machines (OpenAPI 3.1), made from the editions: what a city asks is what it says here."""

from __future__ import annotations

from typing import Any

import rules
from rules.stating import facts_of

Schema = dict[str, Any]

TYPES: dict[str, Schema] = {
    "text": {"type": ["string", "null"]},
    "long_text": {"type": ["string", "null"]},
    "integer": {"type": ["integer", "string", "null"]},
    "year": {"type": ["integer", "string", "null"]},
    "decimal": {"type": ["number", "string", "null"]},
    "money": {"type": ["number", "string", "null"]},
    "area": {"type": ["number", "string", "null"]},
    "date": {"type": ["string", "null"], "format": "date"},
    "boolean": {"type": ["boolean", "null"]},
    "choice": {"type": ["string", "null"]},
    "multi_choice": {"type": ["array", "null"], "items": {"type": "string"}},
    "uscc": {"type": ["string", "null"], "minLength": 18, "maxLength": 18},
    "division": {"type": ["string", "null"], "pattern": "^[1-9][0-9]{5}$"},
    "attachment": {"type": ["integer", "null"], "minimum": 0},
    "plan": {"type": ["string", "null"]},
}
TEXT: Schema = {
    "type": "object",
    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
    "required": ["zh", "en"],
}
ERROR: Schema = {
    "type": "object",
    "properties": {
        "error": {
            "type": "object",
            "properties": {"key": {"type": "string"}, "message": {"$ref": "#/components/schemas/Text"}},
            "required": ["key", "message"],
        }
    },
    "required": ["error"],
}


def description(server: str) -> Schema:
    paths: dict[str, Any] = {
        "/api/regulations/": {"get": _get("regulations", "All editions of all cities", "Regulations")},
    }
    schemas: dict[str, Schema] = {
        "Text": TEXT,
        "Error": ERROR,
        "Regulations": _list_of("regulations"),
        "Clauses": _list_of("clauses"),
        "Facts": _list_of("facts"),
        "Assessment": _assessment(),
    }
    for edition in rules.editions():
        name = edition.key.replace("/", "_")
        schemas[f"Stated_{name}"] = stated_schema(edition)
        base = f"/api/regulations/{edition.key}"
        paths[f"{base}/clauses/"] = {"get": _get(f"clauses_{name}", f"{edition.title}: clauses", "Clauses")}
        paths[f"{base}/facts/"] = {"get": _get(f"facts_{name}", f"{edition.title}: facts", "Facts")}
        paths[f"{base}/assess/"] = {"post": _assess(edition, name)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "市技术创新中心条件自测接口 Eligibility self-check",
            "version": "1",
            "description": "No sign-in. At most 60 requests a minute from one address; beyond that 429.",
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def stated_schema(edition: rules.Edition) -> Schema:
    """What may be stated of one edition; nothing else is accepted."""
    properties = {str(row["key"]): _property(row) for row in facts_of(edition)}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _property(row: dict[str, Any]) -> Schema:
    title = {"title": row["label"]["zh"], "description": row["label"]["en"]}
    if row["type"] == "roster":
        columns = {column["key"].partition(".")[2]: _property(column) for column in row["columns"]}
        each = {"type": "object", "properties": columns, "additionalProperties": False}
        return {**title, "type": ["array", "null"], "items": each, "maxItems": row["max_rows"]}
    found: Schema = {**title, **TYPES[row["type"]]}
    if row.get("choices"):
        values = [choice["value"] for choice in row["choices"]]
        if row["type"] == "multi_choice":
            found["items"] = {"type": "string", "enum": values}
        elif row["type"] == "choice":
            found["enum"] = [*values, None]
    return found


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _json(name: str, words: str) -> Schema:
    return {"description": words, "content": {"application/json": {"schema": _ref(name)}}}


def _get(name: str, summary: str, schema: str) -> Schema:
    responses = {"200": _json(schema, summary), "429": _json("Error", "Too many requests")}
    return {"operationId": name, "summary": summary, "responses": responses}


def _assess(edition: rules.Edition, name: str) -> Schema:
    body = {
        "type": "object",
        "properties": {"facts": _ref(f"Stated_{name}"), "on": {"type": "string", "format": "date"}},
        "additionalProperties": False,
    }
    return {
        "operationId": f"assess_{name}",
        "summary": f"{edition.title}: assess stated facts",
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "200": _json("Assessment", "Every requirement with its result"),
            "400": _json("Error", "No valid JSON"),
            "413": _json("Error", "Too large"),
            "415": _json("Error", "Not application/json"),
            "422": _json("Error", "A key that cannot be accepted, by its name"),
            "429": _json("Error", "Too many requests"),
        },
    }


def _list_of(key: str) -> Schema:
    return {
        "type": "object",
        "properties": {key: {"type": "array", "items": {"type": "object"}}},
        "required": [key],
    }


def _assessment() -> Schema:
    text = {"anyOf": [_ref("Text"), {"type": "null"}]}
    finding = {
        "type": "object",
        "properties": {
            "requirement": {"type": "string"},
            "clause": {"type": "string"},
            "clause_spelling": {"type": "string"},
            "title": _ref("Text"),
            "quote": {"type": "string"},
            "strength": {"type": "string", "enum": [strength.value for strength in rules.Strength]},
            "result": {"type": "string", "enum": [result.value for result in rules.Result]},
            "value": text,
            "threshold": text,
            "shortfall": text,
            "missing": {"type": "array", "items": {"type": "string"}},
            "explanation": _ref("Text"),
        },
        "required": ["requirement", "clause", "clause_spelling", "strength", "result", "missing", "explanation"],
    }
    return {
        "type": "object",
        "properties": {
            "edition": {"type": "string"},
            "as_of": {"type": "string", "format": "date"},
            "outcome": {"type": "string", "enum": [outcome.value for outcome in rules.Outcome]},
            "findings": {"type": "array", "items": finding},
            "missing": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["edition", "as_of", "outcome", "findings"],
    }
