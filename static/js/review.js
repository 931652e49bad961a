// The review form: what has been ticked is struck out in the list of what is left, and the number follows.
const list = document.getElementById("review-left");

function settled(entry) {
  const row = document.getElementById(entry.dataset.row);
  const ticked = (name) => row.querySelector(`[name$="-${name}"]:checked`)?.value;
  const checked = !entry.hasAttribute("data-check") || (ticked("result") ?? "not_checked") !== "not_checked";
  const judged = !entry.hasAttribute("data-judge") || Boolean(ticked("met"));
  return checked && judged;
}

function follow() {
  const entries = [...list.querySelectorAll("[data-row]")];
  for (const entry of entries) entry.classList.toggle("review-ticked", settled(entry));
  list.querySelector("[data-left]").textContent = entries.filter((entry) => !settled(entry)).length;
}

if (list) {
  document.addEventListener("change", (event) => {
    if (event.target.closest(".review-row")) follow();
  });
  // A choice of the list leads there; the list does not stay in the way.
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) list.open = false;
  });
  follow();
}
