// The part that autosave.js and roster.js share: the fields of one saved thing (a section, a row), what of them is not
// saved yet, the copy on this computer, and the answers of the server. See autosave.js for the protocol.
import { ask } from "./requests.js";
import { guard, settleOn, swapFragments } from "./page.js";
import { clock, make, say } from "./words.js";

const WAIT = 800; // ms of rest before saving
const RETRIES = [5000, 15000, 60000];
const KEPT_FOR = 14 * 24 * 3600 * 1000;

const same = (a, b) => JSON.stringify(a ?? []) === JSON.stringify(b ?? []);

/** Fields of a container by name; hidden ones are part of the saved thing, buttons, files and the token are not. */
function controls(container) {
  const found = new Map();
  for (const control of container.querySelectorAll("input[name], textarea[name], select[name]")) {
    if (["file", "submit", "button", "reset", "image"].includes(control.type)) continue;
    if (control.name === "csrfmiddlewaretoken" || control.dataset.autosave === "off") continue;
    if (control.closest("[data-autosave-ignore]")) continue;
    if (!found.has(control.name)) found.set(control.name, []);
    found.get(control.name).push(control);
  }
  return found;
}

export function readField(list) {
  const values = [];
  for (const control of list) {
    if (control.disabled) continue;
    if (control.type === "checkbox" || control.type === "radio") {
      if (control.checked) values.push(control.value);
    } else if (control instanceof HTMLSelectElement && control.multiple) {
      values.push(...[...control.selectedOptions].map((option) => option.value));
    } else values.push(control.value);
  }
  return values;
}

export function writeField(list, values) {
  const wanted = [...(values ?? [])];
  for (const control of list) {
    if (control.type === "checkbox" || control.type === "radio") control.checked = wanted.includes(control.value);
    else if (control instanceof HTMLSelectElement && control.multiple) {
      for (const option of control.options) option.selected = wanted.includes(option.value);
    } else control.value = wanted.shift() ?? "";
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** What a person reads as the value: the words of the choice, not its code. */
export function describe(list, values) {
  const words = (values ?? []).map((value) => {
    for (const control of list ?? []) {
      if (control instanceof HTMLSelectElement) {
        const option = [...control.options].find((one) => one.value === value);
        if (option) return option.textContent.trim();
      } else if ((control.type === "checkbox" || control.type === "radio") && control.value === value) {
        return control.closest("label")?.textContent.trim() || value;
      }
    }
    return value;
  });
  return words.filter((word) => word !== "").join("、") || say("emptyValue");
}

export function labelOf(container, name) {
  const field = container.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const label = field?.querySelector(".field-label, legend");
  const named = container.querySelector(`[name="${CSS.escape(name)}"]`);
  return label?.firstChild?.textContent?.trim() || named?.getAttribute("aria-label") || field?.dataset.label || name;
}

export function clearErrors(container, names = null) {
  for (const note of container.querySelectorAll("[data-script-error]")) {
    if (names && !names.includes(note.dataset.scriptError)) continue;
    const id = note.id;
    for (const control of container.querySelectorAll(`[aria-describedby~="${CSS.escape(id)}"]`)) {
      control.removeAttribute("aria-invalid");
      const rest = control.getAttribute("aria-describedby").split(" ").filter((one) => one !== id).join(" ");
      if (rest) control.setAttribute("aria-describedby", rest);
      else control.removeAttribute("aria-describedby");
    }
    note.closest(".field")?.classList.remove("field-invalid");
    note.remove();
  }
}

let serial = 0;

export function showErrors(container, errors) {
  clearErrors(container);
  for (const [name, messages] of Object.entries(errors ?? {})) {
    const list = controls(container).get(name) ?? [...container.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    const field = container.querySelector(`[data-field="${CSS.escape(name)}"]`);
    const place = field ?? list[0]?.closest("td") ?? list[0]?.parentElement ?? container;
    const note = document.createElement("p");
    note.className = "field-error";
    note.id = `script-error-${(serial += 1)}`;
    note.dataset.scriptError = name;
    note.textContent = [].concat(messages).join(" ");
    place.append(note);
    field?.classList.add("field-invalid");
    for (const control of list) {
      control.setAttribute("aria-invalid", "true");
      const described = control.getAttribute("aria-describedby");
      control.setAttribute("aria-describedby", described ? `${described} ${note.id}` : note.id);
    }
  }
}

/** Changes what the line says: whoever stands on one of its buttons comes to stand on the new one, or on the line. */
export function rewrite(line, write) {
  const held = line.contains(document.activeElement);
  write();
  if (held) settleOn(line.querySelector("a, button") ?? line);
}

/** Leads from the line that says so to the first field that could not be saved. */
export function toMarked(line, container) {
  const field = container?.querySelector('[aria-invalid="true"]');
  if (!field) return;
  line.append(" ", make("button", { type: "button", text: say("toMarked"), onclick: () => field.focus() }));
}

/** The copy on this computer. Storage may be full or forbidden: then typing goes on without it. */
export class LocalCopy {
  constructor(key) {
    this.key = key;
  }

  read() {
    try {
      const copy = JSON.parse(localStorage.getItem(this.key) || "null");
      if (copy && Date.now() - copy.at > KEPT_FOR) {
        this.remove();
        return null;
      }
      return copy;
    } catch {
      return null;
    }
  }

  write(version, values) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ version, values, at: Date.now() }));
    } catch {
      // full or forbidden
    }
  }

  remove() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // forbidden
    }
  }
}

