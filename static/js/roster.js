/*
 * A table whose rows are edited in place, each row saved by itself.
 *
 *   <div data-roster data-url="/materials/<ref>/rosters/<key>/rows/" data-max-rows="300" data-first-number="1">
 *     <span data-save-state></span>
 *     <table class="data"> … <tbody data-roster-body>
 *       <tr data-row data-row-key="<uuid>" data-url="/materials/<ref>/rows/<row_key>/" data-version="3">
 *         <td data-row-number>1</td>
 *         <td data-label="…" data-field="name"><input class="form-control" name="name" aria-label="…"></td> …
 *         <td><button type="button" data-row-delete>…</button></td>
 *       </tr></tbody></table>
 *     <template data-row-template><tr data-row>… an empty row …</tr></template>
 *     <button type="button" class="btn" data-row-add>…</button>
 *   </div>          not inside another <form>; names are column keys, the same in every row
 *
 * Saving a row, 800 ms after the last key and on leaving a field; form-encoded POST, all its fields, `version`, `changed`:
 *   to the row's data-url  → 200 {version, saved_at, fragments?}
 *   a new row: to the roster's data-url, with `row_key` (a uuid made here: the same POST twice makes one row)
 *                          → 201 {version, url, saved_at, fragments?}
 *   422 {errors: {column: [..]}, version?} and 409 {version, saved_by, saved_at, fields} as in autosave.js;
 *   a new row answered with 422 without `url` is not there yet: the next save creates it.
 * Deleting: DELETE <row's data-url>?version=<n> → 200 {fragments?} | 409 as above | 404: it is gone, the row disappears.
 * Fragments serve for what is derived (totals, self-check); none of them may contain the roster itself.
 *
 * Keys: Enter goes down and adds a row at the end, arrows up and down move in text fields, Escape takes back what is unsaved.
 * Pasting cells from a spreadsheet fills to the right and down and adds rows. Unsaved rows survive as in autosave.js.
 */
import { LocalCopy, Saver, readField, rewrite, toMarked, writeField } from "./saving.js";
import { chooser } from "./autosave.js";
import { ask } from "./requests.js";
import { swapFragments, toast } from "./page.js";
import { clock, make, say } from "./words.js";

function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // a page without https has no randomUUID
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const cellsOf = (row) => [...row.querySelectorAll("input[name]:not([type=hidden]), select[name], textarea[name]")];

class Roster {
  constructor(box) {
    this.box = box;
    this.body = box.querySelector("[data-roster-body]");
    this.template = box.querySelector("template[data-row-template]");
    this.stateLine = box.querySelector("[data-save-state]");
    this.stateLine?.classList.add("save-state");
    this.stateLine?.setAttribute("role", "status");
    this.panel = make("div", {});
    box.prepend(this.panel);
    this.savers = new Map();
    this.prefix = `roster:${document.body.dataset.user || "-"}:${location.pathname}:${box.dataset.url}:`;
    const left = this.leftCopies();
    for (const row of this.rows()) this.adopt(row);
    this.offer(left);
    box.addEventListener("click", (event) => this.clicked(event));
    this.body.addEventListener("keydown", (event) => this.keyed(event));
    this.body.addEventListener("paste", (event) => this.pasted(event));
  }

  rows() {
    return [...this.body.querySelectorAll("tr[data-row]")];
  }

  state(state, text) {
    if (!this.stateLine) return;
    // One row saved says nothing about another that is not.
    const unsaved = [...this.savers.values()].some((saver) => saver.dirty().length);
    if (state === "saved" && unsaved) return;
    rewrite(this.stateLine, () => {
      this.stateLine.dataset.state = state === "clean" ? "" : state;
      this.stateLine.textContent = text;
      toMarked(this.stateLine, state === "problem" ? this.body : null);
    });
  }

