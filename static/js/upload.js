/*
 * Upload in two steps: the file goes to the store and is unclaimed; then its ref is handed to whoever claims it.
 *
 *   <div class="upload" data-upload data-url="/files/upload/" data-accept=".pdf,.jpg"
 *        data-max-mb="20" data-max-files="3"
 *        data-claim-url="/materials/<ref>/attachments/<kind>/"     either: step two is a POST to this address
 *        data-name="files">                                        or: a hidden field of this name, value = ref, is put
 *                                                                  into the surrounding form, which claims on submit
 *     <label class="btn" for="…">Choose</label> <input type="file" id="…" multiple>     the input has no name
 *     <ul class="upload-list" data-upload-list></ul>
 *   </div>
 *
 * Step one: multipart POST `file` to data-url → 201 {ref, name, size, content_type} | 4xx {error}.
 * Step two: form-encoded POST `file=<ref>` to data-claim-url
 *           → 200/201 {fragments?: {"#id": html}} | 422 {error} or {errors: {name: [..]}}.
 * data-max-files counts the files already there: data-count, kept up to date by the server in the fragment around it.
 * Event, bubbling: portal:uploaded (detail: the answer of the last step).
 */
import { ask, headers, kindOf } from "./requests.js";
import { guard, swapFragments, toast } from "./page.js";
import { make, say } from "./words.js";

function send(url, data, onProgress) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(Math.round((100 * event.loaded) / event.total));
    });
    const finish = (kind) => done({ kind, data: request.response ?? {} });
    // A redirect to the sign-in page ends in a page, not in JSON.
    request.addEventListener("load", () => finish(request.response ? kindOf(request.status) : "expired"));
    request.addEventListener("error", () => finish("offline"));
    request.addEventListener("abort", () => finish("aborted"));
    request.send(data);
    onProgress(0, () => request.abort());
  });
}

function problemBefore(box, file) {
  const max = Number(box.dataset.maxMb || 0);
  const accepted = (box.dataset.accept || "").toLowerCase().split(",").map((one) => one.trim()).filter(Boolean);
  if (file.size === 0) return say("emptyFile", { name: file.name });
  if (max && file.size > max * 1024 * 1024) return say("tooLarge", { max, name: file.name });
  if (accepted.length && !accepted.some((end) => file.name.toLowerCase().endsWith(end))) {
    return say("wrongType", { name: file.name });
  }
  return null;
}

function complain(list, text) {
  list.append(make("li", {}, make("p", { class: "field-error", role: "alert", text })));
}

function messageOf(data, kind) {
  if (data.error) return data.error;
  const all = Object.values(data.errors ?? {}).flat();
  return all.length ? all.join(" ") : say(kind === "expired" || kind === "offline" ? kind : "requestFailed");
}

async function one(box, list, file) {
  const bar = make("progress", { max: 100, value: 0, "aria-label": file.name });
  const line = make("span", { text: say("uploading", { name: file.name, percent: 0 }) });
  const cancel = make("button", { type: "button", class: "btn btn-sm", text: say("cancel") });
  const item = make("li", { class: "upload-item" }, line, cancel, bar);
  list.append(item);
  const data = new FormData();
  data.append("file", file);
  const first = await send(box.dataset.url, data, (percent, abort) => {
    bar.value = percent;
    line.textContent = say("uploading", { name: file.name, percent });
    if (abort) cancel.addEventListener("click", abort);
  });
  if (document.activeElement === cancel) box.querySelector('input[type="file"]').focus();
  cancel.remove();
  let { kind, data: answer } = first;
  if (kind === "ok" && box.dataset.claimUrl) {
    ({ kind, data: answer } = await ask("POST", box.dataset.claimUrl, new URLSearchParams({ file: answer.ref })));
  }
  item.remove();
  if (kind === "aborted") return;
  if (kind !== "ok") {
    complain(list, `${say("uploadFailed", { name: file.name })} ${messageOf(answer, kind)}`);
    return;
  }
  if (box.dataset.name) {
    const field = make("input", { type: "hidden", name: box.dataset.name, value: answer.ref });
    const remove = make("button", { type: "button", class: "btn btn-sm", text: say("cancel") });
    const kept = make("li", { class: "upload-item" }, make("span", { text: say("uploaded", { name: answer.name }) }), remove, field);
    remove.addEventListener("click", () => {
      kept.remove();
      box.querySelector('input[type="file"]').focus();
    });
    list.append(kept);
  } else toast(say("uploaded", { name: file.name }));
  box.dispatchEvent(new CustomEvent("portal:uploaded", { bubbles: true, detail: answer }));
  swapFragments(answer.fragments);
}

function start(box) {
  if (box.dataset.ready) return;
  box.dataset.ready = "yes";
  const input = box.querySelector('input[type="file"]');
  const list = box.querySelector("[data-upload-list]") ?? box.appendChild(make("ul", { class: "upload-list" }));
  if (box.dataset.accept && !input.accept) input.accept = box.dataset.accept;
  let running = 0;
  guard(() => running > 0);

  async function take(files) {
    list.querySelectorAll(".field-error").forEach((line) => line.parentElement.remove());
    const max = Number(box.dataset.maxFiles || 0);
    const there = Number(box.dataset.count || 0) + list.querySelectorAll('input[type="hidden"]').length;
    const chosen = [...files];
    if (max && there + chosen.length > max) {
      complain(list, say("tooMany", { max }));
      return;
    }
    running += 1;
    for (const file of chosen) {
      const problem = problemBefore(box, file);
      if (problem) complain(list, problem);
      else await one(box, list, file);
    }
    running -= 1;
    input.value = "";
  }

  input.addEventListener("change", () => take(input.files));
  for (const kind of ["dragenter", "dragover"]) {
    box.addEventListener(kind, (event) => {
      event.preventDefault();
      box.classList.add("dragging");
    });
  }
  for (const kind of ["dragleave", "drop"]) box.addEventListener(kind, () => box.classList.remove("dragging"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!input.disabled) take(event.dataTransfer.files);
  });
}

const startAll = (root) => root.querySelectorAll("[data-upload]").forEach(start);
startAll(document);
document.addEventListener("htmx:afterSettle", (event) => startAll(event.target));
document.addEventListener("portal:swapped", (event) => startAll(event.target));
