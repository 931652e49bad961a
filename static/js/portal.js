// On every page: CSRF and errors of htmx, dialogs, menus, toasts, focus after swaps, counters, flushing before a switch.
import { csrfToken } from "./requests.js";
import { flushAll, leave, rememberFocus, toast } from "./page.js";
import { giveBack, keep } from "./sent.js";
import { say } from "./words.js";

/* --- htmx ----------------------------------------------------------------------------------------------------- */

document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = csrfToken();
});

let putFocusBack = () => {};

document.addEventListener("htmx:beforeSwap", (event) => {
  const signIn = document.body.dataset.signInUrl;
  const answered = event.detail.xhr.responseURL;
  // A session that ran out answers a fragment with the sign-in page: go there instead of showing it in the middle.
  if (signIn && answered && new URL(answered).pathname === signIn && location.pathname !== signIn) {
    event.detail.shouldSwap = false;
    location.assign(`${signIn}?next=${encodeURIComponent(location.pathname + location.search)}`);
    return;
  }
  putFocusBack = rememberFocus();
});

document.addEventListener("htmx:afterSettle", (event) => {
  const wanted = event.target.querySelector?.("[data-focus]");
  if (wanted) wanted.focus();
  else putFocusBack();
  decorate(event.target);
});

document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  toast(say(status === 403 ? "notAllowed" : status === 404 || status === 410 ? "gone" : "requestFailed"), "danger");
});
document.addEventListener("htmx:sendError", () => toast(say("requestFailed"), "danger"));
// The server may say something itself: HX-Trigger: {"portal:toast": {"text": "…", "tone": "info"}}
document.addEventListener("portal:toast", (event) => toast(event.detail.text, event.detail.tone));

/* --- dialogs and menus ---------------------------------------------------------------------------------------- */

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog-open]");
  if (opener) {
    event.preventDefault();
    document.querySelector(opener.dataset.dialogOpen)?.showModal();
    return;
  }
  const revealer = event.target.closest("[data-reveal-next]");
  if (revealer) {
    revealNext(revealer);
    return;
  }
  const closer = event.target.closest("[data-dialog-close]");
  if (closer) closer.closest("dialog")?.close();
  else if (event.target instanceof HTMLDialogElement && event.target.classList.contains("drawer")) event.target.close();
  const printer = event.target.closest("[data-print]");
  if (printer) window.print();
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* --- printing ------------------------------------------------------------------------------------------------- */

// What is folded on the screen lies open on paper, and is folded again afterwards.
let unfolded = [];
window.addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("main details:not([open], [data-menu])")];
  for (const details of unfolded) details.open = true;
});
window.addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});

/* --- forms ---------------------------------------------------------------------------------------------------- */

// Two clicks are one submission; the button comes back when the reader returns to the page.
const sent = new WeakSet();
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog" || form.hasAttribute("hx-post")) return;
  if (form.method !== "post") return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  if (form.hasAttribute("data-flush") && !form.hasAttribute("data-flushed")) {
    event.preventDefault();
    const { submitter } = event;
    await flushAll();
    await new Promise((done) => setTimeout(done)); // while this very event is under way, a form is not sent again
    leave(); // what could not be saved is kept on this computer and offered again
    form.setAttribute("data-flushed", "");
    form.requestSubmit(submitter);
    return;
  }
  sent.add(form);
  keep(form);
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) {
    sent.delete(form);
    form.removeAttribute("data-flushed");
  }
});

function counter(field) {
  const max = Number(field.dataset.maxChars);
  const line = field.closest(".field")?.querySelector("[data-count]");
  if (!max || !line) return;
  const show = () => {
    // Characters as people count them, and line ends as the server counts them: once.
    const n = [...field.value.replace(/\r\n/g, "\n")].length;
    line.textContent = n > max ? say("charactersOver", { n, over: n - max }) : say("characters", { n, max });
    line.classList.toggle("over", n > max);
  };
  field.addEventListener("input", show);
  show();
}

const tableBoxes = new ResizeObserver((sizes) => {
  for (const { target: box } of sizes) {
    const moved = box.scrollWidth > box.clientWidth && !box.querySelector("a, button, input, select, textarea");
    if (moved) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
});

function decorate(root) {
  root.querySelectorAll?.("[data-max-chars]:not([data-counted])").forEach((field) => {
    field.setAttribute("data-counted", "");
    counter(field);
  });
  // A table wider than its box is moved with the keyboard too.
  root.querySelectorAll?.(".table-box").forEach((box) => tableBoxes.observe(box));
  // Where the way is wider than the screen, it shows the stage in progress.
  root.querySelectorAll?.(".stepper-compact").forEach((way) => {
    const now = way.querySelector("[aria-current]");
    if (now) way.scrollLeft = now.offsetLeft - way.offsetLeft - (way.clientWidth - now.offsetWidth) / 2;
  });
}

decorate(document);
document.querySelector("[data-focus]")?.focus();

/* --- rows to add -----------------------------------------------------------------------------------------------
   <button data-reveal-next=".row"> shows the next spare row; rows marked data-spare are hidden once scripts run. */

function spareRows(button) {
  return [...document.querySelectorAll(`${button.dataset.revealNext}[data-spare][hidden]`)];
}

function revealNext(button) {
  const [next, ...rest] = spareRows(button);
  if (next) {
    next.hidden = false;
    next.querySelector("select, input, textarea")?.focus();
  }
  button.hidden = rest.length === 0;
}

for (const button of document.querySelectorAll("[data-reveal-next]")) {
  document.querySelectorAll(`${button.dataset.revealNext}[data-spare]`).forEach((row) => { row.hidden = true; });
  button.hidden = spareRows(button).length === 0;
}

giveBack();
