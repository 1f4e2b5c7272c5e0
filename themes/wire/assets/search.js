// The search: an enhancement of the page that lists all there is. Nothing is asked of another host.
(() => {
  "use strict";
  const here = document.currentScript;
  const form = document.querySelector(".find"), field = form.q;
  const found = document.querySelector(".found"), list = document.createElement("ol");
  list.className = "results";
  const at = (address) => new URL(address, document.baseURI);
  const root = at(here.dataset.root.replace(/index\.html$/, "") || ".");
  const library = import(at(here.dataset.index)).then(async (made) => {
    await made.options({ baseUrl: root.pathname });
    await made.init();
    return made;
  });

  const make = (name, text, kind) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  // The words from one place to another, those that were found marked.
  const quote = (all, from, to, hits) => {
    const box = make("span");
    for (let n = from; n < to; n += 1) {
      if (n > from) box.append(" ");
      box.append(hits.has(n) ? make("mark", all[n]) : all[n]);
    }
    return box;
  };
  // The sentences with the most of what was sought, at most two, in their order; a subject has none.
  const sentences = (data) => {
    const all = data.raw_content.split(/\s+/), hits = new Set(data.locations);
    // A note in a sentence has an id, too.
    const spots = data.anchors.filter(({ id }) => !id.startsWith("fn"));
    const spans = spots.filter(({ id }) => /^p\d+s\d+$/.test(id)).map(({ id, location }) => {
      const end = spots.find((other) => other.location > location)?.location ?? all.length;
      const held = data.weighted_locations.filter((one) => one.location >= location && one.location < end);
      return { id, from: location, to: end, weight: held.reduce((sum, one) => sum + one.weight, 0) };
    }).filter(({ weight }) => weight);
    const best = spans.sort((a, b) => b.weight - a.weight).slice(0, 2).sort((a, b) => a.from - b.from);
    return best.map(({ id, from, to }) => {
      const line = make("p"), link = make("a", "", "hit");
      link.href = `${data.url}#${id}`;
      link.append(quote(all, from, Math.min(to, from + 60), hits), to > from + 60 ? " …" : "");
      line.append(link);
      return line;
    });
  };
  // What a page is about stands at its beginning, behind its title.
  const opening = (data) => {
    const all = data.raw_content.split(/\s+/), from = data.meta.title.split(/\s+/).length;
    const line = make("p");
    line.append(quote(all, from, Math.min(all.length, from + 30), new Set(data.locations)), all.length > from + 30 ? " …" : "");
    return line;
  };
  const row = (data) => {
    const item = make("li"), link = make("a", data.meta.title), title = make("h2");
    link.href = data.url;
    title.append(link);
    item.append(title);
    if (data.meta.iso) {
      const day = make("time", data.meta.day);
      day.dateTime = data.meta.iso;
      item.append(day);
    }
    const lines = sentences(data);
    item.append(...(lines.length ? lines : [opening(data)]));
    return item;
  };

  const LOOKED_AT = 40, SUBJECTS = 5;
  let last = 0;
  const search = async (text) => {
    const number = (last += 1), wanted = text.trim();
    const { results } = wanted ? await (await library).search(wanted) : { results: [] };
    const best = await Promise.all(results.slice(0, LOOKED_AT).map((one) => one.data()));
    if (number !== last) return; // somebody typed on
    const subjects = best.filter(({ meta }) => meta.kind === "subject").slice(0, SUBJECTS);
    list.replaceChildren(...subjects.concat(best.filter(({ meta }) => meta.kind === "briefing")).map(row));
    const count = results.length, says = found.dataset;
    found.textContent = !wanted ? "" : count ? says.some.replace("{}", count) : says.none;
  };
  const remember = () => {
    const address = at("");
    if (field.value) address.searchParams.set("q", field.value); else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  };

  library.then(() => {
    form.hidden = false;
    found.textContent = "";
    found.after(list);
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    let waiting;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { remember(); search(field.value); }, 150);
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); remember(); search(field.value); });
    if (field.value) search(field.value);
    else if (matchMedia("(hover: hover)").matches) field.focus();
  }).catch(() => {
    form.remove();
    const preview = document.querySelector("script[src='/_briefgen/live.js']");
    found.textContent = preview ? found.dataset.preview : found.dataset.failed;
  });
})();
