/*
 * Saves a section as one types.
 *
 *   <form data-autosave data-url="/materials/<ref>/sections/<key>/" data-version="7" method="post" action="…">
 *     <span data-save-state></span>          what the state is; or anywhere: data-save-state-for="<id of the form>"
 *     fields in <div class="field" data-field="<name>"> (the portal's form rendering makes them so)
 *   </form>                                offers and conflicts appear right before the form
 *
 * Sent 800 ms after the last key and on leaving a field, as form-encoded POST to data-url, with X-CSRFToken:
 *   every field of the form, `version`, and `changed` once per field that differs from what was last saved.
 *   An unticked box is not among the fields: a name in `changed` without a value was emptied.
 *   data-autosave="off" on a field, or data-autosave-ignore on its surroundings, leaves it out; files never go along.
 *
 * Answers (JSON):
 *   200 {version, saved_at, fragments?: {"#id": html}, shown?: {name: true|false}}
 *         fragments replace the inside of the element; shown hides and shows [data-field=name]
 *   422 {errors: {name: [message, …]}, detail?, version?, saved_at?, fragments?}
 *         messages appear at the fields, the text stays; with a version everything but these fields was saved
 *   409 {version, saved_by, saved_at, fields: {name: {theirs: value | [values] | null, label}}}
 *         `fields`: what differs on the server. Only names that both sides changed are put to the person, side by side.
 *   401, a redirect, a 403 that is no JSON: sign-in ran out. 403/404 with JSON: no longer allowed. Others: tried again.
 *
 * Whatever is not saved is kept in localStorage under user, address and form for 14 days, so nothing is lost when the
 * session ends, the network fails or the page is closed; the next visit offers it (restore / discard).
 * Forms marked data-flush (language, text size, sign-out) are sent only after everything has been saved or kept.
 *
 * Events on the form, bubbling: portal:saved (detail: the answer), portal:save-state (detail: {state, text}).
 */
import { LocalCopy, Saver, describe, labelOf, readField, rewrite, toMarked, writeField } from "./saving.js";
import { clock, make, say } from "./words.js";

const keyOf = (form) =>
  `autosave:${document.body.dataset.user || "-"}:${location.pathname}:${form.id || form.dataset.url}`;

/** Side by side, one choice per field. `sides`: the words for mine and theirs; answers through `done(chosen)`. */
export function chooser({ title, text, fields, theirsWord, controlsOf, done }) {
  const box = make("div", { class: "conflict", role: "alertdialog", "aria-label": title, tabindex: "-1" });
  const form = make("form", { "data-autosave-ignore": true });
  box.append(make("p", { class: "restore-title", text: title }), make("p", { text }), form);
  const unique = `choice-${Math.random().toString(36).slice(2)}`;
  Object.entries(fields).forEach(([name, { mine, theirs, label }], index) => {
    const side = (value, word, shown, checked) =>
      make(
        "label",
        { class: "conflict-side" },
        make("input", { type: "radio", name: `${unique}-${index}`, value, checked }),
        make("span", {}, make("strong", { text: word }), make("span", { class: "conflict-value", text: shown })),
      );
    form.append(
      make(
        "fieldset",
        { class: "conflict-field", "data-name": name },
        make("legend", { text: label }),
        make(
          "div",
          { class: "conflict-sides" },
          side("mine", say("mine"), describe(controlsOf(name), mine), true),
          side("theirs", theirsWord, describe(controlsOf(name), theirs), false),
        ),
      ),
    );
  });
  const all = (value) => form.querySelectorAll(`input[value="${value}"]`).forEach((input) => (input.checked = true));
  form.append(
    make(
      "div",
      { class: "restore-buttons" },
      make("button", { type: "submit", class: "btn btn-primary", text: say("applyChoice") }),
      make("button", { type: "button", class: "btn", text: say("keepMine"), onclick: () => all("mine") }),
      make("button", { type: "button", class: "btn", text: say("takeTheirs"), onclick: () => all("theirs") }),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = {};
    for (const set of form.querySelectorAll("fieldset")) {
      const { mine, theirs } = fields[set.dataset.name];
      chosen[set.dataset.name] = set.querySelector("input:checked").value === "mine" ? mine : theirs;
    }
    box.remove();
    done(chosen);
    controlsOf(Object.keys(fields)[0])[0]?.focus();
  });
  return box;
}

