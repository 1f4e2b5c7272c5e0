// Key facts: words picked in the text, and lines of the box, are written under `facts:` by the server.
(() => {
  "use strict";
  const tools = document.querySelector("briefgen-inspector")?.tools;
  if (!tools) return;
  const { alerted, ask, box, button, element, isOn, opened, plain, post, say, shadow, sheet, word } = tools;
  const LONGEST = 1000, AFTER_TOUCH = 500;
  // held: what was picked when the button was touched, for a touch may end the selection.
  let known = null, held = null, done = false;

  const STYLE = `
    .pick { position: fixed; white-space: nowrap; font-weight: 600; box-shadow: 0 2px 8px rgb(0 0 0 / .35); }
    .all { margin-inline-start: .5rem; }
    .fact { display: block; } .fact label { display: block; margin-top: .75rem; font-weight: 600; }
    .fact textarea { font: inherit; width: 100%; padding: .3rem .8rem; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; resize: vertical; }
    .row { display: flex; flex-wrap: wrap; gap: .35rem; margin-top: .35rem; } .long { color: var(--wrong); font-weight: 600; }
    .lines { clear: both; } .lines li { display: flex; flex-wrap: wrap; gap: .35rem 1rem; align-items: center; justify-content: space-between; padding-block: .4rem; border-top: 1px solid var(--line); }
    .lines li > span { flex: 1 1 14rem; } .lines button { width: auto; margin: 0; flex: none; }`;

  // --- What is picked -------------------------------------------------------------------------

  // Words of sentences alone: not of headings, nor the numbers of footnotes, nor what stands between.
  const chosen = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0).cloneRange();
    const part = (sentence) => {
      const cut = document.createRange();
      cut.selectNodeContents(sentence);
      if (range.compareBoundaryPoints(Range.START_TO_START, cut) > 0) cut.setStart(range.startContainer, range.startOffset);
      if (range.compareBoundaryPoints(Range.END_TO_END, cut) < 0) cut.setEnd(range.endContainer, range.endOffset);
      const words = cut.cloneContents();
      for (const sign of words.querySelectorAll("sup.fn")) sign.remove();
      return plain(words.textContent);
    };
    const sentences = [...document.querySelectorAll("main article .s[id]")].filter((one) => range.intersectsNode(one));
    const words = sentences.map(part).filter(Boolean).join(" ");
    return words && { range, words };
  };

  let dragging = false, waiting = false;
  const place = () => {
    waiting = false;
    if (held) return;
    const found = dragging || shadow.querySelector("dialog") ? null : chosen();
    const boxes = found ? [...found.range.getClientRects()] : [];
    const first = boxes[0], last = boxes[boxes.length - 1];
    pick.hidden = !last || last.bottom < 0 || first.top > innerHeight;
    if (pick.hidden) return;
    // Below the words, where the menu of a phone isn't, and its handles don't reach.
    const { width, height } = pick.getBoundingClientRect(), gap = matchMedia("(pointer: coarse)").matches ? 28 : 8;
    const below = last.bottom + gap, above = first.top - gap - height;
    const top = below + height <= innerHeight ? below : Math.max(8, above);
    const left = Math.max(8, Math.min(last.right - width / 2, document.documentElement.clientWidth - width - 8));
    Object.assign(pick.style, { top: `${top}px`, left: `${left}px` });
  };
  const placed = () => {
    if (!waiting) requestAnimationFrame(place);
    waiting = true;
  };

  // --- One fact -------------------------------------------------------------------------------

  const load = async (words = "") => { known = await ask("facts", words && { words: words.slice(0, LONGEST) }); };
  // The page follows as after a save. What is refused is said in the dialog, with what was typed.
  const decide = async (act, { label, value }, again) => {
    try {
      const { message } = await post("facts", { act, label, value, by: known.by });
      done = true;
      getSelection().removeAllRanges();
      shadow.querySelector("dialog")?.close();
      say(message);
    } catch (error) {
      await load().catch(() => {});
      again(error.message);
    }
  };

  // What is typed is in the page's language, and runs in its own direction.
  const field = (kind, id, name, text, more) => {
    const { lang } = document.documentElement;
    const made = Object.assign(document.createElement(kind), { id, lang, dir: "auto", required: true, autocomplete: "off", value: text, ...more });
    const label = element("label", name);
    label.htmlFor = id;
    return [made, label];
  };
  const suggested = (label) => {
    const made = element("div", "", ...known.labels.map((one) => button(() => { label.value = one; label.oninput(); }, one)));
    made.className = "row";
    made.setAttribute("role", "group");
    made.setAttribute("aria-label", "Suggested labels");
    label.oninput = () => { for (const one of made.children) one.setAttribute("aria-pressed", String(one.textContent === label.value)); };
    label.oninput();
    return made;
  };
  const form = (given, again) => {
    if (known.closed) return [element("p", known.closed)];
    const [label, labelled] = field("input", "label", "Label", given.label, { maxLength: 60 });
    const [value, valued] = field("textarea", "value", "Value", given.value, { rows: 3, maxLength: LONGEST });
    const count = element("small", ""), keep = button(null, "Keep"), cancel = button(() => shadow.querySelector("dialog").close(), "Cancel");
    const row = element("div", "", keep, cancel), made = document.createElement("form");
    count.id = "count";
    value.setAttribute("aria-describedby", "count");
    value.oninput = () => {
      const words = value.value.split(/\s+/).filter(Boolean).length, long = words > known.most;
      count.className = long ? "long" : "";
      count.textContent = long ? `${words} words; ${known.most} are read at a glance. Shorten it, or make two of it.` : `${words} of ${known.most} words. One sentence of the text must prove it.`;
    };
    value.oninput();
    value.onkeydown = (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      made.requestSubmit();
    };
    keep.type = "submit";
    made.className = "fact";
    row.className = "row";
    made.append(labelled, label, suggested(label), valued, value, count, row);
    made.onsubmit = (event) => {
      event.preventDefault();
      const told = { label: plain(label.value), value: plain(value.value) };
      decide("keep", told, (wrong) => again(wrong, told));
    };
    const where = element("small", `It is written under facts: in ${known.path}.`);
    return [made, where];
  };
  const picking = (back) => (wrong, given) => {
    opened(["Key fact"], back, alerted(wrong), ...form(given, picking(back)));
    const value = shadow.querySelector("#value");
    value?.focus();
    value?.select();
  };

  // --- All facts ------------------------------------------------------------------------------

  const whose = ({ line, wrong }) => (line ? `yours, line ${line}${wrong ? `. ${wrong}` : ""}` : "taken from the text by the build");
  const listed = (lines, act, again) => {
    const items = lines.map((line) => {
      const [what, label] = act(line), text = element("span", "", element("strong", "", word(line.label)), " ", word(line.value));
      if (line.told) text.append(element("small", line.told));
      const press = button(() => decide(what, line, again), label);
      press.setAttribute("aria-label", `${label}: ${line.label}: ${line.value}`);
      return element("li", "", text, ...(known.closed ? [] : [press]));
    });
    const made = element("ul", "", ...items);
    made.className = "plain lines";
    made.setAttribute("role", "list");
    return made;
  };
  const standing = (lines, again) => listed(lines.map((line) => ({ ...line, told: whose(line) })), (line) => (line.line ? ["drop", "Take away"] : ["keep", "Keep as mine"]), again);
  const all = (back) => (wrong, given = { label: "", value: "" }) => {
    const again = all(back), parts = [];
    if (known.lines.length) parts.push(standing(known.lines, again));
    if (known.why) parts.push(element("p", `There is no box: ${known.why}.`));
    if (known.offers.length) parts.push(element("h3", "Proven, but too few"), listed(known.offers, () => ["keep", "Keep"], again));
    opened(["Key facts"], back, alerted(wrong), ...parts, element("h3", "One of your own"), ...form(given, again));
  };
  const single = (line, back) => (wrong) => {
    opened(["Key fact"], back, alerted(wrong), standing([line], single(line, back)), ...(known.closed ? [element("p", known.closed)] : []));
  };

  const looked = async (words, then) => {
    try {
      await load(words);
    } catch (error) {
      return say(error.message);
    }
    then();
  };
  const back = () => command.focus({ preventScroll: true });
  const begin = () => {
    const found = chosen() || held;
    held = null;
    done = false;
    if (!found) return looked("", () => all(back)(""));
    // Who cancels finds the words picked as they were.
    const again = () => {
      if (!done) {
        getSelection().removeAllRanges();
        getSelection().addRange(found.range);
      }
      place();
      (pick.hidden ? command : pick).focus({ preventScroll: true });
    };
    looked(found.words, () => picking(again)("", known.picked.value ? known.picked : { label: "What", value: found.words }));
  };

  const pick = button(begin, "Key fact"), command = button(begin, "Key facts");
  pick.className = "pick";
  pick.hidden = true;
  for (const one of [pick, command]) one.onpointerdown = (event) => { event.preventDefault(); held = chosen(); };
  command.className = "all";
  shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet(STYLE)];
  box.append(command, pick);

  document.addEventListener("selectionchange", placed);
  addEventListener("scroll", placed, { capture: true, passive: true });
  addEventListener("resize", placed);
  addEventListener("pointerdown", (event) => { dragging = event.pointerType === "mouse" && !event.composedPath().includes(box); placed(); }, true);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => {
    dragging = false;
    placed();
    setTimeout(() => { held = null; placed(); }, AFTER_TOUCH);
  }, true);
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.target.closest?.("a, button, input, textarea, select, briefgen-inspector") || !chosen()) return;
    event.preventDefault();
    begin();
  });
  addEventListener("click", (event) => {
    const row = isOn() && getSelection().isCollapsed && event.target.closest?.(".facts dl > div");
    if (!row || event.target.closest("a")) return;
    const label = plain(row.querySelector("dt").textContent), said = row.querySelector("dd").cloneNode(true);
    said.querySelector(".proof")?.remove();
    const value = plain(said.textContent);
    looked("", () => {
      const line = known.lines.find((one) => plain(one.label) === label && plain(one.value) === value);
      if (line) single(line, back)("");
      else say("Nothing is known of this line.");
    });
  });
})();
