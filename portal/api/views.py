"""Addresses of the interface. Every answer is JSON; every refusal names the key and says why in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

import rules
from accounts.limits import over_limit
from accounts.lockout import client_ip
from cities.standing import standing_on
from portal.api.description import description
from rules.stating import assess_stated, facts_of
from rules.strict_json import read_object
from rules.tracing import trace

PER_MINUTE = 60
MOST_BYTES = 1024 * 1024

View = Callable[..., JsonResponse]


def answer(content: Any, status: int = 200) -> JsonResponse:
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})


def refusal(status: int, zh: str, en: str, key: str = "") -> JsonResponse:
    return answer({"error": {"key": key, "message": {"zh": zh, "en": en}}}, status)


def open_to_all(view: View) -> View:
    """Without signing in and without cookies, so many times a minute from one address."""

    @csrf_exempt  # no session is read: there is nothing that another site could act in the name of
    @wraps(view)
    def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        if over_limit(f"api:{client_ip(request)}", PER_MINUTE, 60):
            found = refusal(429, "请求过于频繁，请一分钟后再试", "Too many requests; try again in a minute")
            found["Retry-After"] = "60"
            return found
        return view(request, *args, **kwargs)

    return limited


def of_edition(view: View) -> View:
    @wraps(view)
    def found(request: HttpRequest, city: str, name: str) -> JsonResponse:
        try:
            edition = rules.edition(f"{city}/{name}")
        except KeyError:
            return refusal(404, f"没有{city}/{name}这一文本", f"There is no edition {city}/{name}")
        return view(request, edition)

    return found


@open_to_all
@require_GET
def openapi(request: HttpRequest) -> JsonResponse:
    return answer(description(request.build_absolute_uri("/").rstrip("/")))


@open_to_all
@require_GET
def regulations(request: HttpRequest) -> JsonResponse:
    return answer({"regulations": [_regulation(edition) for edition in rules.editions()]})


def _regulation(edition: rules.Edition) -> dict[str, object]:
    standing = standing_on(edition, timezone.localdate())
    return {
        "key": edition.key,
        "city": edition.city,
        "title": edition.title,
        "title_en": edition.title_en,
        "number": edition.number,
        "status": standing.status.value,
        "effective_from": standing.effective_from and standing.effective_from.isoformat(),
        "effective_to": standing.effective_to and standing.effective_to.isoformat(),
        "digest": edition.digest,
    }


@open_to_all
@require_GET
@of_edition
def clauses(request: HttpRequest, edition: rules.Edition) -> JsonResponse:
    return answer(trace(edition).to_json())


@open_to_all
@require_GET
@of_edition
def facts(request: HttpRequest, edition: rules.Edition) -> JsonResponse:
    return answer({"edition": edition.key, "facts": facts_of(edition)})


@open_to_all
@require_POST
@of_edition
def assess(request: HttpRequest, edition: rules.Edition) -> JsonResponse:
    if request.content_type != "application/json":
        return refusal(415, "请以 application/json 提交", "Send application/json")
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return refusal(413, "提交内容过大", "The body is too large")
    try:
        asked = read_object(request.body.decode())
    except (ValueError, RecursionError) as error:
        return refusal(400, f"不是有效的 JSON：{error}", f"No valid JSON: {error}")
    for key in asked:
        if key not in {"facts", "on"}:
            return refusal(422, f"不认识“{key[:60]}”", f"Unknown key {key[:60]}", key[:60])
    stated, on = asked.get("facts", {}), asked.get("on")
    if not isinstance(stated, dict):
        return refusal(422, "facts 应为对象", "facts must be an object", "facts")
    try:
        day = date.fromisoformat(on) if isinstance(on, str) else timezone.localdate() if on is None else None
    except ValueError:
        day = None
    if day is None or not 1900 < day.year < 2100:
        return refusal(422, "on 应为日期，如 2026-11-20", "on must be a date such as 2026-11-20", "on")
    try:
        return answer(assess_stated(edition, stated, as_of=day).to_json())
    except rules.FactError as error:
        words = error.explain()
        return refusal(422, words.zh, words.en, error.key)
