// Reads a memo's page in Chromium, as one JSON text: what leads through it, what it shows of it, and what it copies.
//   node reading.mjs CHROMIUM FILE DRAFT
// DRAFT is the page of a draft, in Spanish.
// `looks`: axe's violations and what is wider than the screen, with the menu closed and open, at six settings. `steps`: what is
// seen and said after each step, on a phone and beside the text.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");

const [executablePath, file, draft] = process.argv.slice(2);
const address = pathToFileURL(file).href;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

async function opened(viewport, more = {}, at = address) {
  const context = await browser.newContext({ viewport, permissions: ["clipboard-read", "clipboard-write"], ...more });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => /^(file|data):/.test(request.url()) || faults.push(request.url()));
  await page.goto(at);
  return { page, faults, close: () => context.close() };
}

/** Until what changes the page has been seen and answered. */
const settles = (page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
  });

const isOpen = (page) => page.locator(".reading .panel").isVisible();

async function look(viewport, colorScheme) {
  const { page, faults, close } = await opened(viewport, { colorScheme });
  await page.addScriptTag({ path: axe });
  const violations = async () => {
    const found = (await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }))).violations;
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3)}`);
  };
  const closed = await violations();
  if (!(await isOpen(page))) await page.locator(".reading .bar button").click();
  for (const summary of await page.locator(".reading summary").all()) await summary.click();
  const open = await violations();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await close();
  return { violations: [...closed, ...open], overflow, faults };
}

/** What is seen of the text: claims, headings, signs for what is left out, and what is said of it. */
const seen = () => {
  const texts = (selector) =>
    [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).map((one) => one.innerText.replace(/\s+/g, " ").trim());
  return {
    claims: [...document.querySelectorAll(".claim[id]")].filter((one) => one.checkVisibility()).map(({ id }) => id),
    pieces: [...document.querySelectorAll(".claim[data-claim]")].filter((one) => one.checkVisibility()).map((one) => one.dataset.claim),
    charts: texts("figure").length,
    headings: texts("main h2, main h3, main h4"),
    tables: texts("main caption"),
    gaps: texts(".gap").length,
    tally: texts(".tally [role=status]").join(),
    said: texts(".said-aloud").join(),
    made: texts(".reading, .skip, .to-claim").length,
    summaries: texts("main summary").join(),
  };
};

async function steps(viewport, touch) {
  const { page, close } = await opened(viewport, { hasTouch: touch });
  const press = (locator) => (touch ? locator.tap() : locator.click());
  const opener = page.locator(".reading .bar button");
  const after = { all: await page.evaluate(seen), panelAtFirst: await isOpen(page) };
  after.entries = await page.locator(".reading .entries > li > a").evaluateAll((links) =>
    links.map((link) => [link.querySelector("[role=img]")?.ariaLabel ?? "", link.textContent.trim()]),
  );
  if (touch) {
    await opener.tap();
    after.panelOpened = await isOpen(page);
    await page.keyboard.press("Escape");
    after.panelEscaped = await isOpen(page);
    after.focusEscaped = await opener.evaluate((one) => one === document.activeElement);
    await opener.tap();
    await page.touchscreen.tap(200, viewport.height - 5);
    after.panelTappedAside = await isOpen(page);
    await opener.tap();
  }
  await press(page.locator(".reading summary").first());
  const box = (name, value) => page.locator(`.filters [name=${name}][value="${value}"]`);
  await press(box("verdict", "met"));
  after.met = await page.evaluate(seen);
  after.kinds = await page.locator(".filters [name=basis] + span").allTextContents();
  await press(box("basis", "own-research"));
  after.ownResearch = await page.evaluate(seen);
  await press(box("basis", "own-research"));
  await press(box("basis", "without-note"));
  after.withoutNote = await page.evaluate(seen);
  await page.emulateMedia({ media: "print" });
  after.printed = await page.evaluate(seen);
  await page.emulateMedia({ media: "screen" });
  const hidden = after.all.claims.find((id) => !after.withoutNote.claims.includes(id));
  await page.evaluate((id) => (location.hash = id), hidden);
  await page.waitForTimeout(100);
  after.followed = await page.evaluate(seen);
  after.target = await page.evaluate((id) => {
    const place = (one) => one.getBoundingClientRect();
    const [heading, claim] = [place(document.querySelector(".of-target")), place(document.getElementById(id))];
    const bar = document.querySelector(".reading .bar").checkVisibility() ? place(document.querySelector(".reading")).bottom : 0;
    return { heading: document.querySelector(".of-target").innerText, inSight: heading.top >= bar && claim.bottom <= innerHeight };
  }, hidden);
  await close();
  return after;
}

async function copies() {
  const { page, close } = await opened(WIDE);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const said = () => page.locator(".said-aloud").innerText();
  const found = {};
  await page.keyboard.press("Tab");
  found.firstStop = await page.evaluate(() => [document.activeElement.innerText, document.activeElement.checkVisibility()]);
  await page.keyboard.press("Enter");
  found.skippedTo = await page.evaluate(() => [document.activeElement.tagName, getComputedStyle(document.activeElement).backgroundColor]);
  const sign = page.locator(".to-claim").nth(1);
  await sign.focus();
  await page.keyboard.press("Enter");
  await page.waitForTimeout(100);
  found.link = [await sign.evaluate((one) => one.closest(".claim").id), await clipboard(), await said()];
  await page.locator(".reading summary").last().click();
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await page.waitForTimeout(100);
  found.citation = [await clipboard(), await said()];
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".reading .saved").click()]);
  found.reference = [download.suggestedFilename(), await (await import("node:fs/promises")).readFile(await download.path(), "utf8")];
  found.files = await page.locator(".reading .files a").evaluateAll((links) => links.map((link) => [link.innerText, link.getAttribute("href")]));
  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("no"))));
  await page.locator(".to-claim").first().click();
  found.refused = await said();
  await close();
  const bare = await opened(WIDE, { javaScriptEnabled: false });
  found.withoutScript = await bare.page.evaluate(seen);
  await bare.close();
  return found;
}

/** What is pointed at by the address of a claim of several paragraphs, what stands behind them, and by one that says nothing. */
async function pointedAt() {
  const { page, faults, close } = await opened(WIDE);
  const name = await page.locator(".claim[data-claim]").evaluate((piece) => piece.dataset.claim);
  await page.evaluate((id) => (location.hash = id), name);
  await settles(page);
  const shades = await page.evaluate((name) => {
    const shade = (one) => getComputedStyle(one).backgroundColor;
    const pieces = [document.getElementById(name), document.querySelector(`[data-claim="${name}"]`)];
    return { pieces: pieces.map(shade), heading: shade(document.querySelector(":is(h2, h3, h4).of-target")), signs: pieces.map((one) => one.querySelectorAll(".to-claim").length) };
  }, name);
  await page.evaluate(() => (location.hash = "#%E0%A4%A"));
  await settles(page);
  const after = await page.locator(".of-target").count();
  await close();
  return { ...shades, after, faults };
}

const isOnScreen = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return Math.round(top) >= 0 && Math.round(bottom) <= innerHeight;
};

/** Where a reader of a claim is after boxes are ticked and cleared, and whether what is said of it is on the screen. */
async function kept(viewport, at = address) {
  const { page, close } = await opened(viewport, {}, at);
  const onScreen = (selector) => page.locator(selector).evaluate(isOnScreen);
  const read = () =>
    page.evaluate(() => {
      const below = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);
      const claim = [...document.querySelectorAll(".claim[id]")].find((one) => one.checkVisibility() && one.getBoundingClientRect().bottom > below);
      return [claim?.id, Math.round(claim?.getBoundingClientRect().top)];
    });
  const ids = await page.locator(".claim[id]").evaluateAll((claims) => claims.map(({ id }) => id));
  const part = (id) => id.split("/")[0];
  const tick = async (name) => {
    await page.locator(`.filters [name=part][value="${name}"]`).evaluate((box) => box.click());
    await settles(page);
  };
  if (!(await isOpen(page))) await page.locator(".reading .bar button").click();
  for (const summary of await page.locator(".reading summary").all()) await summary.click();
  const found = { parts: [...new Set(ids.map(part))] };
  const [first, second, third] = found.parts;
  await tick(second);
  found.atTitle = await page.evaluate(() => scrollY);
  await tick(second);
  await page.evaluate((id) => document.getElementById(id).scrollIntoView({ block: "center" }), ids.findLast((id) => part(id) === second));
  await settles(page);
  const before = await read();
  await tick(second);
  found.stays = [before, await read()];
  found.onScreen = [await onScreen(".reading .tally"), await onScreen(".reading .panel")];
  await tick(second);
  found.comesBack = [before, await read()];
  await tick(third);
  found.goesOn = [ids.find((id) => part(id) === third), (await read())[0]];
  await tick(third);
  await tick(first);
  found.goesBack = await onScreen(`[id="${ids.findLast((id) => part(id) === first)}"]`);
  await close();
  return found;
}

/** Which line of the contents says where the reader is, once it was followed, and as the page ends; whether it is seen. */
async function followed(viewport) {
  const { page, close } = await opened(viewport);
  const marked = () =>
    page.evaluate(() => {
      const line = document.querySelector(".reading [aria-current]");
      const { top, bottom } = line.getBoundingClientRect();
      return [line.hash, top >= 0 && bottom <= innerHeight];
    });
  const found = {};
  for (const id of await page.locator("main .band h2").evaluateAll((headings) => headings.map(({ id }) => id))) {
    await page.locator(`.reading .entries [href="#${id}"]`).evaluate((link) => link.click());
    await settles(page);
    found[`#${id}`] = await marked();
  }
  await page.evaluate(() => (document.activeElement.blur(), scrollTo(0, document.body.scrollHeight)));
  await settles(page);
  found.end = await marked();
  await close();
  return found;
}

