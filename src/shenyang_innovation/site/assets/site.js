// What the pages gain with JavaScript: this file has what all of them share, and loads the others where they are needed.
// Scripts, not modules, and data in scripts, not fetched: a page opened from a file may do neither of the other.
"use strict";
(() => {
  const root = new URL("../", document.currentScript.src);
  const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const WORDS = {
    en: {
      results: "Results",
      nothing: "Nothing found",
      found: (shown, all) => (shown < all ? `${all} found, the first ${shown} shown` : `${all} found`),
      loading: "Loading …",
      unreadable: "The search could not be loaded",
      evidence: "Evidence",
      close: "Close",
      toPage: "The page of this figure",
      filter: "Search this table",
      filters: "Filters",
      any: "any",
      reset: "Show all rows",
      csv: "Download what is shown (CSV)",
      table: {
        info: "_START_ to _END_ of _TOTAL_ rows",
        infoEmpty: "No row",
        infoFiltered: "(of _MAX_)",
        lengthMenu: "_MENU_ rows a page",
        zeroRecords: "No row is like that. Take a filter away.",
        emptyTable: "The table has no rows.",
        entries: { _: "rows", 1: "row" },
        thousands: ",",
        aria: {
          orderable: ": sort",
          orderableReverse: ": sort the other way round",
          orderableRemove: ": back to the order of the table",
          paginate: { first: "First page", last: "Last page", next: "Next page", previous: "Page before", number: "Page " },
        },
      },
    },
    zh: {
      results: "搜索结果",
      nothing: "没有找到",
      found: (shown, all) => (shown < all ? `共${all}条，显示前${shown}条` : `共${all}条`),
      loading: "正在载入……",
      unreadable: "搜索无法载入",
      evidence: "出处",
      close: "关闭",
      toPage: "这个数字的页面",
      filter: "在本表中搜索",
      filters: "筛选",
      any: "不限",
      reset: "显示全部行",
      csv: "下载所显示的行（CSV）",
      table: {
        info: "第_START_至_END_行，共_TOTAL_行",
        infoEmpty: "没有行",
        infoFiltered: "（全表_MAX_行）",
        lengthMenu: "每页_MENU_行",
        zeroRecords: "没有符合条件的行。请去掉一个筛选条件。",
        emptyTable: "此表没有行。",
        entries: { _: "行" },
        thousands: ",",
        aria: {
          orderable: "：排序",
          orderableReverse: "：反向排序",
          orderableRemove: "：恢复原来的顺序",
          paginate: { first: "第一页", last: "最后一页", next: "下一页", previous: "上一页", number: "第几页：" },
        },
      },
    },
  };
  const words = WORDS[language];

  const loaded = new Map();
  /** Load a script below the root once; the promise fails if it is not there, and the next call tries again. */
  function load(path) {
    if (!loaded.has(path)) {
      loaded.set(
        path,
        new Promise((done, failed) => {
          const script = make("script", { src: new URL(path, root).href });
          script.onload = done;
          script.onerror = () => {
            loaded.delete(path);
            failed(new Error(`${path} can't be loaded`));
          };
          document.head.append(script);
        }),
      );
    }
    return loaded.get(path);
  }

  /** An element with properties and children; a name with a hyphen is an attribute. */
  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key.includes("-") || key === "role") element.setAttribute(key, value);
      else element[key] = value;
    }
    element.append(...children);
    return element;
  }

  /** What is given in one language or in both: a text, or [English, Chinese]. */
  function inLanguage(text) {
    return Array.isArray(text) ? text[language === "zh" ? 1 : 0] : text;
  }

  function startTheme(button) {
    const html = document.documentElement;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () => (html.dataset.theme ? html.dataset.theme === "dark" : dark.matches);
    const show = () => (button.firstElementChild.textContent = isDark() ? button.dataset.light : button.dataset.dark);
    button.addEventListener("click", () => {
      html.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem("shenyang-theme", html.dataset.theme);
      } catch {
        // It holds for this page then.
      }
      show();
    });
    dark.addEventListener("change", show);
    show();
    button.hidden = false;
  }

  /** The other language shows the same page, and the same view of its table. */
  function startLanguage(link) {
    const address = link.href.split("#")[0];
    const keep = () => (link.href = address + location.hash);
    for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, keep);
  }

  /** The identifier of the figure that a link of a table leads to; undefined for another link. */
  function figureOf(link) {
    if (!link.closest("table") || link.protocol !== location.protocol) return undefined;
    const [, name] = /\/observations\/([^/]+)\.html$/.exec(link.pathname) ?? [];
    return name && name !== "index" ? decodeURIComponent(name) : undefined;
  }

  /** Say of links to figures that they open something over the page. */
  function markEvidence(part) {
    for (const link of part.querySelectorAll("table a[href]")) if (figureOf(link)) link.setAttribute("aria-haspopup", "dialog");
  }

  async function openEvidence(link, figure) {
    try {
      await load("assets/evidence.js");
      await window.shenyang.site.showEvidence(link, figure);
    } catch {
      location.assign(link.href); // no data beside the page: the page of the figure says the same
    }
  }

  function startEvidence() {
    const link = (event) => event.target.closest?.("a[href]");
    document.addEventListener("click", (event) => {
      const clicked = link(event);
      const figure = clicked && figureOf(clicked);
      if (!figure || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      openEvidence(clicked, figure);
    });
    document.addEventListener("keydown", (event) => {
      const held = event.key === " " && link(event);
      if (!held || !figureOf(held)) return;
      event.preventDefault();
      held.click();
    });
  }

  function startStyle() {
    document.head.append(make("link", { rel: "stylesheet", href: new URL("assets/living.css", root).href }));
  }

  window.shenyang ??= {};
  window.shenyang.site = { root, language, words, load, make, inLanguage, markEvidence };

  const found = (selector, start) => document.querySelectorAll(selector).forEach(start);
  startStyle();
  found("button[data-theme-switch]", startTheme);
  found("a[data-language]", startLanguage);
  found("form[data-search]", (form) => load("assets/search.js").then(() => window.shenyang.site.startSearch(form)));
  startEvidence();
  markEvidence(document);
  if (document.querySelector("table[data-table]")) load("assets/tables.js");
})();
