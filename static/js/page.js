// What several scripts of the page share: toasts, the guard against leaving, swapping parts without losing the caret.
import { make, say } from "./words.js";

export function toast(text, tone = "info") {
  const area = document.getElementById("toasts");
  if (!area) return;
  const note = make("div", { class: `toast-note ${tone}` }, make("span", { text }));
  note.append(make("button", { type: "button", "aria-label": say("close"), text: "×", onclick: () => note.remove() }));
  area.append(note);
  // What went wrong stays until it is read.
  if (tone !== "danger") setTimeout(() => note.remove(), 8000);
}

const guards = new Set();

/**
 * `blocks()` is asked before the reader leaves: true brings up the browser's question. `flush()` (optional) runs before
 * a form marked data-flush is sent. Returns what takes the guard away again.
 */
export function guard(blocks, flush = null) {
  const entry = { blocks, flush };
  guards.add(entry);
  return () => guards.delete(entry);
}

export async function flushAll(limit = 3000) {
  const flushes = [...guards].filter((entry) => entry.flush).map((entry) => entry.flush());
  await Promise.race([Promise.allSettled(flushes), new Promise((done) => setTimeout(done, limit))]);
}

let leaving = false;
export function leave() {
  leaving = true;
}

window.addEventListener("beforeunload", (event) => {
  if (!leaving && [...guards].some((entry) => entry.blocks())) {
    event.preventDefault();
    event.returnValue = say("leave");
  }
});

/** Where the caret is, by id, so that it can be put back after the element was replaced. */
export function rememberFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return () => {};
  const { id, name } = element;
  let selection = null;
  try {
    selection = [element.selectionStart, element.selectionEnd];
  } catch {
    // not a text field
  }
  const scroll = element.scrollTop;
  return () => {
    if (document.activeElement === element && element.isConnected) return;
    const again = (id && document.getElementById(id)) || (name && document.querySelector(`[name="${CSS.escape(name)}"]`));
    if (!again) return;
    again.focus({ preventScroll: true });
    if (selection && selection[0] !== null) {
      try {
        again.setSelectionRange(...selection);
      } catch {
        // a field without a selection
      }
    }
    again.scrollTop = scroll;
  };
}

const TYPED_IN = "textarea, select, input:not([type=file], [type=hidden], [type=button], [type=submit])";

/** Puts the focus on something that takes none by itself, so that reading goes on from there. */
export function settleOn(element) {
  if (!element) return;
  if (!element.matches("a[href], button, input, select, textarea, summary, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/**
 * Replaces the inside of each `#id` by the server's HTML; a field that somebody is typing in is left alone. The focus
 * stays where it was, or, when that is gone, on the part that took its place.
 */
export function swapFragments(fragments) {
  for (const [selector, html] of Object.entries(fragments ?? {})) {
    const target = document.querySelector(selector);
    if (!target) continue;
    const active = document.activeElement;
    const within = target.contains(active);
    if (within && active.matches(TYPED_IN)) continue;
    const back = rememberFocus();
    const open = [...target.querySelectorAll("details[open][id]")].map((details) => details.id);
    target.innerHTML = html;
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    window.htmx?.process(target);
    target.dispatchEvent(new CustomEvent("portal:swapped", { bubbles: true }));
    back();
    if (within && !target.contains(document.activeElement)) settleOn(target);
  }
}