/**
 * One saved thing. `hooks`: state(kind, text), conflict(data) → shows the two versions, saved(data), localKey,
 * url(), and names that are sent along (`extra()`).
 */
export class Saver {
  constructor(container, hooks) {
    this.container = container;
    this.hooks = hooks;
    this.version = container.dataset.version ?? "";
    this.copy = new LocalCopy(hooks.localKey);
    this.baseline = this.read();
    this.errors = new Set();
    this.flight = null;
    this.again = false;
    this.stopped = false; // while a conflict is open
    this.dropped = false; // the form itself was sent
    this.waiting = false; // something was typed and not sent yet
    this.tries = 0;
    this.timer = 0;
    // Leaving is questioned only when saving does not work; otherwise leaving saves.
    this.drop = guard(
      () => (this.stopped || this.tries > 0) && this.dirty().length > 0,
      () => this.save(),
    );
    container.addEventListener("input", (event) => this.touched(event));
    container.addEventListener("change", (event) => this.touched(event));
    container.addEventListener("focusout", () => this.dirty().length && this.soon(0));
    window.addEventListener("online", () => this.dirty().length && this.soon(0));
    window.addEventListener("focus", () => this.tries && this.dirty().length && this.soon(0));
    window.addEventListener("pagehide", () => this.parting());
  }

  read() {
    const values = {};
    for (const [name, list] of controls(this.container)) values[name] = readField(list);
    return values;
  }

  fields(name) {
    return controls(this.container).get(name) ?? [];
  }

  dirty() {
    const now = this.read();
    const names = new Set([...Object.keys(now), ...Object.keys(this.baseline)]);
    return [...names].filter((name) => !same(now[name], this.baseline[name]));
  }

  touched(event) {
    if (!event.target.name) return;
    const names = this.dirty();
    this.keep(names);
    if (names.length && !this.stopped) {
      this.waiting = true;
      this.hooks.state("unsaved", say("unsaved"));
      this.soon(WAIT);
    } else if (!names.length && this.waiting && !this.stopped && !this.flight) {
      // typed and taken back: nothing is unsaved any more
      clearTimeout(this.timer);
      this.waiting = false;
      this.hooks.state("clean", "");
    }
  }

  soon(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  /** Puts what is not saved into the local copy; what was saved in the meantime leaves it. */
  keep(names = this.dirty()) {
    if (!names.length) return this.copy.remove();
    const now = this.read();
    return this.copy.write(this.version, Object.fromEntries(names.map((name) => [name, now[name] ?? []])));
  }

  /** The page goes away: keep a copy, and send what can still be sent; if that arrives, the copy is dropped next time. */
  parting() {
    const names = this.dirty();
    this.keep(names);
    if (names.length && !this.stopped && !this.flight && !this.dropped) {
      ask("POST", this.hooks.url(), this.body(names), { keepalive: true });
    }
  }

  body(names) {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(this.read())) for (const value of values) body.append(name, value);
    for (const [name, value] of Object.entries(this.hooks.extra?.() ?? {})) body.append(name, value);
    body.append("version", this.version);
    for (const name of names) body.append("changed", name);
    return body;
  }

