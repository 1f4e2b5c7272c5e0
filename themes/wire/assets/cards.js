// Cards for marks, and the switch between light and dark. An enhancement: what a card says stands
// in the notes at the end of the briefing, and a mark is a link that works without this.
(() => {
  "use strict";
  const root = document.documentElement;
  let stored = null;
  try { stored = localStorage.getItem("scheme"); } catch { /* storage is off */ }
  if (stored) root.dataset.scheme = stored;

  const make = (name, text, kind) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  const top = document.querySelector(".top");
  if (top) {
    const dark = () => (root.dataset.scheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const label = () => (dark() ? "Light" : "Dark");
    const button = make("button", label(), "scheme");
    button.type = "button";
    button.addEventListener("click", () => {
      root.dataset.scheme = dark() ? "light" : "dark";
      button.textContent = label();
      try { localStorage.setItem("scheme", root.dataset.scheme); } catch { /* storage is off */ }
    });
    top.append(button);
  }

  // A briefing older than 30 days says so; only the reader's clock can know.
  const published = document.querySelector(".dt-published");
  if (published) {
    const days = Math.floor((Date.now() - Date.parse(published.dateTime)) / 864e5);
    if (days >= 30) published.after(` · ${days < 730 ? Math.floor(days / 30.44) + (days < 61 ? " month" : " months") : Math.floor(days / 365.25) + " years"} old`);
  }

  const note = (mark) => document.getElementById(mark.getAttribute("aria-describedby"))?.parentElement;
  const fill = (box, mark) => {
    const from = note(mark);
    const name = make("p"), gloss = make("p", from.querySelector("dd").firstChild.textContent.trim());
    name.append(make("strong", from.querySelector("dfn").textContent));
    box.replaceChildren(name);
    const role = from.querySelector(".role"), count = from.querySelector(".count");
    if (role) box.append(make("p", role.textContent, "role"));
    box.append(gloss);
    if (count) box.append(make("p", count.textContent, "count"));
  };
  const beside = (mark) => {
    const from = note(mark);
    if (!from || getComputedStyle(from).position !== "absolute") return false;
    const box = from.getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
  };

  let card = null, owner = null, timer = 0;
  const close = () => {
    clearTimeout(timer);
    card?.remove();
    card = owner = null;
  };
  const open = (mark) => {
    close();
    if (!note(mark) || beside(mark)) return;
    owner = mark;
    card = make("div", "", "card");
    card.setAttribute("role", "tooltip");
    fill(card, mark);
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", later);
    document.body.append(card);
    const lines = mark.getClientRects(), first = lines[0], last = lines[lines.length - 1];
    const width = card.offsetWidth, height = card.offsetHeight;
    const below = last.bottom + height + 8 < innerHeight || first.top < height + 8;
    card.style.top = `${scrollY + (below ? last.bottom + 6 : first.top - height - 6)}px`;
    card.style.left = `${scrollX + Math.max(8, Math.min(below ? last.left : first.left, root.clientWidth - width - 8))}px`;
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(close, 300); };

  const sheet = (mark) => {
    const dialog = make("dialog", "", "sheet"), text = make("div"), acts = make("div", "", "acts");
    const page = make("a", "Open page"), shut = make("button", "Close");
    dialog.setAttribute("aria-label", mark.textContent);
    page.href = mark.href;
    shut.type = "button";
    shut.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => { dialog.remove(); mark.focus({ preventScroll: true }); });
    fill(text, mark);
    acts.append(page, shut);
    dialog.append(text, acts);
    document.body.append(dialog);
    dialog.showModal();
  };

  let touch = false;
  document.addEventListener("pointerdown", (event) => { touch = event.pointerType === "touch"; }, true);
  const markOf = (event) => event.target.closest?.("a.ref");
  document.addEventListener("pointerover", (event) => {
    const mark = markOf(event);
    if (!mark || event.pointerType !== "mouse") return;
    clearTimeout(timer);
    if (mark !== owner) timer = setTimeout(() => open(mark), 300);
  });
  document.addEventListener("pointerout", (event) => { if (markOf(event)) later(); });
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark && mark.matches(":focus-visible") && !touch) open(mark);
    else if (owner && mark !== owner) close();
  });
  document.addEventListener("focusout", (event) => { if (markOf(event) === owner) close(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (!mark || !touch || event.detail === 0 || !note(mark)) return;
    event.preventDefault();
    sheet(mark);
  });
})();
