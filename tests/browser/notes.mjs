// Opens the page of a memo in Chromium, reads its notes with mouse, finger and keys, and prints what happened as one JSON text:
//   node notes.mjs CHROMIUM FILE CROWDED NUMBER
// NUMBER is a note that cites an earlier one; in the file CROWDED, notes are longer than what is said.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");

const [executablePath, file, crowdedFile, number] = process.argv.slice(2);
const mark = `#sdendnote${number}anc`;
const note = `#sdendnote${number}sym`;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });

const DESK = { viewport: { width: 1440, height: 900 } };
const WINDOW = { viewport: { width: 1000, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
// Longer than a card waits before it opens or closes: for what must not happen. For what must, the steps wait as long as it takes.
const A_WHILE = 700;
const SHOWN = "li.card, li.lit";
const opens = (page) => page.waitForSelector(SHOWN, { timeout: 10_000 }).catch(() => {});
const closes = (page) => page.waitForSelector(SHOWN, { state: "detached", timeout: 10_000 }).catch(() => {});
/** Until what changes the page has been seen and answered. */
const settles = (page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
  });

/** What a reader meets: which notes are cards or pointed at, which marks have a shade, where the focus is, how far the page is scrolled. */
const met = () => ({
  cards: [...document.querySelectorAll("li.card")].map((card) => card.id),
  lit: [...document.querySelectorAll("li.lit")].map((line) => line.id),
  shaded: [...document.querySelectorAll(".sdendnoteanc")]
    .filter((sign) => getComputedStyle(sign).backgroundColor !== "rgba(0, 0, 0, 0)")
    .map((sign) => sign.id),
  focus: document.activeElement.id,
  hash: location.hash,
  scrolled: Math.round(scrollY),
});

const box = (selector) => document.querySelector(selector).getBoundingClientRect().toJSON();

/** Where all notes and marks are, down the page, and how they are placed. */
const allPlaces = () =>
  [...document.querySelectorAll("[role=doc-endnotes] li")].map((line) => {
    const { top, bottom, left, right } = line.getBoundingClientRect();
    const sign = document.getElementById(line.id.replace("sym", "anc")).getBoundingClientRect();
    const { position, display, visibility } = getComputedStyle(line);
    return { id: line.id, top, bottom, left, right, mark: sign.top, position, display, visibility };
  });

async function opened(settings, steps, shown = file, asked = "") {
  const context = await browser.newContext(settings);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  if (asked) await page.addInitScript(lateFonts);
  await page.goto(pathToFileURL(shown).href + asked);
  // The middle of the screen has room for a card above and below.
  if (!asked) await page.evaluate((selector) => document.querySelector(selector).scrollIntoView({ block: "center" }), mark);
  const result = await steps(page);
  await context.close();
  return { ...result, faults };
}

const withMouse = async (page) => {
  const seen = { before: await page.evaluate(met) };
  const leave = () => page.mouse.move(2, 2);
  await page.hover(mark);
  await opens(page);
  seen.hovered = await page.evaluate(met);
  seen.boxes = { note: await page.evaluate(box, note), mark: await page.evaluate(box, mark) };
  await page.hover(`${note} .to-note`);
  await page.waitForTimeout(A_WHILE);
  seen.entered = await page.evaluate(met);
  await leave();
  await closes(page);
  seen.left = await page.evaluate(met);
  await page.hover(mark);
  await opens(page);
  await page.keyboard.press("Escape");
  seen.dismissed = await page.evaluate(met);
  await leave();
  await page.click(mark);
  await leave();
  await page.waitForTimeout(A_WHILE);
  seen.clicked = await page.evaluate(met);
  await page.click(`${note} .to-note`);
  seen.other = await page.evaluate(met);
  await page.mouse.click(2, 2);
  seen.elsewhere = await page.evaluate(met);
  seen.eaten = await page.evaluate(otherTab, mark);
  await page.locator(`${note} .to-note`).click();
  seen.inList = await page.evaluate(met);
  return seen;
};

/** Whether a click that asks for another tab is taken for one that asks for the note. */
const otherTab = (selector) => {
  let isTaken;
  const look = (event) => {
    isTaken = event.defaultPrevented;
    event.preventDefault();
  };
  addEventListener("click", look, { once: true });
  document.querySelector(selector).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true }));
  return isTaken;
};