  async save() {
    clearTimeout(this.timer);
    if (this.stopped) return;
    if (this.flight) {
      this.again = true;
      await this.flight;
      if (!this.again) return;
    }
    this.again = false;
    this.waiting = false;
    const names = this.dirty();
    if (!names.length) return;
    this.flight = this.send(names);
    await this.flight;
    this.flight = null;
    if (this.again) await this.save();
  }

  async send(names) {
    const sent = this.read();
    this.keep(names);
    this.hooks.state("saving", say("saving"));
    const { kind, data } = await ask("POST", this.hooks.url(), this.body(names));
    if (kind === "ok") this.accepted(sent, data, []);
    else if (kind === "invalid") this.invalid(sent, data);
    else if (kind === "conflict") this.conflict(data);
    else this.postponed(kind);
  }

  accepted(sent, data, except) {
    this.tries = 0;
    if (data.version !== undefined) this.version = String(data.version);
    this.container.dataset.version = this.version;
    for (const [name, values] of Object.entries(sent)) if (!except.includes(name)) this.baseline[name] = values;
    if (!except.length) clearErrors(this.container);
    this.keep();
    for (const [name, visible] of Object.entries(data.shown ?? {})) {
      for (const field of document.querySelectorAll(`[data-field="${CSS.escape(name)}"]`)) field.hidden = !visible;
    }
    for (const [name, visible] of Object.entries(data.cells ?? {})) {
      for (const cell of this.container.querySelectorAll(`[data-field="${CSS.escape(name)}"]`)) cell.hidden = !visible;
    }
    swapFragments(data.fragments);
    this.hooks.saved?.(data);
    const at = clock(data.saved_at ?? new Date());
    if (except.length) this.hooks.state("problem", say("partly", { time: at }));
    else if (this.dirty().length) {
      this.hooks.state("unsaved", say("unsaved"));
      this.soon(WAIT);
    } else this.hooks.state("saved", say("saved", { time: at }));
  }

  /** Wrong values stay in the fields and in the local copy; where the answer has a version, the rest was saved. */
  invalid(sent, data) {
    const names = Object.keys(data.errors ?? {});
    showErrors(this.container, data.errors);
    if (data.version !== undefined) this.accepted(sent, data, names);
    else {
      swapFragments(data.fragments);
      this.hooks.state("problem", data.detail || say("invalid"));
    }
  }

  /** Fields that only the other person changed are taken over quietly; only where both wrote must somebody choose. */
  conflict(data) {
    const mine = new Set(this.dirty());
    const both = {};
    for (const [name, { theirs, label }] of Object.entries(data.fields ?? {})) {
      const their = theirs === null || theirs === undefined ? [] : [].concat(theirs).map(String);
      const list = this.fields(name);
      const current = readField(list);
      if (!mine.has(name)) {
        this.baseline[name] = list.length ? their : this.baseline[name];
        if (list.length) writeField(list, their);
      } else if (same(current, their) || (current.join("") === "" && their.join("") === "")) {
        this.baseline[name] = current;
      } else both[name] = { mine: current, theirs: their, label: label || labelOf(this.container, name) };
    }
    this.version = String(data.version);
    this.container.dataset.version = this.version;
    if (!Object.keys(both).length) {
      this.keep();
      this.hooks.state("unsaved", say("unsaved"));
      this.soon(0);
      return;
    }
    this.stopped = true;
    this.keep();
    this.hooks.state("problem", say("conflict"));
    this.hooks.conflict({ fields: both, who: data.saved_by || say("someone"), at: clock(data.saved_at) });
  }

  /** After somebody has chosen: `chosen` maps each name to the values that shall stand. */
  resolve(both, chosen) {
    for (const [name, { theirs }] of Object.entries(both)) {
      const list = this.fields(name);
      this.baseline[name] = theirs;
      if (chosen[name]) writeField(list, chosen[name]);
      this.baseline[name] = same(readField(list), theirs) ? readField(list) : theirs;
    }
    this.stopped = false;
    this.keep();
    if (this.dirty().length) this.soon(0);
    else this.hooks.state("saved", say("saved", { time: clock(new Date()) }));
  }

  postponed(kind) {
    this.hooks.state("problem", say(kind), kind);
    this.tries += 1;
    if (kind === "refused") return;
    this.soon(RETRIES[Math.min(this.tries, RETRIES.length) - 1]);
  }
}
