// A form that was sent after the session had ended: whoever signs in again finds in it what was typed.
//
// What is sent is kept for this tab until a page answers. Where the answer is the sign-in page, it waits there for the
// same person and the same address. Never passwords, never files, nothing hidden: the page's own numbers are its own.
import { controls, readField, writeField } from "./fields.js";
import { settleOn } from "./page.js";
import { make, say } from "./words.js";

const KEY = "sent";
const KEPT_FOR = 12 * 3600 * 1000;
const here = () => location.pathname + location.search;

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) || "null");
  } catch {
    return null;
  }
}

function write(copy) {
  try {
    if (copy) sessionStorage.setItem(KEY, JSON.stringify(copy));
    else sessionStorage.removeItem(KEY);
  } catch {
    // full or forbidden: then it is as it was before there were scripts
  }
}

/** What a person filled in, by name. */
function typed(form) {
  const found = [...controls(form)].map(([name, list]) => [name, list.filter((control) => control.type !== "hidden")]);
  return new Map(found.filter(([, list]) => list.length));
}

const place = (form) => [...document.querySelectorAll("main form")].indexOf(form);

/** To be called when a form is sent. */
export function keep(form) {
  const { user } = document.body.dataset;
  if (!user || !form.closest("main") || form.querySelector("input[type=password]")) return;
  const values = Object.fromEntries([...typed(form)].map(([name, list]) => [name, readField(list)]));
  if (!Object.keys(values).length) return;
  const files = [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
  write({ user, path: here(), place: place(form), values, files: files.map((file) => file.name), at: Date.now() });
}

/** To be called when a page has come. */
export function giveBack() {
  const copy = read();
  if (!copy) return;
  const { user, signInUrl } = document.body.dataset;
  if (!user && location.pathname === signInUrl) {
    write({ ...copy, asked: true });
    return;
  }
  if (!copy.asked || (user && user !== copy.user) || Date.now() - copy.at > KEPT_FOR) write(null);
  if (!copy.asked || user !== copy.user || here() !== copy.path) return;
  write(null);
  const form = document.querySelectorAll("main form")[copy.place];
  if (form) restore(form, copy);
}

function restore(form, { values, files }) {
  for (const [name, list] of typed(form)) {
    if (!(name in values)) continue;
    writeField(list, values[name]);
    const spare = list[0].closest("[data-spare]");
    if (spare && readField(list).join("")) spare.hidden = false;
  }
  const bar = make("div", { class: "restore-bar", role: "status" }, make("p", { text: say("sentBack") }));
  if (files.length) bar.append(make("p", { text: say("filesAnew", { files: files.join(say("comma")) }) }));
  form.prepend(bar);
  settleOn(bar);
}
