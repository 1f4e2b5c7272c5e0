// What is new since the last visit: an enhancement of the list of updates.
(() => {
  const key = `read ${location.pathname}`;
  let seen, on;
  try {
    [seen, on] = localStorage[key]?.split(" ") ?? [];
    localStorage[key] = `${document.currentScript.dataset.state} ${Date.now()}`;
  } catch { /* storage is off */ }
  const tell = () => {
    const line = document.querySelector(`[data-seen="${CSS.escape(seen)}"]`);
    if (line) {
      line.textContent = line.dataset.text.replace("{}", new Date(+on).toLocaleDateString(line.lang, { dateStyle: "long" }));
      line.parentNode.hidden = false;
    }
    for (const s of document.querySelectorAll("[data-new]")) s.classList.toggle("lit", new Date(s.dataset.new) > new Date(seen));
  };
  tell();
  document.addEventListener("DOMContentLoaded", tell);
  document.addEventListener("briefgen:patched", tell);
})();