  adopt(row) {
    row.dataset.rowKey ||= uuid();
    const saver = new Saver(row, {
      localKey: this.prefix + row.dataset.rowKey,
      url: () => row.dataset.url || this.box.dataset.url,
      extra: () => ({ row_key: row.dataset.rowKey }),
      state: (state, text) => this.state(state, text),
      saved: (data) => {
        if (data.url) row.dataset.url = data.url;
        this.box.dispatchEvent(new CustomEvent("portal:saved", { bubbles: true, detail: data }));
      },
      conflict: ({ fields, who, at }) => {
        const box = chooser({
          title: say("conflictTitle"),
          text: say("conflictText", { who, time: at }),
          fields,
          theirsWord: say("theirs"),
          controlsOf: (name) => saver.fields(name),
          done: (chosen) => saver.resolve(fields, chosen),
        });
        this.panel.append(box);
        box.scrollIntoView({ block: "nearest" });
      },
    });
    this.savers.set(row, saver);
  }

  add() {
    const max = Number(this.box.dataset.maxRows || 0);
    if (max && this.rows().length >= max) {
      toast(say("tooManyRows", { max }), "danger");
      return null;
    }
    const row = this.template.content.querySelector("tr[data-row]").cloneNode(true);
    const key = uuid();
    row.dataset.rowKey = key;
    for (const field of row.querySelectorAll("[id]")) field.id = `${field.id}-${key}`;
    for (const label of row.querySelectorAll("label[for]")) label.htmlFor = `${label.htmlFor}-${key}`;
    this.body.append(row);
    this.adopt(row);
    this.renumber();
    return row;
  }

  renumber() {
    const first = Number(this.box.dataset.firstNumber || 1);
    this.rows().forEach((row, index) => {
      const cell = row.querySelector("[data-row-number]");
      if (cell) cell.textContent = first + index;
    });
  }

  clicked(event) {
    if (event.target.closest("[data-row-add]")) {
      const row = this.add();
      if (row) {
        cellsOf(row)[0]?.focus();
        toast(say("rowAdded", { n: this.rows().length }));
      }
    }
    const button = event.target.closest("[data-row-delete]");
    if (button) this.remove(button.closest("tr[data-row]"));
  }

  async remove(row) {
    const empty = cellsOf(row).every((cell) => readField([cell]).join("") === "");
    if ((row.dataset.url || !empty) && !(await this.confirmed(row))) return;
    const saver = this.savers.get(row);
    saver.stopped = true;
    clearTimeout(saver.timer);
    if (saver.flight) await saver.flight;
    if (row.dataset.url) {
      const { kind, status, data } = await ask("DELETE", `${row.dataset.url}?version=${saver.version}`);
      if (kind !== "ok" && status !== 404) {
        saver.stopped = false;
        if (kind === "conflict") saver.conflict(data);
        toast(say(kind === "conflict" ? "conflict" : kind === "invalid" ? "requestFailed" : kind), "danger");
        return;
      }
      swapFragments(data.fragments);
    }
    const next = row.nextElementSibling ?? row.previousElementSibling;
    saver.baseline = saver.read(); // nothing of it is unsaved any more
    saver.copy.remove();
    saver.drop();
    this.savers.delete(row);
    row.remove();
    this.renumber();
    (next ? cellsOf(next)[0] : this.box.querySelector("[data-row-add]"))?.focus();
    toast(say("rowDeleted"));
  }

  confirmed(row) {
    return new Promise((done) => {
      const text = say("rowDelete", { n: this.rows().indexOf(row) + 1 });
      const dialog = make(
        "dialog",
        { class: "modal-box", "aria-label": text },
        make("div", { class: "modal-content-box" }, make("p", { text })),
        make(
          "div",
          { class: "modal-foot" },
          make("button", { type: "button", class: "btn", text: say("cancel"), onclick: () => dialog.close("") }),
          make("button", { type: "button", class: "btn btn-danger", text: say("deleteRow"), onclick: () => dialog.close("yes") }),
        ),
      );
      dialog.addEventListener("close", () => {
        done(dialog.returnValue === "yes");
        dialog.remove();
      });
      document.body.append(dialog);
      dialog.showModal();
    });
  }

