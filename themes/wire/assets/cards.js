// Cards for marks, light and dark. An enhancement: what a card says stands in the notes.
(() => {
  "use strict";
  const root = document.documentElement;
  const words = document.currentScript.dataset;
  // Before the first paint: no flash.
  try { root.dataset.scheme = localStorage.getItem("scheme") || ""; } catch { /* storage is off */ }

  const make = (name, text, kind) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  const dark = () => (root.dataset.scheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

  const offerSchemes = () => {
    const top = document.querySelector(".top");
    if (!top || top.querySelector(".scheme")) return;
    const button = make("button", "", "scheme");
    const name = () => {
      [button.textContent, button.ariaLabel] = dark() ? [words.light, words.lightColours] : [words.dark, words.darkColours];
    };
    name();
    button.type = "button";
    button.addEventListener("click", () => {
      root.dataset.scheme = dark() ? "light" : "dark";
      name();
      try { localStorage.setItem("scheme", root.dataset.scheme); } catch { /* storage is off */ }
    });
    top.append(button);
  };
  // Only the reader's clock knows how old a briefing is.
  const tellAge = () => {
    const published = document.querySelector(".story .dt-published");
    const days = published && Math.floor((Date.now() - Date.parse(published.dateTime)) / 864e5);
    document.querySelector(".age")?.remove();
    if (!(days > 29)) return;
    const [count, unit] = days < 61 ? [days, "day"] : days < 731 ? [days / 30.44, "month"] : [days / 365.25, "year"];
    const age = new Intl.NumberFormat(root.lang, { style: "unit", unit, unitDisplay: "long", numberingSystem: "latn" }).format(Math.floor(count));
    published.parentElement.append(make("span", words.age.replace("{}", age), "age"));
  };
  const letScroll = () => {
    for (const box of document.querySelectorAll("table, pre")) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  };
  // By keyboard, too.
  for (const moment of ["load", "resize"]) addEventListener(moment, letScroll);
  const dress = () => { offerSchemes(); letScroll(); tellAge(); };
  document.addEventListener("DOMContentLoaded", dress);
  document.addEventListener("briefgen:patched", dress);

  const note = (mark) => document.getElementById(mark.getAttribute("aria-describedby"))?.parentElement;
  // The first sentence; the next begins with a capital.
  const brief = (text) => {
    const first = text.match(/^.*?[\p{Ll}\p{N})”’]{2}[.!?](?=\s+\p{Lu})/u)?.[0] ?? text;
    return first.length > 200 ? `${first.slice(0, 199).replace(/\s+\S*$/, "")}…` : first;
  };
  const fill = (box, mark) => {
    const from = note(mark), name = make("p");
    name.append(make("strong", from.querySelector("dfn").textContent));
    box.replaceChildren(name);
    const role = from.querySelector(".role"), count = from.querySelector(".count");
    if (role) box.append(make("p", role.textContent, "role"));
    box.append(make("p", brief(from.querySelector("dd").firstChild.textContent.trim())));
    if (count) box.append(make("p", count.textContent, "count"));
  };
  const beside = (mark) => {
    const from = note(mark), box = from.getBoundingClientRect();
    return getComputedStyle(from).position === "absolute" && box.top > -box.height / 2 && box.top + box.height / 2 < innerHeight;
  };

  let card = null, owner = null, timer = 0;
  const close = () => {
    clearTimeout(timer);
    card?.remove();
    if (owner) note(owner)?.classList.remove("lit");
    card = owner = null;
  };
  const open = (mark) => {
    close();
    if (!mark.isConnected || !note(mark)) return;
    owner = mark;
    note(mark).classList.add("lit");
    if (!beside(mark)) show(mark);
  };
  const show = (mark) => {
    card = make("div", "", "card");
    card.setAttribute("role", "tooltip");
    fill(card, mark);
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", later);
    document.querySelector("main").append(card);
    const base = card.offsetParent.getBoundingClientRect();
    const lines = mark.getClientRects(), first = lines[0], last = lines[lines.length - 1];
    const width = card.offsetWidth, height = card.offsetHeight;
    const below = last.bottom + height + 8 < innerHeight || first.top < height + 8;
    const start = below ? last : first;
    const left = root.dir === "rtl" ? start.right - width : start.left;
    card.style.top = `${(below ? last.bottom + 6 : first.top - height - 6) - base.top}px`;
    card.style.left = `${Math.max(8, Math.min(left, root.clientWidth - width - 8)) - base.left}px`;
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(close, 300); };

  let touch = false, returning = null;
  const sheet = (mark) => {
    const dialog = make("dialog", "", "sheet"), text = make("div"), acts = make("div", "", "acts");
    const page = make("a", words.open), shut = make("button", words.close);
    dialog.setAttribute("aria-label", mark.textContent);
    page.href = mark.href;
    shut.type = "button";
    shut.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => {
      dialog.remove();
      mark.focus({ preventScroll: true });
      returning = null;
    });
    fill(text, mark);
    acts.append(page, shut);
    dialog.append(text, acts);
    document.querySelector("main").append(dialog);
    // The browser gives the focus back by itself.
    returning = mark;
    dialog.showModal();
  };

  const markOf = (event) => event.target.closest?.("a.ref");
  document.addEventListener("pointerdown", (event) => { touch = event.pointerType === "touch"; }, true);
  document.addEventListener("pointerover", (event) => {
    const mark = markOf(event);
    if (!mark || event.pointerType !== "mouse") return;
    clearTimeout(timer);
    if (mark !== owner) timer = setTimeout(() => open(mark), 300);
  });
  document.addEventListener("pointerout", (event) => { if (markOf(event) && event.pointerType === "mouse") later(); });
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark && mark !== returning && !touch && mark.matches(":focus-visible")) open(mark);
    else if (owner && mark !== owner) close();
  });
  document.addEventListener("focusout", (event) => { if (owner && markOf(event) === owner) close(); });
  document.addEventListener("keydown", (event) => {
    touch = false;
    if (event.key === "Escape") close();
  });
  document.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (!mark || !touch || event.detail === 0 || !note(mark)) return;
    event.preventDefault();
    close();
    sheet(mark);
  });
})();
