// The evidence of a figure over the page: what its own page shows, from the data of its source.
"use strict";
(() => {
  const { language, words, load, make } = window.shenyang.site;

  let dialog;
  function opened() {
    if (dialog) return dialog;
    const title = make("h2", { id: "evidence-title", tabIndex: -1 });
    const close = make("button", { type: "button", "aria-label": words.close }, "×");
    const body = make("div", { className: "evidence-body" });
    const onward = make("a", {}, words.toPage);
    const element = make(
      "dialog",
      { id: "evidence", "aria-labelledby": "evidence-title" },
      make("div", { className: "evidence-bar" }, title, close),
      body,
      make("p", { className: "evidence-onward" }, onward),
    );
    close.addEventListener("click", () => element.close());
    element.addEventListener("click", (event) => event.target === element && element.close()); // beside it
    document.body.append(element);
    dialog = { element, title, body, onward };
    return dialog;
  }

  /** The data of a source holds all its figures: an identifier is that of the source, then @ or . and a number. */
  async function fragment(figure) {
    const source = figure.replace(/[@.][^@.]*$/, "");
    const known = () => window.shenyang.evidence?.[language]?.[figure];
    if (!known()) await load(`data/evidence/${language}/${source}.js`);
    if (!known()) throw new Error(`no evidence of ${figure}`);
    return known();
  }

  /** Its links are those of the figure's page, and lead on from there. */
  function withLinks(html, page) {
    const template = make("template", { innerHTML: html });
    for (const link of template.content.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), page).href;
    return template.content;
  }

  async function showEvidence(link, figure) {
    const [heading, html] = await fragment(figure);
    const { element, title, body, onward } = opened();
    title.textContent = heading;
    body.replaceChildren(withLinks(html, link.href));
    onward.href = link.href;
    if (!element.open) element.showModal(); // Esc closes it, and the focus returns to the link
    else title.focus(); // another figure was asked for in it: the link that had the focus is gone
    body.scrollTop = 0;
  }

  Object.assign(window.shenyang.site, { showEvidence });
})();
