// Builds static/vendor/ from node_modules. Nothing of it is committed; nothing is fetched from elsewhere.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const modules = path.join(root, "node_modules");
const out = path.join(root, "static", "vendor");

// The maps are not served, and the manifest storage refuses a reference to a missing file.
const withoutMap = (text) => text.replace(/\/[/*][#@] sourceMappingURL=.*$/gm, "");

async function copyText(from, to) {
  const text = await readFile(path.join(modules, from), "utf8");
  await writeFile(path.join(out, to), withoutMap(text));
}

async function sprite() {
  const names = (await readFile(path.join(root, "assets", "icons.txt"), "utf8")).split("\n").filter(Boolean);
  const symbols = await Promise.all(
    names.map(async (name) => {
      const svg = await readFile(path.join(modules, "@tabler", "icons", "icons", "outline", `${name}.svg`), "utf8");
      const body = svg
        .slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>"))
        .replace(/<path stroke="none"[^>]*\/>/, "")
        .replace(/\s+/g, " ")
        .trim();
      return (
        `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" ` +
        `stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`
      );
    }),
  );
  await writeFile(
    path.join(out, "icons.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`,
  );
}

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([
  copyText("@tabler/core/dist/css/tabler.min.css", "tabler.css"),
  copyText("@tabler/core/dist/js/tabler.min.js", "tabler.js"),
  copyText("htmx.org/dist/htmx.min.js", "htmx.js"),
  sprite(),
]);
