// Opens HTML files in Chromium and prints what a reader would meet, as one JSON text:
//   node check.mjs CHROMIUM FILE...
// For each file: axe's violations, what is wider than the screen, and what is fetched; the first file is looked at at
// four settings, the others at two.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");

const SETTINGS = [
  { width: 1280, height: 900, colorScheme: "light" },
  { width: 1280, height: 900, colorScheme: "dark" },
  { width: 390, height: 844, colorScheme: "light" },
  { width: 390, height: 844, colorScheme: "dark" },
];

/** The colours of what a draft marks, by its class. */
const marked = () =>
  Object.fromEntries(
    [...document.querySelectorAll(".fault, .notice")].map((mark) => {
      const { color, backgroundColor } = getComputedStyle(mark);
      return [mark.className, `${color} on ${backgroundColor}`];
    }),
  );

/** The fonts of the page itself that its words are shown in. */
const fontsOfPage = async () => {
  await document.fonts.ready;
  const used = [...document.fonts].filter((font) => font.status === "loaded");
  return used.map((font) => `${font.family.replaceAll('"', "")} ${font.weight} ${font.style}`).sort();
};

async function look(browser, file, { width, height, colorScheme }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const marks = await page.evaluate(marked);
  const fonts = await page.evaluate(fontsOfPage);
  await page.close();
  return {
    width,
    colorScheme,
    overflow,
    fonts,
    marks: Object.keys(marks).length ? marks : null,
    fetched: requests.filter((address) => !address.startsWith("file:") && !address.startsWith("data:")),
    violations: violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).slice(0, 3)}`),
  };
}

const [executablePath, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const seen = {};
for (const [index, file] of files.entries()) {
  seen[file] = [];
  for (const setting of index ? SETTINGS.slice(1, 3) : SETTINGS) seen[file].push(await look(browser, file, setting));
}
await browser.close();
console.log(JSON.stringify(seen));
