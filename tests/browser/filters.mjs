// Opens a report in Chromium and prints, as one JSON text, what a reader meets and what its filters show:
//   node filters.mjs CHROMIUM FILE KIND OTHER-KIND
// `looks`: axe's violations, what is wider than the screen and what is fetched, at four settings. `shown`: the lines of the
// entries that are seen, what is said of them, and whether the filters are seen, after each step.

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

const [executablePath, file, kind, otherKind] = process.argv.slice(2);
const address = pathToFileURL(file).href;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

async function look({ width, height, colorScheme }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address);
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.close();
  return {
    overflow,
    fetched: requests.filter((address) => !address.startsWith("file:") && !address.startsWith("data:")),
    violations: violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).slice(0, 3)}`),
  };
}

/** What is seen: lines of entries, headings of parts and findings, the filters, what is said of them. */
const seen = () => {
  const texts = (selector) =>
    [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility())
      .map((element) => element.innerText.replace(/\s+/g, " ").trim());
  return {
    entries: texts(".what"),
    headings: texts(".part h2, .finding h3"),
    filters: texts(".filters").length > 0,
    said: texts(".partial, .nothing"),
  };
};

async function steps() {
  // No script of a page may be needed.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  const shown = { all: await page.evaluate(seen) };
  await page.locator(".filters").getByText(kind, { exact: true }).tap();
  shown.ofKind = await page.evaluate(seen);
  await page.emulateMedia({ media: "print" });
  shown.printed = await page.evaluate(seen);
  await page.emulateMedia({ media: "screen" });
  await page.getByLabel(otherKind, { exact: true }).focus();
  await page.keyboard.press("Space");
  shown.eitherKind = await page.evaluate(seen);
  await page.locator("label[for=p1]").tap();
  shown.inFirstPart = await page.evaluate(seen);
  await page.getByRole("button", { name: "Show everything" }).tap();
  shown.reset = await page.evaluate(seen);
  await page.locator("label[for=p1]").tap();
  shown.firstPart = await page.evaluate(seen);
  await context.close();
  return shown;
}

const looks = [];
for (const setting of SETTINGS) looks.push(await look(setting));
const shown = await steps();
await browser.close();
console.log(JSON.stringify({ looks, shown }));
