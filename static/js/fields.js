// What stands in the fields of a form, by name.

/** Fields of a container by name; hidden ones are part of the saved thing, buttons, files and the token are not. */
export function controls(container) {
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
