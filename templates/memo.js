// What the page of a memo does on a screen where scripts may run. All that it shows is there without.
"use strict";

/** Where a page begins below what stands at the top of the screen. */
const pageTop = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;

// ---- Notes ----
// A note is one element: it lies in the list at the end, or beside the text where a screen has room for that, or it is a
// card at its mark. Only classes and places change, so that no note is there twice for whoever hears or searches the page.
{
  const TO_NOTE = /^#(sdendnote\d+)sym$/;
  // A pointer that only crosses a mark opens nothing, and it may leave the mark for the card.
  const RESTING = 120;
  const LEAVING = 400;
  const APART = 10;

  const main = document.querySelector("main");
  const list = document.querySelector("[role=doc-endnotes]");
  const wide = matchMedia("screen and (min-width: 80rem)");

  /** What is shown: the note, the link where it was asked for, and how (by "pointer", "focus" or "click"). */
  let shown = null;
  let waiting = 0;
  let isReturning = false;

  const markOf = (note) => document.getElementById(note.id.replace(/sym$/, "anc"));
  const linkAt = (target) => (target instanceof Element ? target.closest('a[href^="#sdendnote"]') : null);
  const noteOf = (link) => (TO_NOTE.test(link?.getAttribute("href")) ? document.getElementById(link.hash.slice(1)) : null);
  const isInList = (element) => list.contains(element);
  const isBeside = (note) => main.classList.contains("notes-beside") && !note.classList.contains("unplaced");

  function isInSight(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= pageTop() && bottom <= innerHeight;
  }

  // ---- One note is shown ----

  function show(link, way) {
    const note = noteOf(link);
    if (shown?.note === note) {
      if (way !== "pointer") shown.way = way;
      return;
    }
    // The note that a shown one cites takes its place, and leads back to where that was asked for.
    const from = shown?.note.contains(link) ? shown.link : link;
    hide();
    const isCard = !(isBeside(note) && (isInSight(note) || isInList(from)));
    shown = { note, link: from, way };
    from.classList.add("noted");
    note.tabIndex = -1;
    if (isCard) openCard();
    else note.classList.add("lit");
  }

  function openCard() {
    // The list keeps its height, so that the page does not move.
    list.style.setProperty("--least", `${list.offsetHeight}px`);
    shown.note.classList.add("card");
    placeCard(shown.note, shown.link.getBoundingClientRect());
  }

  /** Below its mark, or above it where there is more room; `box` is that of the mark. */
  function placeCard(note, box) {
    const frame = main.getBoundingClientRect();
    const page = document.documentElement.clientWidth;
    const left = Math.max(APART, Math.min(box.left - 2 * APART, page - note.offsetWidth - APART));
    const above = box.top - APART - note.offsetHeight;
    const hasRoomBelow = box.bottom + APART + note.offsetHeight <= innerHeight;
    const top = hasRoomBelow || above < pageTop() ? box.bottom + APART : above;
    note.style.setProperty("--left", `${left - frame.left}px`);
    note.style.setProperty("--top", `${top - frame.top}px`);
  }

  function hide() {
    clearTimeout(waiting);
    if (!shown) return;
    const { note, link } = shown;
    shown = null;
    note.classList.remove("card", "lit");
    link.classList.remove("noted");
    list.style.removeProperty("--least");
  }

  /** Hides the note; whoever was in it is at its mark again. */
  function leave() {
    const link = shown?.link;
    const wasInside = shown?.note.contains(document.activeElement);
    hide();
    if (wasInside) focusOn(link, "center");
  }

  /** The focus goes there; a mark that gets it back does not open its note again. */
  function focusOn(element, block) {
    isReturning = true;
    element.focus({ preventScroll: true });
    isReturning = false;
    if (!isInSight(element)) element.scrollIntoView({ block });
  }

  // ---- Pointer, finger, keys ----

  function enter(event) {
    if (event.pointerType === "touch" || (shown && shown.way !== "pointer")) return;
    clearTimeout(waiting);
    const { target } = event;
    const beside = main.classList.contains("notes-beside") && list.contains(target) ? target.closest("li") : null;
    const link = beside && shown?.note !== beside ? markOf(beside) : linkAt(target);
    if (noteOf(link) && !isInList(link)) waiting = setTimeout(show, RESTING, link, "pointer");
    else if (shown && !shown.note.contains(target)) waiting = setTimeout(hide, LEAVING);
  }

  function press(event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = linkAt(event.target);
    const back = link?.matches(".sdendnotesym") ? link.closest("li") : null;
    if (back && (shown?.note === back || isBeside(back))) {
      event.preventDefault();
      hide();
      focusOn(markOf(back), "center");
    } else if (noteOf(link) && !isPlainJump(link)) {
      event.preventDefault();
      const isSecond = shown?.note === noteOf(link) && shown.way === "click";
      if (isSecond) return leave();
      show(link, "click");
      focusOn(shown.note, "nearest");
    }
  }

  /** From one note of the list at the end to another. */
  const isPlainJump = (link) => isInList(link) && !isBeside(link.closest("li")) && !shown?.note.contains(link);

  /** A tap or click elsewhere; a finger that moves the page cancels its pointer. */
  function release({ target }) {
    if (shown && !shown.note.contains(target) && !noteOf(linkAt(target))) hide();
  }

  function focused({ target }) {
    if (isReturning) return;
    const link = linkAt(target);
    if (noteOf(link) && !isInList(link)) {
      if (link.matches(":focus-visible")) show(link, "focus");
    } else if (shown && shown.way !== "pointer" && !shown.note.contains(target)) hide();
  }

  function type(event) {
    if (event.key === "Escape" && shown) leave();
    if (event.key === "Tab" && shown?.note.contains(document.activeElement)) goOn(event);
  }

  /** Behind the last link of a note, and before its first one, whoever goes on with keys is at its mark again. */
  function goOn(event) {
    const stops = [shown.note, ...shown.note.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (event.shiftKey ? at > 1 : at < stops.length - 1) return;
    // Back is the mark itself; on is what comes behind it, where the browser goes from there.
    if (event.shiftKey) event.preventDefault();
    leave();
  }

  // ---- Notes beside the text ----

  /** Places for notes that want to be at `wanted` and are so high: in their order, apart, and together as near to that as can be. */
  function places(wanted, heights) {
    const groups = [];
    let above = 0;
    wanted.forEach((at, index) => {
      let group = { sum: at - above, count: 1 };
      above += heights[index] + APART;
      while (groups.length && groups[groups.length - 1].sum / groups[groups.length - 1].count > group.sum / group.count) {
        const before = groups.pop();
        group = { sum: before.sum + group.sum, count: before.count + group.count };
      }
      groups.push(group);
    });
    above = 0;
    return groups.flatMap(({ sum, count }) => new Array(count).fill(Math.max(0, sum / count))).map((start, index) => {
      const at = start + above;
      above += heights[index] + APART;
      return at;
    });
  }

  /** Each note to its place: beside the text where that helps, else it stays in the list. */
  function settle() {
    if (shown?.note.classList.contains("card")) {
      if (wide.matches) hide();
      else placeCard(shown.note, shown.link.getBoundingClientRect());
    }
    main.classList.toggle("notes-beside", wide.matches);
    if (!wide.matches) return;
    const { top } = main.getBoundingClientRect();
    const notes = [...list.querySelectorAll("li")];
    const boxes = notes.map((note) => markOf(note).getClientRects()[0]);
    notes.forEach((note, index) => note.classList.toggle("unplaced", !boxes[index]));
    const placed = notes.filter((note, index) => boxes[index]);
    const heights = placed.map((note) => note.offsetHeight);
    const wanted = boxes.filter(Boolean).map((box) => box.top - top);
    const tops = places(wanted, heights);
    // Where notes are longer than what is said, few would be near their marks: they stay in the list, and open as cards.
    const away = tops.reduce((sum, at, index) => sum + Math.abs(at - wanted[index]), 0);
    if (away > (tops.length * innerHeight) / 2) return main.classList.remove("notes-beside");
    placed.forEach((note, index) => note.style.setProperty("--beside", `${tops[index]}px`));
    main.style.setProperty("--notes-end", `${Math.max(0, ...tops.map((at, index) => at + heights[index]))}px`);
  }

  /** Each note to its place, and to the one that the address asks for. */
  function arrive() {
    settle();
    const asked = document.getElementById(location.hash.slice(1));
    if (asked && isInList(asked)) asked.scrollIntoView({ block: "nearest" });
  }

  if (list) {
    document.addEventListener("pointerover", enter);
    document.addEventListener("pointerup", release);
    document.addEventListener("click", press);
    document.addEventListener("focusin", focused);
    document.addEventListener("keydown", type);
    new ResizeObserver(() => requestAnimationFrame(settle)).observe(main);
    addEventListener("resize", settle);
    arrive();
    // In other letters the text is longer or shorter, and the notes stand elsewhere.
    document.fonts.ready.then(arrive);
  }
}

// ---- Reading: contents beside the text, what is shown of it, links of claims, how to cite it ----

{
  const main = document.querySelector("main");
  const data = JSON.parse(document.getElementById("page-data")?.textContent || "null");

  function startReading(main, { words, ...about }) {
    main.id ||= "text";
    main.tabIndex = -1;
    document.documentElement.classList.add("has-bar");
    const parts = partsOf(main);
    const say = announcer();
    const filter = parts.length > 1 ? filterOf(main, parts, words) : null;
    const bar = barOf(words, parts, [
      parts.length > 1 && listOf(parts),
      filter?.form && folded(words.show_only, filter.form),
      citing(words, about, say),
      filesOf(words, about.files),
    ]);
    if (filter) bar.append(filter.tally);
    document.body.prepend(make("a", { class: "skip", href: `#${main.id}` }, words.skip), bar);
    followReader(bar, parts);
    linkClaims(main, words, say);
    looseTables(main);
    const arrive = () => showTarget(filter, () => say(words.shown_again));
    addEventListener("hashchange", arrive);
    arrive();
  }

  /** An element with attributes and what is inside; what is empty is left out. */
  function make(tag, attributes = {}, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside.filter(Boolean));
    return element;
  }

  function button(words, pressed, attributes = {}) {
    const made = make("button", { type: "button", ...attributes }, words);
    made.addEventListener("click", pressed);
    return made;
  }

  function folded(words, ...inside) {
    return make("details", {}, make("summary", {}, words), ...inside);
  }

  const plain = (element) => element.textContent.replace(/\s+/g, " ").trim();

  /** The parts in order: heading, verdict, the sections inside (a heading and its claims), all claims. */
  function partsOf(main) {
    const parts = [];
    for (const element of main.querySelectorAll("h2[id], h3[id], h4[id], .claim[id]")) {
      const part = parts.at(-1);
      if (element.tagName === "H2") {
        if (element.id !== "contents") parts.push(newPart(element));
      } else if (element.matches(".claim")) {
        part?.claims.push(element);
        for (const section of part?.open ?? []) section.claims.push(element);
      } else if (part) {
        const level = Number(element.tagName[1]);
        part.open = part.open.filter((section) => section.level < level);
        part.open.push({ heading: element, level, claims: [] });
        part.sections.push(part.open.at(-1));
      }
    }
    return parts;
  }

  function newPart(heading) {
    const band = heading.closest(".band");
    const verdict = band?.querySelector(".verdict strong");
    return {
      heading,
      name: plain(heading),
      key: verdict ? [...band.classList].find((one) => one !== "band") : "",
      verdict: verdict ? plain(verdict) : "",
      claims: [],
      sections: [],
      open: [],
    };
  }

  // The contents.

  function listOf(parts) {
    return make("ul", { class: "entries" }, ...parts.map(entryOf));
  }

  function entryOf(part) {
    const sign = part.verdict
      ? make("span", { class: "sign", role: "img", "aria-label": `${part.verdict}: `, title: part.verdict })
      : make("span", { class: "no-sign" });
    const inner = part.sections
      .filter(({ level }) => level === 3)
      .map(({ heading }) => make("li", {}, make("a", { href: `#${heading.id}` }, plain(heading))));
    return make(
      "li",
      { class: part.key || "none" },
      make("a", { href: `#${part.heading.id}` }, sign, part.name),
      inner.length > 0 && make("ul", { class: "inner" }, ...inner),
    );
  }

  /** The bar with the menu, which stands open beside the text where there is room. */
  function barOf(words, parts, inside) {
    const panel = make("div", { class: "panel", id: "reading-panel" }, ...inside);
    const opener = button(words.menu, () => open(!bar.classList.contains("open")), {
      "aria-expanded": "false",
      "aria-controls": panel.id,
    });
    const row = make("div", { class: "bar" }, opener, make("span", { class: "here", "aria-hidden": "true" }));
    const bar = make("nav", { class: "reading", "aria-label": words.label }, row, panel);
    function open(is) {
      bar.classList.toggle("open", is);
      opener.setAttribute("aria-expanded", String(is));
    }
    bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !bar.classList.contains("open")) return;
      open(false);
      opener.focus();
    });
    document.addEventListener("pointerdown", (event) => bar.contains(event.target) || open(false));
    panel.addEventListener("click", (event) => event.target.closest("a[href^='#']") && open(false));
    return bar;
  }

  /** Marks in the contents where the reader is, and says it in the bar. */
  function followReader(bar, parts) {
    const links = new Map([...bar.querySelectorAll(".entries a")].map((link) => [link.hash.slice(1), link]));
    const headings = parts.flatMap((part) => [part.heading, ...part.sections.map(({ heading }) => heading)]);
    let waiting = false;
    function mark() {
      waiting = false;
      keepUsed(bar, markPlace);
    }
    function markPlace() {
      // Where a link to a heading puts it; as the page ends, lower and lower, since its last ones can come no higher.
      const left = document.documentElement.scrollHeight - innerHeight - scrollY;
      const line = Math.max(pageTop() + 96, innerHeight - 2 * left);
      const passed = (heading) => heading.getClientRects().length && heading.getBoundingClientRect().top < line;
      const last = headings.findLast(passed);
      const part = parts.find(({ heading, sections }) => heading === last || sections.some((one) => one.heading === last));
      bar.querySelector(".here").textContent = part ? part.name : "";
      for (const link of links.values()) link.removeAttribute("aria-current");
      for (const item of bar.querySelectorAll(".current")) item.classList.remove("current");
      if (!part || !links.size) return;
      const link = links.get(encodedId(last)) ?? links.get(encodedId(part.heading));
      links.get(encodedId(part.heading))?.parentElement.classList.add("current");
      link?.setAttribute("aria-current", "true");
      if (link && !bar.matches(":hover, :has(:focus-visible)")) bringIntoSight(link, bar);
    }
    const soon = () => {
      if (!waiting) requestAnimationFrame(mark);
      waiting = true;
    };
    for (const event of ["scroll", "resize"]) addEventListener(event, soon, { passive: true });
    mark();
  }

  /** What has the focus in the bar stays where it is while lines above it come and go. */
  function keepUsed(bar, change) {
    const top = () => bar.querySelector(":focus")?.getBoundingClientRect().top ?? 0;
    const before = top();
    change();
    for (const moved of [bar, bar.querySelector(".panel")]) moved.scrollTop += top() - before;
  }

  /** Moves a list, and nothing around it, so far that a line of it is seen. */
  function bringIntoSight(line, list) {
    const [inner, outer] = [line.getBoundingClientRect(), list.getBoundingClientRect()];
    if (inner.top < outer.top) list.scrollTop += inner.top - outer.top;
    if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
  }

  /** An id as it stands in the address of a link. */
  function encodedId({ id }) {
    return make("a", { href: `#${id}` }).hash.slice(1);
  }

  // What is shown.

  const basisOf = (claim) => {
    const said = (claim.dataset.basis ?? "").split(" ").filter(Boolean);
    const noted = piecesOf(claim).some((piece) => piece.querySelector(".sdendnoteanc"));
    return [noted ? "documented" : "without-note", ...said];
  };

  /** The spans of a claim: one in each paragraph that it goes through. */
  const piecesOf = (claim) => [claim, ...document.querySelectorAll(`[data-claim="${CSS.escape(claim.id)}"]`)];

  /** A form of boxes, and what it shows: a claim that fits a ticked box of every group that has one. */
  function filterOf(main, parts, words) {
    const withClaims = parts.filter(({ claims }) => claims.length);
    const claims = withClaims.flatMap((part) =>
      part.claims.map((element) => ({ element, part: [part.heading.id], verdict: [part.key], basis: basisOf(element) })),
    );
    const verdicts = new Map(withClaims.filter(({ key }) => key).map(({ key, verdict }) => [key, verdict]));
    const kinds = Object.entries(words.kinds).filter(([key]) => claims.some(({ basis }) => basis.includes(key)));
    const groups = [
      ["part", words.part, withClaims.map(({ heading, name }) => [heading.id, name])],
      ["verdict", words.verdict, [...verdicts]],
      ["basis", words.basis, kinds],
    ].filter(([name, , choices]) => choices.some(([value]) => claims.some((claim) => !claim[name].includes(value))));
    const form = make("form", { class: "filters" }, ...groups.map(groupOf), make("button", { type: "reset" }, words.everything));
    const said = make("span", { role: "status" });
    const tally = make("div", { class: "tally", hidden: "" }, said, button(words.everything, () => form.reset()));
    function apply() {
      const ticked = (name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map(({ value }) => value);
      const wanted = groups.map(([name]) => [name, ticked(name)]).filter(([, values]) => values.length);
      const fits = (claim) => wanted.every(([name, values]) => values.some((value) => claim[name].includes(value)));
      const shown = new Set(claims.filter(fits).map(({ element }) => element));
      keepPlace(
        claims.map(({ element }) => element),
        () => showOnly(main, parts, shown, words.gap),
      );
      tally.hidden = !wanted.length;
      said.textContent = wanted.length ? filled(words.shown, shown.size, claims.length) : "";
      dispatchEvent(new Event("resize"));
    }
    form.addEventListener("change", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    return { form: claims.length > 1 && groups.length ? form : null, tally, showAll: () => (form.reset(), apply()) };
  }

  /** Whoever reads a claim still does after the change, or the next one that is left; nobody is moved away from the title. */
  function keepPlace(claims, change) {
    const box = (claim) => claim.getBoundingClientRect();
    const isShown = (claim) => claim.getClientRects().length > 0;
    const read = claims.findIndex((claim) => isShown(claim) && box(claim).bottom > pageTop());
    const isAtStart = read < 0 || (!claims.slice(0, read).some(isShown) && box(claims[read]).top > pageTop());
    const before = isAtStart ? 0 : box(claims[read]).top;
    change();
    if (isAtStart) return;
    if (isShown(claims[read])) scrollBy(0, box(claims[read]).top - before);
    else (claims.slice(read).find(isShown) ?? claims.findLast(isShown))?.scrollIntoView();
  }

  function groupOf([name, words, choices]) {
    const boxes = choices.map(([value, label]) =>
      make("label", {}, make("input", { type: "checkbox", name, value, autocomplete: "off" }), make("span", {}, label)),
    );
    return make("fieldset", {}, make("legend", {}, words), ...boxes);
  }

  const filled = (words, ...values) => values.reduce((said, value) => said.replace("{}", value), words);

  /** Hides all other claims, and what has no shown claim inside or below; a sign stands for claims left out of a paragraph. */
  function showOnly(main, parts, shown, gap) {
    for (const old of main.querySelectorAll(".gap")) old.remove();
    const out = (element, is) => element.toggleAttribute("data-out", is);
    const none = (claims) => claims.length > 0 && !claims.some((claim) => shown.has(claim));
    for (const { claims } of parts) {
      for (const claim of claims) for (const piece of piecesOf(claim)) out(piece, !shown.has(claim));
    }
    for (const block of main.querySelectorAll("p, li, ul, ol, tr, table, .wide, blockquote")) {
      const pieces = [...block.querySelectorAll(".claim")];
      if (pieces.length) out(block, pieces.every((piece) => piece.hasAttribute("data-out")));
    }
    for (const part of parts) {
      out(part.heading.closest(".band") ?? part.heading, none(part.claims));
      for (const { heading, claims } of part.sections) out(heading, none(claims) || none(part.claims));
    }
    hideWhatGoesWith(main, parts, none, out);
    for (const piece of main.querySelectorAll(".claim[data-out]")) {
      const before = piece.previousElementSibling;
      const stands = piece.parentElement.closest("[data-out]");
      if (!stands && !before?.matches(".claim[data-out]")) piece.before(make("span", { class: "gap" }, gap));
    }
  }

  /** Pictures and other blocks without claims go with the section that they stand in. */
  function hideWhatGoesWith(main, parts, none, out) {
    const sections = new Map(parts.flatMap((part) => [part, ...part.sections]).map((one) => [one.heading, one.claims]));
    let claims = [];
    for (const block of main.querySelectorAll("h2, h3, h4, figure, p, ul, ol, .wide, blockquote, .notice")) {
      if (sections.has(block)) claims = sections.get(block);
      else if (!block.querySelector(".claim") && !block.parentElement.closest(".band, figure, li, table, blockquote")) {
        if (!block.closest(".band")) out(block, none(claims));
      }
    }
  }

  /** Shows what the address leads to, below its heading where both have room. */
  function showTarget(filter, shownAgain) {
    for (const old of document.querySelectorAll(".of-target")) old.classList.remove("of-target");
    const target = document.getElementById(decoded(location.hash.slice(1)));
    if (!target) return;
    if (filter && target.closest("[data-out]")) {
      filter.showAll();
      shownAgain();
      target.scrollIntoView();
    }
    const claim = target.closest(".claim");
    const heading = claim && [...document.querySelectorAll("main :is(h2, h3, h4)")].findLast((one) => precedes(one, claim));
    if (!heading) return;
    heading.classList.add("of-target");
    // What is pointed at goes on in the next paragraphs.
    if (claim === target) for (const piece of piecesOf(claim).slice(1)) piece.classList.add("of-target");
    const height = claim.getBoundingClientRect().bottom - heading.getBoundingClientRect().top;
    if (height < innerHeight * 0.8) heading.scrollIntoView();
  }

  const precedes = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;

  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  // Links of claims, and what to cite.

  /** A sign behind each claim, which leads to it and copies its address. */
  function linkClaims(main, words, say) {
    for (const claim of main.querySelectorAll(".claim[id]")) {
      const link = make("a", { class: "to-claim", href: `#${claim.id}`, "aria-label": words.to_claim, title: words.to_claim }, "¶");
      link.addEventListener("click", async () => say((await copied(link.href)) ? words.link_copied : words.not_copied));
      piecesOf(claim).at(-1).append(link);
    }
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  /** Says something to who sees the page and to who hears it. */
  function announcer() {
    const place = make("div", { class: "said-aloud", role: "status" });
    document.body.append(place);
    let timer = 0;
    return (words) => {
      clearTimeout(timer);
      place.textContent = words;
      timer = setTimeout(() => (place.textContent = ""), 6000);
    };
  }

  function citing(words, { cited, reference, reference_name }, say) {
    const copy = button(words.copy, async () => say((await copied(cited)) ? words.citation_copied : words.not_copied));
    const address = `data:application/x-research-info-systems;charset=utf-8,${encodeURIComponent(reference)}`;
    const save = make("a", { class: "saved", href: address, download: reference_name }, words.reference);
    return folded(words.cite, make("p", { class: "cited" }, cited), make("p", { class: "actions" }, copy, save));
  }

  function filesOf(words, files) {
    const links = files.map(({ form, media_type, name }) => make("a", { href: name, type: media_type }, words.files[form] ?? form));
    return links.length > 0 && make("p", { class: "files" }, ...links);
  }

  /** Only a table that is wider than its place is a stop for the keyboard. */
  function looseTables(main) {
    const places = [...main.querySelectorAll(".wide")].map((place) => [place, place.getAttribute("aria-label")]);
    function settle() {
      for (const [place, name] of places) {
        const wide = place.scrollWidth > place.clientWidth;
        const named = { role: "region", tabindex: "0", "aria-label": name };
        for (const [key, value] of Object.entries(named)) wide ? place.setAttribute(key, value) : place.removeAttribute(key);
      }
    }
    addEventListener("resize", settle, { passive: true });
    settle();
  }

  if (main && data) startReading(main, data);
}