/** A finger that lands on a mark to move the page, and rests there first. */
async function dragged(page, { left, top }) {
  const client = await page.context().newCDPSession(page);
  const touch = (type, ...points) => client.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", { x: left + 8, y: top + 12 });
  await page.waitForTimeout(A_WHILE);
  const resting = await page.evaluate(met);
  for (const by of [10, 20, 30, 40]) await touch("touchMove", { x: left + 8, y: top + 12 - by });
  await touch("touchEnd");
  await page.waitForTimeout(A_WHILE);
  const moved = await page.evaluate(met);
  await page.evaluate((selector) => document.querySelector(selector).scrollIntoView({ block: "center" }), mark);
  return { resting, moved };
}

const withFinger = async (page) => {
  const seen = { before: await page.evaluate(met) };
  seen.target = await page.evaluate((selector) => {
    const sign = document.querySelector(selector);
    const { left, top, bottom } = sign.getBoundingClientRect();
    const style = getComputedStyle(sign, "::after");
    const isHit = (x, y) => document.elementFromPoint(x, y)?.closest("a") === sign;
    const middle = (top + bottom) / 2;
    return { width: parseFloat(style.width), height: parseFloat(style.height), above: isHit(left + 5, middle - 11), below: isHit(left + 5, middle + 11), beside: isHit(left + 19, middle) };
  }, mark);
  seen.dragged = await dragged(page, await page.evaluate(box, mark));
  await page.tap(mark);
  await opens(page);
  seen.tapped = await page.evaluate(met);
  seen.boxes = { note: await page.evaluate(box, note), mark: await page.evaluate(box, mark) };
  seen.wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.setViewportSize({ width: 844, height: 390 });
  await settles(page);
  seen.turned = { note: await page.evaluate(box, note), mark: await page.evaluate(box, mark) };
  await page.setViewportSize(PHONE.viewport);
  await page.evaluate((selector) => document.querySelector(selector).scrollIntoView({ block: "center" }), mark);
  await settles(page);
  await page.evaluate(() => scrollBy(0, 40));
  seen.moved = await page.evaluate(met);
  const card = await page.evaluate(box, note);
  await page.touchscreen.tap(card.left + card.width / 2, card.top + 3);
  seen.inside = await page.evaluate(met);
  await page.tap(`${note} .to-note`);
  seen.other = await page.evaluate(met);
  await page.tap("li.card .sdendnotesym");
  seen.back = await page.evaluate(met);
  await page.tap(mark);
  await page.tap(mark);
  seen.twice = await page.evaluate(met);
  await page.tap(mark);
  await page.touchscreen.tap(200, 100);
  seen.elsewhere = await page.evaluate(met);
  return seen;
};

const withKeys = async (page) => {
  const press = async (key) => {
    await page.keyboard.press(key);
    return page.evaluate(met);
  };
  await page.locator(mark).evaluate((sign) => sign.focus({ focusVisible: true }));
  const seen = { focused: await page.evaluate(met) };
  seen.escaped = await press("Escape");
  seen.entered = await press("Enter");
  seen.tabbed = await press("Tab");
  seen.returned = await press("Escape");
  await page.locator(mark).evaluate((sign) => sign.blur());
  await page.locator(mark).evaluate((sign) => sign.focus({ focusVisible: true }));
  await page.evaluate(() => document.querySelector("#sdendnote1 .sdendnotesym").focus({ preventScroll: true }));
  seen.elsewhere = await page.evaluate(met);
  await page.locator(mark).evaluate((sign) => sign.focus({ focusVisible: true }));
  await press("Enter");
  await press("Shift+Tab");
  seen.before = await page.evaluate(met);
  await press("Enter");
  seen.links = await page.locator(`${note} a`).count();
  for (let tab = 0; tab <= seen.links; tab++) seen.behind = await press("Tab");
  seen.next = await page.evaluate((selector) => [...document.querySelectorAll("a")].indexOf(document.activeElement) - [...document.querySelectorAll("a")].indexOf(document.querySelector(selector)), mark);
  return seen;
};

