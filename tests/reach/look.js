// What there is to object to on the page as it stands: axe's findings, width, language, headings.
window.lookAtPage = async (language, options) => {
  const faults = [];
  const root = document.documentElement;
  if (root.lang !== language) faults.push(`lang is ${root.lang}`);
  const heads = [...document.querySelectorAll("h1")].filter((one) => one.checkVisibility());
  if (heads.length !== 1) faults.push(`${heads.length} headings h1`);
  if (!document.title.trim()) faults.push("no title");
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter(
      (one) => one.checkVisibility() && one.getBoundingClientRect().right > root.clientWidth + 1,
    );
    faults.push(`wider than the window: ${wide.slice(-2).map((one) => one.outerHTML.slice(0, 100)).join(" | ")}`);
  }
  if (language === "zh-hans") {
    const sentence = /[A-Za-z][a-z]*(?:[ ,]+[A-Za-z]?[a-z]+){2,}/;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement, data } = texts.currentNode;
      if (parentElement.closest("script, [lang=en], code, pre, textarea")) continue;
      if (sentence.test(data)) faults.push(`English: ${data.trim().slice(0, 100)}`);
    }
    for (const one of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
      for (const name of ["aria-label", "title", "placeholder", "alt"]) {
        if (sentence.test(one.getAttribute(name) ?? "")) faults.push(`English ${name}: ${one.getAttribute(name)}`);
      }
    }
  }
  const ids = new Set();
  for (const one of document.querySelectorAll("[id]")) {
    if (ids.has(one.id)) faults.push(`id twice: ${one.id}`);
    ids.add(one.id);
  }
  if (!options.axe) return faults;
  const found = await axe.run(
    { exclude: options.exclude },
    { resultTypes: ["violations"], preload: false, iframes: false, rules: options.rules },
  );
  for (const each of found.violations) {
    for (const node of each.nodes.slice(0, 3)) faults.push(`${each.id}: ${node.target} ${node.html.slice(0, 140)}`);
  }
  return faults;
};

const named = (one) => one.outerHTML.slice(0, 120);
const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 0;

// For those whose hands or eyes are no longer young: nothing to press is smaller than a fingertip.
window.lookAtTargets = () => {
  const pressed = "button, summary, select, input:not([type=hidden], [type=file]), textarea, a[href]";
  return [...document.querySelectorAll(pressed)]
    .filter((one) => shown(one) && !one.closest(".skip-link, .visually-hidden, [inert]"))
    .map((one) => one.closest("label.choice, label.choice-card, label.conflict-side") ?? one)
    .filter((one) => getComputedStyle(one).display !== "inline" && one.getBoundingClientRect().height < 43.5)
    .map((one) => `smaller than 44 px (${Math.round(one.getBoundingClientRect().height)}): ${named(one)}`);
};

// On paper: no furniture, black on white, the heads of tables, nothing cut off at the edge.
window.lookAtPaper = () => {
  const faults = [];
  window.dispatchEvent(new Event("beforeprint"));
  const furniture = ".site-header, .site-footer, .work-menu, .bottom-bar, .skip-link, .btn, .crumbs, dialog, .toasts, .workspace-toc";
  for (const one of document.querySelectorAll(furniture)) if (shown(one)) faults.push(`printed: ${named(one)}`);
  const width = document.documentElement.clientWidth;
  for (const one of document.querySelectorAll("main table, main h1, main p, main td, main textarea")) {
    if (shown(one) && one.getBoundingClientRect().right > width + 1) faults.push(`cut off: ${named(one)}`);
  }
  for (const one of document.querySelectorAll("main thead")) {
    if (getComputedStyle(one).display !== "table-header-group") faults.push(`no head on the next page: ${named(one)}`);
  }
  for (const one of document.querySelectorAll("main details:not([data-menu])")) if (!one.open) faults.push(`folded: ${named(one)}`);
  for (const one of document.querySelectorAll("main, main *")) {
    if (shown(one) && !["rgb(0, 0, 0)"].includes(getComputedStyle(one).color)) faults.push(`not black: ${named(one)}`);
  }
  if (!shown(document.querySelector(".print-foot"))) faults.push("no line that says where and when it was printed");
  window.dispatchEvent(new Event("afterprint"));
  return faults;
};
