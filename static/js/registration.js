// The form of registration: offers the departments of the chosen city alone, and asks what only some cities ask.
const city = document.getElementById("id_city");
const division = document.getElementById("id_division");
const affiliation = document.getElementById("id_affiliation");

function follow() {
  for (const option of division.options) {
    const other = Boolean(option.value) && option.dataset.city !== city.value;
    option.hidden = option.disabled = other;
    if (other && option.selected) division.value = "";
  }
  for (const group of division.querySelectorAll("optgroup")) {
    group.hidden = [...group.children].every((option) => option.hidden);
  }
  if (affiliation) {
    affiliation.closest("[data-field]").hidden = !affiliation.dataset.cities.split(" ").includes(city.value);
  }
}

if (city && division) {
  city.addEventListener("change", follow);
  follow();
}
