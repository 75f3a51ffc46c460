// The search of the whole site: results while typing. Data and library are loaded when the field is first used.
"use strict";
(() => {
  const { language, root, words, load, make, inLanguage } = window.shenyang.site;
  const MOST = 20;
  /** More matches than this are not ranked: they come in the order of the data, the most asked for first. */
  const RANKED = 1000;
  /** Up to so many words are found in any order. */
  const WORDS = 4;
  /** A word is whatever stands between spaces, so that a query in Chinese is found wherever it stands. */
  const OPTIONS = { interSplit: "\\s+", intraChars: "[^\\s]", interChars: "." };

  let ready;
  /** What answers queries: a function from a query to [positions, ranges to be marked, number of matches]. */
  function prepare() {
    ready ??= Promise.all([
      load("libraries/ufuzzy/uFuzzy.iife.min.js"),
      window.shenyang.search ? undefined : load("data/search.js"),
    ]).then(() => searcher(window.shenyang.search.map(([text, , , , besides]) => (besides ? `${text} ${besides}` : text))));
    ready.catch(() => (ready = undefined)); // the next key tries again
    return ready;
  }

  function searcher(texts) {
    const fuzzy = new window.uFuzzy(OPTIONS);
    return (query) => {
      const [found, info, order] = fuzzy.search(texts, query, WORDS, RANKED);
      if (!found) return { count: 0, shown: [] };
      const first = order
        ? order.slice(0, MOST).map((at) => [info.idx[at], info.ranges[at]])
        : found.slice(0, MOST).map((at) => [at, []]);
      return { count: found.length, shown: first };
    };
  }

  /** A text with the stretches that matched marked; ranges are starts and ends in turn, and may lie behind what is shown. */
  function marked(text, ranges) {
    const parts = [];
    let end = 0;
    for (let at = 0; ranges[at] < text.length; at += 2) {
      parts.push(text.slice(end, ranges[at]), make("mark", {}, text.slice(ranges[at], ranges[at + 1])));
      end = ranges[at + 1];
    }
    return [...parts, text.slice(end)];
  }

  function result(at, ranges) {
    const [text, kind, address, detail] = window.shenyang.search[at];
    const link = make("a", { href: new URL(`${language}/${address}`, root).href });
    link.append(make("span", { className: "kind" }, inLanguage(kind)), " ", ...marked(text, ranges));
    if (detail) link.append(" ", make("span", { className: "detail" }, inLanguage(detail)));
    return make("li", {}, link);
  }

  function startSearch(form) {
    const input = form.querySelector("input");
    const list = make("ol", { "aria-label": words.results });
    const status = make("p", { role: "status" });
    const panel = make("div", { className: "search-results", hidden: true }, status, list);
    form.append(panel);
    form.hidden = false;

    let asked = 0;
    async function answer() {
      const query = input.value.trim();
      const number = ++asked;
      if (!query) return close();
      panel.hidden = false;
      if (!list.childElementCount) status.textContent = words.loading;
      try {
        const search = await prepare();
        if (number === asked) show(search(query));
      } catch {
        status.textContent = words.unreadable;
      }
    }
    function show({ count, shown }) {
      list.replaceChildren(...shown.map((one) => result(...one)));
      status.textContent = count ? words.found(shown.length, count) : words.nothing;
    }
    function close() {
      panel.hidden = true;
      list.replaceChildren();
      status.textContent = "";
    }
    /** Arrow keys go through field and results, and round. */
    function move(step) {
      const stops = [input, ...list.querySelectorAll("a")];
      const at = stops.indexOf(document.activeElement);
      stops.at((at + step) % stops.length).focus();
    }

    input.addEventListener("focus", () => prepare().catch(() => undefined), { once: true });
    input.addEventListener("input", (event) => event.isComposing || answer());
    input.addEventListener("compositionend", answer);
    input.addEventListener("focus", answer);
    form.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown") move(1);
      else if (event.key === "ArrowUp") move(-1);
      else if (event.key === "Escape" && !panel.hidden) {
        input.focus();
        close();
      } else if (event.key === "Enter" && event.target === input) list.querySelector("a")?.click();
      else return;
      event.preventDefault();
    });
    panel.addEventListener("mousedown", (event) => event.preventDefault()); // else it is gone before a click arrives
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
  }

  Object.assign(window.shenyang.site, { startSearch, prepareSearch: prepare });
})();
