"""The composition for a real server: valid by the published schema, and as careful as it claims to be."""

import json
import re
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
import yaml

from portal.launch.data_dir import BASE_DIR
from portal.launch.servers import APP_ROLE, OWNER_ROLE

TEXT = (BASE_DIR / "docker-compose.yml").read_text()
COMPOSITION: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, Any] = COMPOSITION["services"]
OURS = ("prepare", "web", "worker", "beat")


def test_it_obeys_the_schema_of_the_compose_specification() -> None:
    schema = json.loads((files("check_jsonschema") / "builtin_schemas/vendor/compose-spec.json").read_text())
    jsonschema.validate(COMPOSITION, schema)


def test_the_schema_would_notice_a_mistake() -> None:
    schema = json.loads((files("check_jsonschema") / "builtin_schemas/vendor/compose-spec.json").read_text())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"services": {"web": {"imagee": "x"}}}, schema)


def test_all_parts_are_there_and_are_watched() -> None:
    assert set(SERVICES) == {"postgres", "redis", *OURS}
    assert SERVICES["postgres"]["image"] == "postgres:18"
    assert {name for name, service in SERVICES.items() if "healthcheck" not in service} == {"prepare"}


def test_waiting_is_for_services_that_exist() -> None:
    for service in SERVICES.values():
        assert set(service.get("depends_on", {})) <= set(SERVICES)
    assert SERVICES["web"]["depends_on"]["prepare"]["condition"] == "service_completed_successfully"


def test_no_secret_stands_in_it() -> None:
    for name, service in SERVICES.items():
        for key, value in service["environment"].items():
            if re.search(r"PASSWORD|SECRET_KEY|DATABASE.*URL|REDIS_URL", key):
                assert "${" in str(value), (name, key)


@pytest.mark.parametrize("name", OURS)
def test_the_portal_runs_without_privileges(name: str) -> None:
    service = SERVICES[name]
    assert service["user"] == "10001"
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "privileged" not in service


def test_only_the_web_server_is_reached_and_only_from_this_machine() -> None:
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"web"}
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["web"]["ports"])


def test_only_the_preparation_knows_the_owner() -> None:
    knowing = {
        name for name in OURS if any(OWNER_ROLE in str(value) for value in SERVICES[name]["environment"].values())
    }
    assert knowing == {"prepare"}
    assert f"//{APP_ROLE}:" in SERVICES["web"]["environment"]["DATABASE_URL"]
    roles = (BASE_DIR / "deploy" / "create-roles.sh").read_text()
    assert f"CREATE ROLE {OWNER_ROLE}" in roles
    assert f"CREATE ROLE {APP_ROLE}" in roles


def test_the_worker_serves_every_queue() -> None:
    from django.conf import settings

    queues = {settings.CELERY_TASK_DEFAULT_QUEUE, *(r["queue"] for r in settings.CELERY_TASK_ROUTES.values())}
    command = SERVICES["worker"]["command"]
    assert set(command[command.index("--queues") + 1].split(",")) == queues


def test_the_image_ends_as_an_ordinary_user() -> None:
    users = re.findall(r"^USER (\S+)", (BASE_DIR / "Dockerfile").read_text(), re.M)
    assert users == ["portal"]