/** Where the box that has the focus is, from one part of the text to the next: lines of the contents above it come and go. */
async function used(viewport) {
  const { page, close } = await opened(viewport);
  const box = page.locator(".filters input").first();
  for (const summary of await page.locator(".reading summary").all()) await summary.click();
  const tops = [];
  for (const id of await page.locator("main .band h2").evaluateAll((headings) => headings.map(({ id }) => id))) {
    await page.evaluate((id) => document.getElementById(id).scrollIntoView(), id);
    if (!tops.length) await box.evaluate((one) => one.focus({ focusVisible: true }));
    await settles(page);
    tops.push(Math.round((await box.boundingBox()).y));
  }
  await close();
  return tops;
}

/** Whether a finger that comes down just behind a mark hits the mark, where the sign of a claim follows. */
async function behindMarks() {
  const { page, close } = await opened(PHONE, { hasTouch: true, isMobile: true });
  const hits = await page.locator(".sdendnoteanc:has(+ .to-claim)").evaluateAll((marks) =>
    marks.map((mark) => {
      mark.scrollIntoView({ block: "center" });
      const { right, top, bottom } = mark.getBoundingClientRect();
      return document.elementFromPoint(right + 3, (top + bottom) / 2)?.closest("a") === mark;
    }),
  );
  await close();
  return hits;
}