  keyed(event) {
    const cell = event.target;
    if (!cell.name || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const row = cell.closest("tr[data-row]");
    const single = cell instanceof HTMLInputElement && !["checkbox", "radio", "date"].includes(cell.type);
    const move = (to) => {
      if (!to) return;
      event.preventDefault();
      cellsOf(to)[cellsOf(row).indexOf(cell)]?.focus();
    };
    if (event.key === "Enter" && single) move(row.nextElementSibling ?? this.add());
    else if (event.key === "ArrowDown" && single && cell.type !== "number") move(row.nextElementSibling);
    else if (event.key === "ArrowUp" && single && cell.type !== "number") move(row.previousElementSibling);
    else if (event.key === "Escape") {
      const saver = this.savers.get(row);
      const before = saver.baseline[cell.name];
      if (before && saver.dirty().includes(cell.name)) {
        event.preventDefault();
        writeField(saver.fields(cell.name), before);
      }
    }
  }

  pasted(event) {
    const cell = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const trimmed = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!cell.name || !/[\t\n]/.test(trimmed) || cell instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    const first = cell.closest("tr[data-row]");
    const column = cellsOf(first).indexOf(cell);
    let row = first;
    let count = 0;
    for (const line of trimmed.split("\n")) {
      row = count === 0 ? first : (row.nextElementSibling ?? this.add());
      if (!row) break;
      const cells = cellsOf(row);
      line.split("\t").forEach((value, offset) => fill(cells[column + offset], value.trim()));
      count += 1;
    }
    toast(say("pasted", { n: count }));
  }

  /** Copies of an earlier visit, by row key, read before the rows' savers may write there. */
  leftCopies() {
    const found = new Map();
    try {
      for (let index = 0; index < localStorage.length; index += 1) {
        const key = localStorage.key(index);
        if (key.startsWith(this.prefix)) found.set(key.slice(this.prefix.length), new LocalCopy(key).read());
      }
    } catch {
      // storage forbidden
    }
    return found;
  }

  offer(left) {
    const open = new Map();
    for (const [key, copy] of left) {
      if (!copy) continue;
      const row = this.body.querySelector(`tr[data-row-key="${CSS.escape(key)}"]`);
      const differs =
        !row ||
        Object.entries(copy.values).some(
          ([name, values]) => JSON.stringify(readField(this.savers.get(row).fields(name))) !== JSON.stringify(values),
        );
      if (differs) open.set(key, copy);
      else new LocalCopy(this.prefix + key).remove();
    }
    if (!open.size) return;
    const at = clock(Math.max(...[...open.values()].map((copy) => copy.at)));
    const restore = () => {
      bar.remove();
      for (const [key, copy] of open) {
        let row = this.body.querySelector(`tr[data-row-key="${CSS.escape(key)}"]`);
        if (!row) {
          row = this.add();
          if (!row) return;
          new LocalCopy(this.prefix + key).remove();
        }
        const saver = this.savers.get(row);
        for (const [name, values] of Object.entries(copy.values)) writeField(saver.fields(name), values);
        saver.soon(0);
        cellsOf(row)[0]?.focus();
      }
    };
    const discard = () => {
      bar.remove();
      for (const key of open.keys()) new LocalCopy(this.prefix + key).remove();
      this.box.querySelector("input, select, textarea, [data-row-add]")?.focus();
    };
    const bar = make(
      "div",
      { class: "restore-bar" },
      make("p", { class: "restore-title", text: say("restoreTitle", { time: at }) }),
      make(
        "div",
        { class: "restore-buttons" },
        make("button", { type: "button", class: "btn btn-primary", text: say("restore"), onclick: restore }),
        make("button", { type: "button", class: "btn", text: say("discard"), onclick: discard }),
      ),
    );
    this.panel.append(bar);
  }
}

/** A pasted value into a cell: a choice is found by its words or its code. */
function fill(cell, value) {
  if (!cell || cell.disabled || cell.readOnly) return;
  if (cell instanceof HTMLSelectElement) {
    const option = [...cell.options].find((one) => one.value === value || one.textContent.trim() === value);
    if (!option) return;
    cell.value = option.value;
  } else if (cell.type === "checkbox") cell.checked = ["是", "yes", "true", "1", "√"].includes(value.toLowerCase());
  else cell.value = value;
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

function startAll(root) {
  for (const box of root.querySelectorAll("[data-roster]")) {
    if (box.dataset.ready) continue;
    box.dataset.ready = "yes";
    new Roster(box);
  }
}

startAll(document);
document.addEventListener("htmx:afterSettle", (event) => startAll(event.target));
