// The inspector: whom a name on the page is taken for, why, and who else could be meant.
// What is decided here is written into the source by the server; the page follows as after a save.
(() => {
  "use strict";
  const { url: page, names: inspected } = document.currentScript.dataset;
  if (!inspected) return;
  const kept = "/_briefgen/inspect";
  const elsewhere = "Sources are written on the computer that runs the preview, and nowhere else.";
  let known = { names: [] };
  let on = false;
  let pending = null;

  const plain = (text) => text.replace(/\s/g, " ").trim();
  const element = (name, text, ...inner) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.append(...inner);
    return made;
  };
  // Names run in their own direction, whatever stands around them.
  const word = (text) => element("bdi", text);
  const button = (act, ...inner) => {
    const made = element("button", "", ...inner);
    made.type = "button";
    made.onclick = act;
    return made;
  };

  const STYLE = `
    :host { all: initial; color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --soft: #595959; --line: #767676; --accent: #0b57d0; --wrong: #b3261e; }
    @media (prefers-color-scheme: dark) { :host { --ink: #f2f2f2; --paper: #1f1f1f; --soft: #b8b8b8; --line: #9a9a9a; --accent: #a8c7fa; --wrong: #f2b8b5; } }
    * { box-sizing: border-box; }
    section, dialog { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
    section { position: fixed; inset: auto auto 1rem 1rem; z-index: 2147483646; max-width: calc(100vw - 2rem); background: none; }
    .panel, [role=status] { margin-bottom: .5rem; padding: .25rem 1rem; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); }
    .panel { width: 21rem; max-width: 100%; max-height: 45vh; overflow: auto; }
    dialog { width: min(34rem, calc(100vw - 1rem)); max-height: calc(100dvh - 1rem); overflow: auto; padding: 1rem 1.25rem 1.25rem; border: 1px solid var(--line); border-radius: 8px; }
    dialog::backdrop { background: rgb(0 0 0 / .35); }
    h2, h3, p, ul { margin: 0 0 .5rem; } h2 { font-size: 1.15rem; } h3 { font-size: 1rem; margin-top: 1rem; }
    ul { padding-left: 1.2rem; } ul.plain { padding: 0; list-style: none; } small { display: block; font-size: .875rem; color: var(--soft); }
    button, input { font: inherit; min-height: 44px; padding: .3rem .8rem; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; }
    button { cursor: pointer; text-align: start; } form button { flex: none; } input { width: 100%; min-width: 0; } form { display: flex; gap: .5rem; margin: .25rem 0 .75rem; }
    .plain button { width: 100%; margin-bottom: .35rem; } button[aria-pressed=true] { background: var(--accent); color: var(--paper); border-color: var(--accent); }
    summary { cursor: pointer; min-height: 44px; padding: .6rem 0; } [role=alert] { color: var(--wrong); font-weight: 600; } [role=alert]:empty, [role=status]:empty { display: none; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; } .close { float: right; margin-left: 1rem; }
    @media print { section { display: none; } }`;
  const ON_PAGE = `
    .facts dl > div { outline: 1px dashed color-mix(in srgb, currentColor 60%, transparent); cursor: help; }
    a.ref { outline: 1px dashed color-mix(in srgb, currentColor 60%, transparent); outline-offset: 2px; cursor: help; }
    ::highlight(briefgen-open) { text-decoration: underline wavy #d93025; background-color: rgb(217 48 37 / .15); }`;
  const sheet = (text) => {
    const made = new CSSStyleSheet();
    made.replaceSync(text);
    return made;
  };
  const host = document.createElement("briefgen-inspector");
  host.lang = "en";
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet(STYLE)];
  const onPage = sheet(ON_PAGE);

  // --- What is known --------------------------------------------------------------------------

  const ask = async (address, asked, options) => {
    const answer = await fetch(`/_briefgen/${address}?${new URLSearchParams({ url: page, ...asked })}`, { cache: "no-store", ...options });
    const told = await answer.json().catch(() => ({ message: elsewhere }));
    if (!answer.ok) throw new Error(told.message);
    return told;
  };
  const post = (address, told) => {
    const body = JSON.stringify({ url: page, ...told });
    return ask(address, {}, { method: "POST", headers: { "Content-Type": "application/json" }, body });
  };
  const load = async () => { known = await ask("inspect"); };
  const nameOf = (mark) => {
    const text = plain(mark.textContent), id = mark.getAttribute("aria-describedby")?.slice(2);
    const same = known.names.filter((name) => name.entry?.id === id);
    return same.find((name) => plain(name.words) === text) ?? known.names.find((name) => plain(name.words) === text) ?? same[0];
  };

  // Undecided names are no elements of the page: they are found in its text and painted over.
  let ranges = [];
  const paint = () => {
    ranges = [];
    const undecided = known.names.filter((name) => name.open);
    const walker = document.createTreeWalker(document.querySelector("main article") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); on && undecided.length && node; node = walker.nextNode()) {
      if (node.parentElement.closest("a, dl, nav, aside, h1, script, style")) continue;
      const text = node.data.replace(/\s/g, " ");
      for (const name of undecided) {
        for (let at = text.indexOf(name.words); at !== -1; at = text.indexOf(name.words, at + 1)) {
          const end = at + name.words.length;
          if (/[\p{L}\p{N}]/u.test((text[at - 1] ?? "") + (text[end] ?? ""))) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, end);
          ranges.push([range, name.words]);
        }
      }
    }
    globalThis.CSS?.highlights?.set("briefgen-open", new Highlight(...ranges.map(([range]) => range)));
  };
  const wordsAt = ({ clientX: x, clientY: y }) => {
    const inside = ([range]) => [...range.getClientRects()].some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
    return ranges.find(inside)?.[1];
  };

  // --- One name -------------------------------------------------------------------------------

  const decide = async (name, entry, back) => {
    try {
      const { message } = await post("inspect", { words: name.words, entry, by: known.by });
      await load();
      shadow.querySelector("dialog")?.close();
      render(message);
      pending = back;
    } catch (error) {
      await load().catch(() => {});
      show(known.names.find((other) => other.words === name.words && other.entry?.id === name.entry?.id) ?? name, back, error.message);
    }
  };

  const choices = (name, back) => {
    const choose = (entry, ...inner) => element("li", "", button(() => decide(name, entry, back), ...inner));
    const told = (entry) => element("small", "", word(entry.told), ` · ${entry.id} · ${entry.whose}`);
    const list = [];
    if (name.entry && !name.pinned) list.push(choose(name.entry.id, "Right: keep ", word(name.entry.name), element("small", "whatever the knowledge base will say later; pinned names are linked before others")));
    for (const other of name.others) list.push(choose(other.id, word(other.name), told(other)));
    if (name.entry || !name.pinned) list.push(choose("none", "Nobody: no link"));
    if (name.pinned) list.push(choose("", `Undo: take line ${name.pinned} out of the front matter`));
    const made = element("ul", "", ...list);
    made.className = "plain";
    made.setAttribute("role", "list");
    return made;
  };
  const another = (name, back) => {
    const id = document.createElement("input"), made = document.createElement("form");
    Object.assign(id, { id: "another", required: true, pattern: "[a-z0-9]+(-[a-z0-9]+)*", maxLength: 100, spellcheck: false, autocapitalize: "none" });
    const label = element("label", "Somebody else, by the id of an entry");
    label.htmlFor = "another";
    const send = button(null, "Pin");
    send.type = "submit";
    made.append(id, send);
    made.onsubmit = (event) => {
      event.preventDefault();
      decide(name, id.value, back);
    };
    return [label, made];
  };

  const decisions = (name, back) => {
    if (known.closed) return [element("p", known.closed)];
    if (name.inline) return [element("p", `The text itself says so, in line ${name.line}: change it there.`)];
    const where = element("small", "", "Holds for “", word(name.words), `” wherever it stands in this article, except inside longer names. It is written under mentions: in ${known.path}.`);
    return [element("h3", "In this article it is to mean"), choices(name, back), ...another(name, back), where];
  };

  const alerted = (wrong) => {
    const made = element("p", wrong);
    made.setAttribute("role", "alert");
    return made;
  };
  // A dialog over the page; `back` is called when it has closed.
  const opened = (title, back, ...parts) => {
    shadow.querySelector("dialog")?.remove();
    const dialog = element("dialog", ""), heading = element("h2", "", ...title);
    heading.id = "inspected";
    dialog.setAttribute("aria-labelledby", "inspected");
    const shut = button(() => dialog.close(), "Close");
    shut.className = "close";
    dialog.append(shut, heading, ...parts);
    // The overlay with the findings closes with this key, too.
    dialog.onkeydown = (event) => { if (event.key === "Escape") event.stopPropagation(); };
    dialog.onclick = ({ target, clientX: x, clientY: y }) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      if (target === dialog && (x < left || x > right || y < top || y > bottom)) dialog.close();
    };
    dialog.onclose = () => {
      dialog.remove();
      back?.();
    };
    shadow.append(dialog);
    dialog.showModal();
  };

  const show = (name, back, wrong = "") => {
    const taken = name.entry
      ? element("p", "", "Taken for ", element("strong", "", word(name.entry.name)), element("small", "", word(name.entry.told), ` · ${name.entry.id} · ${name.entry.whose}`))
      : element("p", "", element("strong", "No link."));
    const why = element("ul", "", ...name.why.map((one) => element("li", "", word(one))));
    opened(["“", word(name.words), "”"], back, taken, why, alerted(wrong), ...decisions(name, back));
  };

  // Looked at anew each time: the knowledge base may have changed, and only what is seen is written over.
  const inspect = async (find, back) => {
    try {
      await load();
    } catch (error) {
      return render(error.message);
    }
    const name = find();
    if (name) show(name, back);
    else render("Nothing is known of this name.");
  };

  // --- All names ------------------------------------------------------------------------------

  const entryOf = ({ words, entry }) => () => known.names.find((name) => name.words === words && name.entry?.id === entry?.id) ?? known.names.find((name) => name.words === words);
  const buttonOf = (words) => [...shadow.querySelectorAll(".panel button")].find((one) => one.dataset.words === words);
  const listed = (names) => {
    const items = names.map((name) => {
      const again = () => (buttonOf(name.words) ?? toggle).focus();
      const made = button(() => inspect(entryOf(name), again), word(name.words), element("small", "", name.entry ? word(name.entry.name === name.words ? name.entry.told : name.entry.name) : "no link"));
      made.dataset.words = name.words;
      return element("li", "", made);
    });
    const made = element("ul", "", ...items);
    made.className = "plain";
    made.setAttribute("role", "list");
    return made;
  };
  const unfolded = (place, usual) => shadow.querySelector(place)?.open ?? usual;
  const folded = (place, label, open, ...inner) => {
    const made = element("details", "", element("summary", label), ...inner);
    made.className = place;
    made.open = open;
    return made;
  };
  const panel = () => {
    const undecided = known.names.filter((name) => name.open), pinned = known.names.filter((name) => name.pinned);
    const all = folded("all", `All names (${known.names.length})`, unfolded(".all", false), listed(known.names));
    const parts = [[undecided, "To decide"], [pinned, "Pinned by you"]].filter(([names]) => names.length)
      .flatMap(([names, label]) => [element("h3", label), listed(names)]);
    const open = unfolded(".panel", matchMedia("(min-width: 40rem)").matches);
    const made = folded("panel", `Press a name in the text, or choose one here (${undecided.length} to decide)`, open, ...parts, all);
    made.setAttribute("role", "group");
    made.setAttribute("aria-label", "Names on this page");
    return made;
  };
  // These stay, so that what is said is heard, and the focus holds.
  const status = element("p", ""), list = element("div", ""), toggle = button(() => turn(), "Inspect names");
  status.setAttribute("role", "status");
  const render = (message = "") => {
    const focused = shadow.activeElement?.dataset.words;
    status.textContent = message;
    list.replaceChildren(...(on ? [panel()] : []));
    toggle.setAttribute("aria-pressed", String(on));
    if (focused !== undefined && !shadow.querySelector("dialog")) (buttonOf(focused) ?? toggle).focus();
    paint();
  };
  const turn = async () => {
    on = !on;
    // Who goes through several pages leaves it on.
    try { sessionStorage.setItem(kept, on ? "on" : ""); } catch { /* storage is off */ }
    document.adoptedStyleSheets = on ? [...document.adoptedStyleSheets, onPage] : document.adoptedStyleSheets.filter((one) => one !== onPage);
    render(on ? "Looking …" : "");
    if (!on) return;
    try {
      await load();
      render();
    } catch (error) {
      render(error.message);
    }
  };

  addEventListener("click", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.shiftKey || event.target === host) return;
    const mark = event.target.closest?.("a.ref"), words = mark || event.target.closest?.("a, button") ? "" : wordsAt(event);
    if (!mark && !words) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const text = mark && plain(mark.textContent), place = mark && [...document.querySelectorAll("a.ref")].indexOf(mark);
    // After a decision the mark may be another element, or none.
    const again = () => {
      const marks = [...document.querySelectorAll("a.ref")];
      const same = mark?.isConnected ? mark : marks[place] && plain(marks[place].textContent) === text ? marks[place] : null;
      (same ?? toggle).focus({ preventScroll: true });
    };
    inspect(mark ? () => nameOf(mark) : entryOf({ words }), again);
  }, true);
  document.addEventListener("briefgen:patched", async () => {
    if (!on) return;
    await load().catch(() => {});
    render(status.textContent);
    // The page that follows a decision may have taken what had the focus.
    if (document.activeElement === document.body) pending?.();
    pending = null;
  });

  const wasOn = () => { try { return sessionStorage.getItem(kept); } catch { return ""; } };
  const box = element("section", "", status, list, toggle);
  box.setAttribute("aria-label", "Inspector");
  shadow.append(box);
  document.documentElement.append(host);
  host.tools = { alerted, ask, box, button, element, isOn: () => on, opened, plain, post, say: render, shadow, sheet, word };
  if (wasOn()) turn();
  else render();
})();
