"""autosave.js and roster.js in a real browser, against a server that answers as their protocol says."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from django.utils.translation import override
from playwright.sync_api import Browser, Page, expect

from portal.shell import script_words

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'"
Answer = tuple[int, dict[str, object]]

FORM = """<form id="f" method="post" data-autosave data-url="/save/" data-version="1">
<span data-save-state></span>
<div class="field" data-field="name"><label class="field-label" for="name">Name</label>
<input id="name" name="name" value="old"></div>
<div class="field" data-field="area"><label class="field-label" for="area">Area</label>
<input id="area" name="area" value="500"></div>
<div class="field" data-field="kind"><label><input type="checkbox" name="kind" value="a" checked>A</label>
<label><input type="checkbox" name="kind" value="b">B</label></div>
</form><aside id="check">before</aside><script src="/js/autosave.js" type="module"></script>"""

ROW = """<td data-row-number>{n}</td><td><input name="person" aria-label="Person" value="{person}"></td>
<td><input name="share" aria-label="Share" value="{share}"></td>
<td><button type="button" data-row-delete>x</button></td>"""
ROSTER = f"""<div data-roster data-url="/rows/" data-max-rows="4"><span data-save-state></span>
<table><tbody data-roster-body>
<tr data-row data-row-key="k1" data-url="/rows/k1/" data-version="1">{ROW.format(n=1, person="Wang", share=80)}</tr>
</tbody></table><template data-row-template><tr data-row>{ROW.format(n="", person="", share="")}</tr></template>
<button type="button" data-row-add>add</button></div><script src="/js/roster.js" type="module"></script>"""


class Server:
    """Serves the scripts and one page; ``answers`` decides what a request gets, ``seen`` keeps what came."""

    def __init__(self) -> None:
        self.body = ""
        self.seen: list[dict[str, list[str]]] = []
        self.paths: list[tuple[str, str]] = []
        self.answer: Callable[[str, str, dict[str, list[str]]], Answer] = lambda method, path, data: (
            200,
            {"version": 2},
        )
        server = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def reply(self, status: int, kind: str, body: bytes, **headers: str) -> None:
                self.send_response(status)
                headers |= {"Content-Type": kind, "Content-Length": str(len(body)), "Content-Security-Policy": POLICY}
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self) -> None:
                if self.path.startswith("/js/"):
                    script = (ROOT / "static" / self.path[1:]).read_bytes()
                    return self.reply(200, "text/javascript", script)
                with override("en"):
                    words = json.dumps(script_words())
                page = f"""<!doctype html><html lang="en"><body data-user="u1" data-sign-in-url="/sign-in/">
                <script id="i18n" type="application/json">{words}</script><div id="toasts"></div>
                {server.body}</body></html>"""
                return self.reply(200, "text/html", page.encode())

            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                data = parse_qs(self.rfile.read(length).decode(), keep_blank_values=True)
                server.seen.append(data)
                server.paths.append((self.command, self.path))
                status, answer = server.answer(self.command, self.path, data)
                if status == 302:
                    self.reply(302, "text/html", b"", Location="/sign-in/")
                else:
                    self.reply(status, "application/json", json.dumps(answer).encode())

            do_DELETE = do_POST

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}/page/"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.http.shutdown()
    server.http.server_close()


@pytest.fixture
def tab(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(locale="en")
    page = context.new_page()
    page.set_default_timeout(5000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def state(page: Page) -> object:
    return expect(page.locator("[data-save-state]"))


def test_typing_is_saved_with_the_whole_section_and_the_names_that_changed(tab: Page, server: Server) -> None:
    server.body = FORM
    server.answer = lambda *_: (
        200,
        {"version": 2, "saved_at": "2026-03-01T04:03:00Z", "fragments": {"#check": "<b>ok</b>"}},
    )
    tab.goto(server.address)
    tab.fill("#name", "new")
    tab.evaluate("document.querySelector('#name').setSelectionRange(1, 1)")
    state(tab).to_contain_text("12:03")
    assert server.seen == [{"name": ["new"], "area": ["500"], "kind": ["a"], "version": ["1"], "changed": ["name"]}]
    assert tab.inner_html("#check") == "<b>ok</b>"
    assert tab.evaluate("[document.activeElement.id, document.activeElement.selectionStart]") == ["name", 1]
    tab.uncheck("[value=a]")
    expect(tab.locator("#f")).to_have_attribute("data-version", "2")
    tab.wait_for_function("() => Object.keys(localStorage).length === 0")
    assert server.seen[-1] == {"name": ["new"], "area": ["500"], "version": ["2"], "changed": ["kind"]}


def test_text_survives_an_expired_session_and_is_offered_at_the_next_visit(tab: Page, server: Server) -> None:
    server.body = FORM
    server.answer = lambda *_: (302, {})
    tab.goto(server.address)
    tab.fill("#name", "typed too late")
    state(tab).to_contain_text("sign-in has expired")
    expect(tab.locator("[data-save-state] a")).to_have_attribute("href", "/sign-in/?next=%2Fpage%2F")
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.goto(server.address)
    expect(tab.locator(".restore-bar")).to_contain_text("Name")
    assert tab.input_value("#name") == "old"
    server.answer = lambda *_: (200, {"version": 2})
    tab.click("text=Restore")
    assert tab.input_value("#name") == "typed too late"
    state(tab).to_contain_text("Saved at")
    assert server.seen[-1]["name"] == ["typed too late"]


def test_an_offer_that_was_not_answered_stays_and_a_discarded_one_does_not(tab: Page, server: Server) -> None:
    server.body = FORM
    server.answer = lambda *_: (302, {})
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.goto(server.address)
    tab.fill("#name", "kept")
    state(tab).to_contain_text("expired")
    for _ in range(2):
        tab.goto(server.address)
        expect(tab.locator(".restore-bar")).to_be_visible()
    tab.click("text=Discard")
    tab.goto(server.address)
    expect(tab.locator("[data-save-state]")).to_be_attached()
    expect(tab.locator(".restore-bar")).to_have_count(0)


def test_a_conflict_shows_both_versions_and_takes_what_only_the_other_changed(tab: Page, server: Server) -> None:
    fields = {"name": {"theirs": "theirs", "label": "Name"}, "area": {"theirs": "620", "label": "Area"}}
    conflict = {"version": 5, "saved_by": "Li", "saved_at": "2026-03-01T04:03:00Z", "fields": fields}
    server.body = FORM
    server.answer = lambda method, path, data: (409, conflict) if data["version"] == ["1"] else (200, {"version": 6})
    tab.goto(server.address)
    tab.fill("#name", "mine")
    box = tab.locator(".conflict")
    expect(box).to_contain_text("Li")
    expect(box.locator("fieldset")).to_have_count(1)
    expect(box).to_contain_text("theirs")
    assert tab.input_value("#name") == "mine"
    assert tab.input_value("#area") == "620"
    box.get_by_text("Apply the choice").click()
    state(tab).to_contain_text("Saved at")
    assert server.seen[-1] == {"name": ["mine"], "area": ["620"], "kind": ["a"], "version": ["5"], "changed": ["name"]}


def test_taking_theirs_ends_the_conflict_without_another_save(tab: Page, server: Server) -> None:
    conflict = {
        "version": 5,
        "saved_by": "Li",
        "saved_at": "x",
        "fields": {"name": {"theirs": "theirs", "label": "Name"}},
    }
    server.body = FORM
    server.answer = lambda *_: (409, conflict)
    tab.goto(server.address)
    tab.fill("#name", "mine")
    tab.locator(".conflict").get_by_text("Take theirs").click()
    tab.get_by_text("Apply the choice").click()
    state(tab).to_contain_text("Saved at")
    assert tab.input_value("#name") == "theirs"
    assert len(server.seen) == 1


def test_a_wrong_value_is_named_at_its_field_and_stays(tab: Page, server: Server) -> None:
    server.body = FORM
    server.answer = lambda *_: (422, {"errors": {"area": ["Enter a number."]}, "version": 2, "saved_at": "x"})
    tab.goto(server.address)
    tab.fill("#area", "five hundred")
    expect(tab.locator("[data-field=area] .field-error")).to_have_text("Enter a number.")
    expect(tab.locator("#area")).to_have_attribute("aria-invalid", "true")
    assert tab.input_value("#area") == "five hundred"
    server.answer = lambda *_: (200, {"version": 3})
    tab.fill("#area", "620")
    state(tab).to_contain_text("Saved at")
    expect(tab.locator(".field-error")).to_have_count(0)


def test_offline_text_is_sent_when_the_connection_is_back(tab: Page, server: Server) -> None:
    server.body = FORM
    tab.goto(server.address)
    tab.context.set_offline(True)
    tab.fill("#name", "in the tunnel")
    state(tab).to_contain_text("no connection")
    tab.context.set_offline(False)
    state(tab).to_contain_text("Saved at")
    assert server.seen[-1]["name"] == ["in the tunnel"]


def test_a_row_is_made_once_then_saved_and_deleted(tab: Page, server: Server) -> None:
    def answer(method: str, path: str, data: dict[str, list[str]]) -> Answer:
        if method == "DELETE":
            return 200, {}
        return (
            (201, {"version": 1, "url": f"/rows/{data['row_key'][0]}/"}) if path == "/rows/" else (200, {"version": 2})
        )

    server.body, server.answer = ROSTER, answer
    tab.goto(server.address)
    tab.click("[data-row-add]")
    tab.keyboard.type("Li")
    state(tab).to_contain_text("Saved at")
    tab.keyboard.press("Tab")
    tab.keyboard.type("60")
    tab.wait_for_function("() => document.querySelectorAll('tr[data-row]')[1].dataset.version === '2'")
    key = server.seen[0]["row_key"][0]
    assert server.paths[:2] == [("POST", "/rows/"), ("POST", f"/rows/{key}/")]
    tab.locator("[data-row-delete]").nth(1).click()
    tab.locator("dialog").get_by_text("Delete", exact=True).click()
    expect(tab.locator("tr[data-row]")).to_have_count(1)
    assert server.paths[-1] == ("DELETE", f"/rows/{key}/?version=2")


def test_cells_pasted_from_a_spreadsheet_fill_right_and_down_up_to_the_most_rows(tab: Page, server: Server) -> None:
    server.body = ROSTER
    server.answer = lambda method, path, data: (201, {"version": 1, "url": f"/rows/{data['row_key'][0]}/"})
    tab.goto(server.address)
    tab.focus("[name=person]")
    tab.evaluate(
        """() => { const data = new DataTransfer();
        data.setData("text/plain", "A\\t1\\r\\nB\\t2\\r\\nC\\t3\\r\\nD\\t4\\r\\nE\\t5\\r\\n");
        const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
        document.activeElement.dispatchEvent(paste); }"""
    )
    names = tab.locator("[name=person]")
    expect(names).to_have_count(4)
    assert [names.nth(index).input_value() for index in range(4)] == ["A", "B", "C", "D"]
    state(tab).to_contain_text("Saved at")
    assert sorted(data["person"][0] for data in server.seen) == ["A", "B", "C", "D"]