/** Marks and notes lead to each other all the same. */
const withoutScript = async (page) => {
  const seen = { places: await page.evaluate(allPlaces) };
  await page.tap(mark);
  seen.tapped = await page.evaluate(met);
  seen.note = await page.evaluate(box, note);
  await page.tap(`${note} .sdendnotesym`);
  seen.back = await page.evaluate(met);
  seen.mark = await page.evaluate(box, mark);
  return seen;
};

const printed = async (page) => {
  await page.click(mark);
  await page.emulateMedia({ media: "print" });
  return { places: await page.evaluate(allPlaces), heading: await page.evaluate(box, "#notes") };
};

async function look(settings, colorScheme) {
  return opened({ ...settings, colorScheme }, async (page) => {
    await page.locator(mark).click();
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }));
    return { violations: violations.map((found) => `${found.id}: ${found.nodes.map((node) => node.html).slice(0, 3)}`) };
  });
}

/** Places, and which of two marks side by side is hit in the middle of each. */
const placed = async (page) => {
  const places = await page.evaluate(allPlaces);
  const hit = await page.evaluate(() => {
    const marks = [5, 6].map((n) => document.getElementById(`sdendnote${n}anc`));
    marks[0].after(marks[1]);
    marks[0].scrollIntoView({ block: "center" });
    return marks.map((sign) => {
      const { left, right, top, bottom } = sign.getBoundingClientRect();
      return document.elementFromPoint((left + right) / 2, (top + bottom) / 2).closest("a")?.id;
    });
  });
  return { places, hit };
};

/** The numbers that are seen, and heard, before the notes. */
async function numbers(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const markers = nodes.filter(({ role, ignored }) => role?.value === "ListMarker" && !ignored);
  return markers.map(({ name }) => parseInt(name.value)).filter((number) => number);
}

/** Where the notes are on a wide screen, also while what has a mark is hidden, and on a narrower one. */
const beside = async (page) => {
  const after = async (step) => {
    await step();
    await settles(page);
    return page.evaluate(allPlaces);
  };
  const hide = (selector) => (document.querySelector(selector).closest("p").hidden = true);
  const leadsToNotes = () => [...document.querySelectorAll("nav [href='#notes']")].map((link) => link.checkVisibility());
  const seen = { wide: await page.evaluate(allPlaces), wideContents: await page.evaluate(leadsToNotes) };
  seen.page = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  seen.hidden = await after(() => page.evaluate(hide, mark));
  seen.numbers = await numbers(page);
  seen.narrow = await after(() => page.setViewportSize({ width: 1200, height: 900 }));
  seen.narrowContents = await page.evaluate(leadsToNotes);
  return seen;
};

/** Where the note is that the address asks for, when the fonts have come that move it away. */
const reached = async (page) => {
  await page.evaluate(() => scrollTo(0, 0));
  await settles(page);
  await page.evaluate(() => window.fontsCome());
  await settles(page);
  return { withFonts: await page.evaluate(box, note) };
};

/** Fonts that come when the test says so. */
const lateFonts = () => Object.defineProperty(document.fonts, "ready", { value: new Promise((come) => (window.fontsCome = come)) });

const looks = [DESK, PHONE].flatMap((settings) => ["light", "dark"].map((scheme) => look(settings, scheme)));
const runs = {
  looks: Promise.all(looks),
  mouse: opened(WINDOW, withMouse),
  mouseBeside: opened(DESK, withMouse),
  finger: opened(PHONE, withFinger),
  keys: opened(WINDOW, withKeys),
  keysBeside: opened(DESK, withKeys),
  printed: opened(DESK, printed),
  printedCard: opened(PHONE, printed),
  beside: opened(DESK, beside),
  crowded: opened({ viewport: { width: 1280, height: 720 } }, placed, crowdedFile),
  asked: opened(DESK, reached, file, note),
  plain: opened({ ...PHONE, javaScriptEnabled: false }, withoutScript),
};
const seen = {};
for (const [name, run] of Object.entries(runs)) seen[name] = await run;
await browser.close();
console.log(JSON.stringify(seen));
