// Tables that sort, search and filter; the view stands in the address, so that it can be sent to somebody.
"use strict";
(async () => {
  const { words, load, make, markEvidence } = window.shenyang.site;
  const A_PAGE = 50;
  const PAGES = [25, A_PAGE, 100, 500];
  const LAYOUT = { topStart: null, topEnd: null, bottomStart: "info", bottomEnd: null, bottom2Start: null, bottom2End: null };

  await Promise.all([load("assets/rows.js"), window.DataTable ?? load("libraries/datatables.net/dataTables.min.js")]);
  const { readRows, codes, ORDERS, BOTH_WAYS } = window.shenyang.site;
  const { DataTable } = window;

  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** The columns as the head of the table describes them. */
  function columnsOf(table) {
    return [...table.tHead.rows[0].cells].map((head, at) => ({
      at,
      name: head.dataset.column ?? `column-${at + 1}`,
      kind: head.dataset.kind in ORDERS ? head.dataset.kind : "text",
      choices: JSON.parse(head.dataset.choices ?? "null"),
      several: "several" in head.dataset,
      title: head.dataset.title ?? head.textContent.replace(/\s+/g, " ").trim(),
    }));
  }

  // --- what DataTables is told -------------------------------------------------------------------------------------

  /** A cell of the data as HTML. */
  function shown(cell) {
    const [text, address, , html] = Array.isArray(cell) ? cell : [cell];
    const told = html ?? escaped(text); // one that is left out in the middle is null
    return address ? `<a href="${escaped(address)}">${told}</a>` : told;
  }

  function optionsOf(table, columns, rows, data) {
    DataTable.type("place", { order: BOTH_WAYS });
    DataTable.ext.order[`places-${table.dataset.table}`] = (_, column) => rows.places(column, columns[column].kind);
    const column = ({ kind, at }) => ({
      type: "place",
      className: kind,
      orderDataType: `places-${table.dataset.table}`,
      cellType: data && at === 0 ? "th" : "td",
      createdCell: (cell) => cell.localName === "th" && cell.setAttribute("scope", "row"),
      searchable: false, // `finder` is faster: DataTables would hold all texts a second time, with tags
      ...(data && { render: (number, purpose) => (purpose === "display" ? shown(data.cells[at][number]) : "") }),
    });
    return {
      autoWidth: false,
      columns: columns.map(column),
      createdRow: (row, _data, at) => (row.id = rows.ids[at]),
      deferRender: true,
      language: words.table,
      layout: rows.count > A_PAGE ? { ...LAYOUT, bottomEnd: "paging", bottom2Start: "pageLength" } : LAYOUT,
      lengthMenu: PAGES,
      order: [],
      orderDescReverse: false,
      pageLength: A_PAGE,
      paging: rows.count > A_PAGE,
      ...(data && { data: data.rows }),
    };
  }

  // --- the controls ------------------------------------------------------------------------------------------------

  /** A choice among the codes of a column, each by its label; null where there is nothing to choose. */
  function filterOf({ at, name, choices, several, title }, rows) {
    if (!choices) return null;
    const cells = new Map(); // most come again
    for (const published of rows.published(at)) cells.set(published, (cells.get(published) ?? 0) + 1);
    const counts = new Map();
    for (const [published, count] of cells) for (const code of codes(published, several)) counts.set(code, (counts.get(code) ?? 0) + count);
    const option = ([code, count]) => make("option", { value: code }, `${choices[code] ?? code} (${count})`);
    const select = make("select", { name }, make("option", { value: "" }, words.any), ...[...counts].sort().map(option));
    return { at, name, several, select, label: make("label", {}, title, " ", select) };
  }

  function controlsOf(columns, rows) {
    const filters = columns.map((column) => filterOf(column, rows)).filter(Boolean);
    const search = make("input", { type: "search", autocomplete: "off" });
    const reset = make("button", { type: "button" }, words.reset);
    const csv = make("button", { type: "button" }, words.csv);
    const choices = make("details", { className: "table-filters", open: matchMedia("(min-width: 40rem)").matches });
    choices.append(make("summary", {}, words.filters), make("div", {}, ...filters.map((filter) => filter.label)));
    const bar = make(
      "div",
      { className: "table-controls" },
      make("label", { className: "table-search" }, words.filter, " ", search),
      ...(filters.length ? [choices] : []),
      make("div", { className: "table-buttons" }, reset, csv),
    );
    return { filters, search, reset, csv, bar };
  }

  // --- the view in the address -------------------------------------------------------------------------------------

  /** What the address says: `#q=…&status=target&sort=value:desc&rows=25&page=2`; null if it names a place of the page instead. */
  function viewInAddress() {
    const hash = location.hash.slice(1);
    return hash && !hash.includes("=") ? null : new URLSearchParams(hash);
  }

  /** How many rows stand on a page, for an address: nothing is said of the number that every table begins with. */
  const lengthOf = (shownTable) => (shownTable.page.len() === A_PAGE ? {} : { rows: shownTable.page.len() });

  /** The row that the address names; -1 if it names none. */
  function placeInAddress(rows) {
    try {
      return location.hash ? rows.ids.indexOf(decodeURIComponent(location.hash.slice(1))) : -1;
    } catch {
      return -1; // an address that somebody has cut off
    }
  }

  function viewOf(shownTable, columns, { filters, search }) {
    const view = new URLSearchParams();
    if (search.value.trim()) view.set("q", search.value.trim());
    for (const { name, select } of filters) if (select.value) view.set(name, select.value);
    const [sorted] = shownTable.order();
    if (sorted?.[1]) view.set("sort", `${columns[sorted[0]].name}:${sorted[1]}`);
    for (const [name, length] of Object.entries(lengthOf(shownTable))) view.set(name, length);
    if (shownTable.page() > 0) view.set("page", shownTable.page() + 1);
    return view;
  }

  function applyView(view, shownTable, columns, { filters, search }) {
    search.value = view.get("q") ?? "";
    for (const { name, select } of filters) {
      select.value = view.get(name) ?? "";
      if (select.selectedIndex < 0) select.value = ""; // a code that the table has no more
    }
    const [name, direction] = (view.get("sort") ?? "").split(":");
    const column = columns.find((one) => one.name === name);
    shownTable.order(column ? [[column.at, direction === "desc" ? "desc" : "asc"]] : []);
    const length = Number(view.get("rows"));
    shownTable.page.len(PAGES.includes(length) ? length : A_PAGE);
    const page = Number(view.get("page") ?? 1) - 1;
    return Number.isInteger(page) && page > 0 ? page : 0;
  }

  // --- what is shown as CSV ----------------------------------------------------------------------------------------

  /** The rows that are shown, as the published table has them: its columns, its codes and keys, in either language. */
  function csvOf(shownTable, columns, rows) {
    const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const chosen = shownTable.rows({ search: "applied", order: "applied" }).indexes().toArray();
    const names = shownTable.table().node().dataset.published.split(" ");
    const parts = names.map((name) => rows.published(columns.find((column) => column.name === name).at));
    const line = (row) => parts.map((published) => cell(published[row])).join(",");
    return `\uFEFF${[names.join(","), ...chosen.map(line)].join("\r\n")}\r\n`; // the mark is for Excel
  }

  function download(name, text) {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // --- together ----------------------------------------------------------------------------------------------------

  /** The rows of all pages, if the table has several; undefined for a table that is whole. */
  async function dataOf(table) {
    const name = table.dataset.table;
    if (!(Number(table.dataset.pages ?? 1) > 1)) return undefined;
    if (!window.shenyang.tables?.[name]) await load(table.dataset.source ?? `data/${name}.js`);
    return window.shenyang.tables[name];
  }

  /** The frame in which a wide table scrolls holds the table alone: controls stay where they are. */
  function enhanced(table, options) {
    const frame = table.closest(".scroll");
    frame?.before(table);
    const shownTable = new DataTable(table, options);
    if (frame) {
      table.before(frame);
      frame.append(table);
    }
    return shownTable;
  }

  /** A page that is turned to begins at its head, and the keyboard stays where it was, though all buttons are new. */
  function keepPlace(shownTable) {
    const container = shownTable.table().container();
    const frame = shownTable.table().node().closest(".scroll") ?? container;
    shownTable.on("page", () => {
      const { dtIdx } = document.activeElement.dataset;
      shownTable.one("draw", () => {
        frame.scrollTop = 0;
        frame.scrollIntoView({ behavior: "instant" });
        if (!dtIdx) return;
        const again = container.querySelector(`[data-dt-idx="${dtIdx}"]:not([aria-disabled])`);
        (again ?? frame).focus({ preventScroll: true });
      });
    });
  }

  function connect(shownTable, columns, rows, controls) {
    const { filters, search, reset, csv } = controls;
    /** Only what is asked for is looked at: each condition costs a question for each row. */
    const draw = () => {
      for (const { at, several, select } of filters) {
        const { value } = select;
        const cells = rows.published(at);
        const holds = (_text, _data, row) => cells[row] === value || codes(cells[row], several).includes(value);
        shownTable.search.fixed(`code-${at}`, value ? holds : null);
      }
      const finds = rows.finder(search.value);
      shownTable.search.fixed("words", finds && ((_text, _data, row) => finds(row)));
      shownTable.draw();
    };
    const turn = (page) => page > 0 && shownTable.page(Math.min(page, shownTable.page.info().pages - 1)).draw("page");
    const apply = (view) => {
      const page = applyView(view, shownTable, columns, controls);
      draw();
      turn(page);
    };
    /** All rows, as many to a page as before. */
    const showAll = () => apply(new URLSearchParams(lengthOf(shownTable)));
    /** The row that the address names, on whatever page it is. */
    const goTo = (at) => {
      showAll();
      turn(Math.floor(at / shownTable.page.len()));
      for (const row of document.querySelectorAll("tr.sought")) row.classList.remove("sought");
      const row = shownTable.row(at).node();
      row?.classList.add("sought");
      row?.scrollIntoView({ block: "center" });
    };
    let following = false; // while the table follows the address, it does not write there
    const follow = (view, at) => {
      following = true;
      try {
        if (at >= 0) goTo(at);
        else if (view) apply(view);
      } finally {
        following = false;
      }
    };
    for (const { select } of filters) select.addEventListener("change", draw);
    search.addEventListener("input", (event) => event.isComposing || draw());
    search.addEventListener("compositionend", draw);
    reset.addEventListener("click", showAll);
    csv.addEventListener("click", () => download(`${shownTable.table().node().dataset.table}.csv`, csvOf(shownTable, columns, rows)));
    window.addEventListener("hashchange", () => follow(viewInAddress(), placeInAddress(rows)));
    follow(viewInAddress() ?? new URLSearchParams(), placeInAddress(rows));
    shownTable.on("draw", () => {
      if (following) return;
      const view = viewOf(shownTable, columns, controls).toString();
      if (view || viewInAddress()) history.replaceState(null, "", view ? `#${view}` : location.pathname + location.search);
    });
  }

  async function start(table) {
    const data = await dataOf(table);
    const columns = columnsOf(table);
    const rows = readRows(table, data);
    const controls = controlsOf(columns, rows);
    if (data) {
      table.tBodies[0].replaceChildren();
      for (const pages of document.querySelectorAll("[data-pager]")) pages.remove(); // all rows are here
    }
    const shownTable = enhanced(table, optionsOf(table, columns, rows, data));
    shownTable.table().container().prepend(controls.bar);
    connect(shownTable, columns, rows, controls);
    keepPlace(shownTable);
    shownTable.on("draw", () => markEvidence(table.parentElement));
    markEvidence(table.parentElement);
    table.dataset.ready = "";
  }

  await Promise.all([...document.querySelectorAll("table[data-table]")].map(start));
})();
