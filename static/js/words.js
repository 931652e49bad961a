// Texts of the scripts in the reader's language, put into the page by base.html as a JSON block.
const texts = JSON.parse(document.getElementById("i18n")?.textContent || "{}");

/** The text of a key with `{name}` filled in. */
export function say(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** An element with attributes, properties and children; text is never parsed as HTML. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** HH:MM of an ISO time, in the portal's time zone; anything else comes back as it is. */
export function clock(time) {
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) return String(time ?? "");
  const wanted = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Shanghai" };
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });
  const words = new Intl.DateTimeFormat("sv-SE", wanted).format(moment);
  return day.format(moment) === day.format(new Date()) ? words : `${day.format(moment)} ${words}`;
}