/** The form of each verdict's sign, in the bar and in the text, where readers have colours of their own. */
async function signs() {
  const { page, close } = await opened(WIDE, { forcedColors: "active" });
  const found = await page.locator(".reading .sign, .band .sign").evaluateAll((signs) =>
    signs.map((sign) => {
      const { backgroundColor, backgroundImage, borderTopStyle } = getComputedStyle(sign);
      return [backgroundColor, backgroundImage, borderTopStyle].join(" ");
    }),
  );
  await close();
  return found;
}

/** The tables by their captions: what each is to the keyboard, and whether an arrow moves it where it is wider than its place. */
async function tables(viewport) {
  const { page, close } = await opened(viewport);
  const found = {};
  for (const place of await page.locator("main .wide").all()) {
    const caption = await place.locator("caption").innerText();
    const stop = await place.evaluate((one) => [one.getAttribute("role"), one.getAttribute("aria-label"), one.tabIndex]);
    await place.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForTimeout(200);
    found[caption] = [...stop, await place.evaluate((one) => one.scrollLeft > 0)];
  }
  await close();
  return found;
}

/** How far the bar, or what stands beside the text, is from the word for a draft at the top, once the page has moved. */
async function besideDraft(viewport) {
  const { page, close } = await opened(viewport, {}, pathToFileURL(draft).href);
  await page.evaluate(() => scrollTo(0, 2000));
  await page.waitForTimeout(100);
  const apart = await page.evaluate(() => {
    const word = parseFloat(getComputedStyle(document.body, "::after").height);
    return document.querySelector(".reading").getBoundingClientRect().top - word;
  });
  await close();
  return apart;
}

const SHORT = { width: 1440, height: 420 };
const SCHEMES = ["light", "dark"];
const looks = [WIDE, { width: 1200, height: 800 }, PHONE].flatMap((viewport) => SCHEMES.map((scheme) => look(viewport, scheme)));
const places = [kept(WIDE), kept(SHORT), kept(PHONE), kept({ width: 360, height: 640 }, pathToFileURL(draft).href)];
const result = {
  looks: await Promise.all(looks),
  places: await Promise.all(places),
  followed: await Promise.all([followed(WIDE), followed({ ...SHORT, height: 240 })]),
  used: [await used(WIDE), await used(SHORT)],
  behindMarks: await behindMarks(),
  signs: await signs(),
  pointedAt: await pointedAt(),
  wide: await steps(WIDE, false),
  phone: await steps(PHONE, true),
  copies: await copies(),
  draft: [await besideDraft(WIDE), await besideDraft(PHONE)],
  tables: [await tables(WIDE), await tables(PHONE)],
};
await browser.close();
console.log(JSON.stringify(result));