function start(form) {
  if (form.portalSaver) return;
  const stateLine =
    form.querySelector("[data-save-state]") ||
    (form.id && document.querySelector(`[data-save-state-for="${CSS.escape(form.id)}"]`));
  if (stateLine) {
    stateLine.classList.add("save-state");
    stateLine.setAttribute("role", "status");
    // Leaving a field saves, and that would replace the link or button in mid-press: a press here leaves nothing.
    stateLine.addEventListener("mousedown", (event) => event.preventDefault());
  }
  // Panels stand before the form: a form inside a form is not allowed, and its fields are not the section's.
  const panel = make("div", {});
  form.before(panel);

  let saver = null;
  const initial = stateLine?.textContent ?? "";
  const hooks = {
    localKey: keyOf(form),
    url: () => form.dataset.url,
    state(state, text, why = "") {
      if (stateLine) {
        rewrite(stateLine, () => {
          stateLine.dataset.state = state === "clean" ? "" : state;
          stateLine.replaceChildren(state === "clean" ? initial : text);
          toMarked(stateLine, state === "problem" ? form : null);
          if (why === "expired") {
            const back = `${document.body.dataset.signInUrl}?next=${encodeURIComponent(location.pathname + location.search)}`;
            stateLine.append(" ", make("a", { href: back, target: "_blank", rel: "opener", text: say("signIn") }));
          }
          if (why) {
            stateLine.append(" ", make("button", { type: "button", text: say("retry"), onclick: () => saver.save() }));
          }
        });
      }
      form.dispatchEvent(new CustomEvent("portal:save-state", { bubbles: true, detail: { state, text } }));
    },
    saved: (data) => form.dispatchEvent(new CustomEvent("portal:saved", { bubbles: true, detail: data })),
    conflict({ fields, who, at }) {
      const box = chooser({
        title: say("conflictTitle"),
        text: say("conflictText", { who, time: at }),
        fields,
        theirsWord: say("theirs"),
        controlsOf: (name) => saver.fields(name),
        done: (chosen) => saver.resolve(fields, chosen),
      });
      panel.replaceChildren(box);
      box.scrollIntoView({ block: "nearest" });
    },
  };

  // Read what an earlier visit left before the new saver may write there.
  const left = new LocalCopy(hooks.localKey).read();
  saver = new Saver(form, hooks);
  form.portalSaver = saver;
  // A plain submit of this very form carries everything; the copy goes when the next page shows the same values.
  form.addEventListener("submit", () => {
    saver.keep();
    saver.drop();
    saver.dropped = true;
  });
  if (left) offer(form, panel, saver, left);
}

/** Offers what an earlier visit could not save. It stays on this computer until somebody has answered. */
function offer(form, panel, saver, left) {
  const open = Object.entries(left.values).filter(([name, values]) => {
    const list = saver.fields(name);
    return list.length && JSON.stringify(readField(list)) !== JSON.stringify(values);
  });
  if (!open.length) {
    saver.copy.remove();
    return;
  }
  const kept = new LocalCopy(`${saver.copy.key}:kept`);
  const values = Object.fromEntries(open);
  kept.write(left.version, values);
  const close = () => {
    bar.remove();
    kept.remove();
    saver.fields(open[0][0])[0]?.focus();
  };
  const put = (chosen) => {
    for (const [name, wanted] of Object.entries(chosen)) writeField(saver.fields(name), wanted);
    close();
    saver.soon(0);
  };
  const restore = () => {
    if (String(left.version) === saver.version) return put(values);
    const fields = {};
    for (const [name, mine] of open) {
      fields[name] = { mine, theirs: readField(saver.fields(name)), label: labelOf(form, name) };
    }
    const box = chooser({
      title: say("conflict"),
      text: say("conflictLocal"),
      fields,
      theirsWord: say("current"),
      controlsOf: (name) => saver.fields(name),
      done: put,
    });
    bar.replaceWith(box);
    return box.focus();
  };
  const bar = make(
    "div",
    { class: "restore-bar", role: "region", "aria-label": say("restoreTitle", { time: clock(left.at) }) },
    make("p", { class: "restore-title", text: say("restoreTitle", { time: clock(left.at) }) }),
    make("p", { text: say("restoreText", { fields: open.map(([name]) => labelOf(form, name)).join("、") }) }),
    make(
      "div",
      { class: "restore-buttons" },
      make("button", { type: "button", class: "btn btn-primary", text: say("restore"), onclick: restore }),
      make("button", { type: "button", class: "btn", text: say("discard"), onclick: close }),
    ),
  );
  panel.replaceChildren(bar);
}

/** An offer that was not answered is still there at the next visit. */
function reviveKept(form) {
  const live = new LocalCopy(keyOf(form));
  const kept = new LocalCopy(`${keyOf(form)}:kept`);
  const old = kept.read();
  if (!old) return;
  const now = live.read();
  live.write(old.version, { ...old.values, ...(now?.values ?? {}) });
  kept.remove();
}

function startAll(root = document) {
  for (const form of root.querySelectorAll("form[data-autosave]")) {
    if (form.portalSaver) continue;
    reviveKept(form);
    start(form);
  }
}

startAll();
document.addEventListener("htmx:afterSettle", (event) => startAll(event.target));
