// Keeps an open page like the preview's: patches it in place, swaps styles, shows errors over it.
// The server sends the whole state that concerns this tab; nothing depends on missed messages.
(() => {
  "use strict";
  const own = document.currentScript;
  const { url: page, ...marks } = own.dataset;
  let shown = marks;
  let busy = Promise.resolve();
  let pause = 250;

  const isOwn = (node) => node.dataset?.mark !== undefined && node.localName === "script";
  const key = (node) => node.nodeName + "\n" + node.textContent.trim();

  // --- Patching -------------------------------------------------------------------------------

  // Pairs children by text first: paragraphs are numbered by position, so ids move when one is added.
  const pairs = (before, after) => {
    const found = new Map(), used = new Set();
    const pass = (name, eligible) => {
      const places = new Map();
      for (const node of before) {
        const k = !used.has(node) && eligible(node) && name(node);
        if (k) places.set(k, [...(places.get(k) ?? []), node]);
      }
      for (const node of after) {
        const k = !found.has(node) && eligible(node) && name(node);
        const old = k && places.get(k)?.shift();
        if (old) { found.set(node, old); used.add(old); }
      }
    };
    pass(key, (node) => node.nodeType === 1 && node.textContent.trim().length > 20);
    pass((node) => node.nodeName + "#" + node.id, (node) => node.id);
    pass((node) => node.nodeName, (node) => !node.id || node.nodeType !== 1);
    return found;
  };

  const patchAttributes = (old, now) => {
    const kept = (name) => name === "open" && /^(details|dialog)$/.test(old.localName);
    for (const { name } of [...old.attributes]) if (!now.hasAttribute(name) && !kept(name)) old.removeAttribute(name);
    for (const { name, value } of now.attributes) {
      if (old.getAttribute(name) !== value && !kept(name)) old.setAttribute(name, value);
    }
  };

  const patch = (old, now) => {
    if (old.isEqualNode(now)) return;
    if (old.nodeType !== 1) { old.nodeValue = now.nodeValue; return; }
    patchAttributes(old, now);
    const before = [...old.childNodes];
    const found = pairs(before, [...now.childNodes]);
    const stay = new Set(found.values());
    for (const node of before) if (!stay.has(node) && !isOwn(node)) node.remove();
    let next = old.firstChild;
    for (const node of [...now.childNodes]) {
      const same = found.get(node) ?? document.importNode(node, true);
      if (same === next) next = next.nextSibling;
      else old.insertBefore(same, next);
      if (found.has(node)) patch(same, node);
    }
  };

  // Remembers what is nearest to the top of the window, to hold it there.
  const holdScroll = () => {
    const root = document.documentElement, anchoring = root.style.overflowAnchor;
    const near = [...document.querySelectorAll("main *, body > *")]
      .map((node) => [node, node.getBoundingClientRect()])
      .filter(([, box]) => box.height && box.bottom > 0)
      .map(([node, box]) => [node, box.top, key(node)])
      .sort((a, b) => Math.abs(a[1]) - Math.abs(b[1]))
      .slice(0, 200);
    root.style.overflowAnchor = "none";
    return () => {
      const held = near.find(([node, , was]) => node.isConnected && key(node) === was)
        ?? near.find(([node]) => node.isConnected);
      if (held && scrollY > 0) scrollBy({ top: held[0].getBoundingClientRect().top - held[1], behavior: "instant" });
      requestAnimationFrame(() => { root.style.overflowAnchor = anchoring; });
    };
  };

  const scripts = (root) => [...root.querySelectorAll("script")]
    .filter((node) => !isOwn(node) && /^$|javascript|module/.test(node.type))
    .map((node) => node.outerHTML).join("\n");
  const sheets = (root) => [...root.querySelectorAll("head link[rel~=stylesheet]")];

  const patchHead = (now) => {
    const other = (root) => [...root.head.children].filter((node) => !node.matches("script:not([type*=json]), link[rel~=stylesheet], title"));
    const before = other(document), after = other(now);
    if (before.map((n) => n.outerHTML).join() !== after.map((n) => n.outerHTML).join()) {
      before.forEach((node) => node.remove());
      document.head.append(...after.map((node) => document.importNode(node, true)));
    }
    if (document.title !== now.title) document.title = now.title;
    for (const name of ["lang", "dir"]) {
      const value = now.documentElement.getAttribute(name);
      if (value === null) document.documentElement.removeAttribute(name);
      else document.documentElement.setAttribute(name, value);
    }
  };

  const plain = (link) => (link.getAttribute("href") ?? "").replace(/[?&]live=\d+$/, "");

  // The new sheet is loaded before the old one goes, so the page is never without style.
  const swap = (old, href) => new Promise((done) => {
    const link = old.cloneNode();
    link.href = href + (href.includes("?") ? "&" : "?") + "live=" + Date.now();
    link.onload = link.onerror = () => { old.remove(); done(); };
    old.after(link);
  });

  const swapStyles = (hrefs) => Promise.all(sheets(document).map((link, n) =>
    new URL(hrefs[n], location).origin === location.origin ? swap(link, hrefs[n]) : undefined));

  const refresh = async () => {
    const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
    const now = new DOMParser().parseFromString(await answer.text(), "text/html");
    const mark = now.querySelector("script[data-mark]");
    if (!mark || scripts(now) !== scripts(document)) return location.reload();
    const hrefs = sheets(now).map(plain);
    if (hrefs.length !== sheets(document).length) return location.reload();
    if (hrefs.join() !== sheets(document).map(plain).join()) await swapStyles(hrefs);
    const restore = holdScroll(), focus = document.activeElement?.id;
    patchHead(now);
    patch(document.body, now.body);
    restore();
    if (focus && document.activeElement === document.body) document.getElementById(focus)?.focus({ preventScroll: true });
    shown.mark = mark.dataset.mark;
    document.dispatchEvent(new CustomEvent("briefgen:patched"));
  };

  const refreshImages = () => {
    for (const image of document.images) {
      const url = new URL(image.src, location);
      if (url.origin === location.origin) { url.searchParams.set("live", Date.now()); image.src = url; }
    }
  };

  // --- Findings -------------------------------------------------------------------------------

  const STYLE = `
    :host { all: initial; color-scheme: light dark; }
    * { box-sizing: border-box; }
    section { position: fixed; inset: auto 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto; padding: 1rem 1.5rem;
      font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff4f2; border-top: 4px solid #b3261e; }
    h2 { margin: 0; font-size: 1.1rem; } ol { padding-left: 1.2rem; margin: .5rem 0 0; } li { margin-bottom: .6rem; }
    code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; } p { margin: 0; white-space: pre-wrap; }
    button { font: inherit; min-height: 44px; padding: 0 1rem; color: inherit; background: Canvas; border: 1px solid currentColor; border-radius: 4px; cursor: pointer; }
    button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
    section > button { float: right; } .badge { position: fixed; right: 1rem; bottom: 1rem; z-index: 2147483647; }
    @media print { section, .badge { display: none; } }
    @media (prefers-color-scheme: dark) { section { color: #f2f2f2; background: #2a1614; border-color: #f2b8b5; } button:focus-visible { outline-color: #a8c7fa; } }`;
  const host = document.createElement("briefgen-errors");
  const shadow = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [style];
  let told = "";

  const element = (name, text, ...inner) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.append(...inner);
    return made;
  };
  // The button goes with a press, so the one in its place gets the focus.
  const button = (text, act) => {
    const made = element("button", text);
    made.type = "button";
    made.onclick = () => {
      const focused = shadow.activeElement;
      act();
      if (focused) shadow.querySelector("button").focus();
    };
    return made;
  };
  const count = (n, word) => (n ? [`${n} ${word}${n === 1 ? "" : "s"}`] : []);
  const summary = ({ errors, others, warnings }) =>
    [...count(errors.length + others.length, "error"), ...count(warnings.length, "warning")].join(", ");

  const open = (state) => {
    const { errors, others, warnings } = state;
    const line = (label) => ({ place, message, hint }) =>
      element("li", "", element("code", place), element("p", label + message), element("p", hint));
    const lines = [...[...errors, ...others].map(line("")), ...warnings.map(line("Warning: "))];
    const stale = errors.length ? ": the page below is the last good one" : "";
    const box = element("section", "", button("Close (Esc)", () => close(state)),
      element("h2", summary(state) + stale), element("ol", "", ...lines));
    box.setAttribute("role", errors.length ? "alert" : "region");
    box.setAttribute("aria-label", "Findings of the preview");
    shadow.replaceChildren(box);
  };
  const close = (state) => {
    const badge = button(summary(state), () => open(state));
    badge.className = "badge";
    shadow.replaceChildren(badge);
  };

  const showFindings = ({ errors, others, warnings }) => {
    const state = { errors, others, warnings }, text = JSON.stringify(state);
    if (text === told) return;
    told = text;
    if (!summary(state)) return host.remove();
    document.documentElement.append(host);
    (errors.length ? open : close)(state);
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") shadow.querySelector("section > button")?.click();
  });

  // --- The conversation -----------------------------------------------------------------------

  const follow = async (state) => {
    if (state.moved) return location.replace("/" + state.moved.split("/").map(encodeURIComponent).join("/") + location.hash);
    const before = shown;
    shown = { ...state, mark: before.mark };
    showFindings(state);
    if (state.scripts !== before.scripts) return location.reload();
    if (state.mark !== before.mark) await refresh();
    if (state.styles !== before.styles) await swapStyles(sheets(document).map(plain));
    if (state.images !== before.images) refreshImages();
  };

  const connect = () => {
    const socket = new WebSocket(`ws://${location.host}/_briefgen/live`);
    socket.onopen = () => { pause = 250; socket.send(JSON.stringify({ url: page })); };
    socket.onmessage = ({ data }) => {
      busy = busy.then(() => follow(JSON.parse(data))).catch(() => location.reload());
    };
    socket.onclose = () => { setTimeout(connect, pause); pause = Math.min(pause * 1.6, 5000); };
  };
  connect();
})();
