// What the page of a memo does on a screen where scripts may run. All that it shows is there without.
"use strict";

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

  /** Where a page begins below what stands at the top of the screen. */
  const pageTop = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;

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

  if (list) {
    document.addEventListener("pointerover", enter);
    document.addEventListener("pointerup", release);
    document.addEventListener("click", press);
    document.addEventListener("focusin", focused);
    document.addEventListener("keydown", type);
    new ResizeObserver(() => requestAnimationFrame(settle)).observe(main);
    addEventListener("resize", settle);
    settle();
    const asked = document.getElementById(location.hash.slice(1));
    if (asked && isInList(asked)) asked.scrollIntoView({ block: "nearest" });
  }
}
