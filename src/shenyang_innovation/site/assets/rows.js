// The cells of a table, from the page or, where it has several pages, from its data; and the order of values.
"use strict";
(() => {
  const { language } = window.shenyang.site;

  /** Cells in the page: what is sorted by stands in `data-order` where it is not what is shown. */
  const INSIDE = {
    text: (cell) => cell.textContent.replace(/\s+/g, " ").trim(),
    key: (cell) => cell.dataset.order ?? INSIDE.text(cell),
    at: (row, column) => row.cells[column],
  };
  /** Cells in the data: a text, or [text, address, what is sorted by], of which the latter two may be left out. */
  const BESIDE = {
    text: (cell) => String((Array.isArray(cell) ? cell[0] : cell) ?? ""),
    key: (cell) => String((Array.isArray(cell) ? (cell[2] ?? cell[0]) : cell) ?? ""),
    at: (row, column) => row[column],
  };

  /**
   * All rows of a table: `text(row, column)`; `keys(column)`, what its rows are sorted and filtered by; and
   * `finder(query)`, which tells of a row whether it has all words of a query. What is not asked for is not made.
   */
  function readRows(table, data) {
    const cells = data ? BESIDE : INSIDE;
    const rows = data ? data.rows : [...table.tBodies[0].rows];
    const columns = table.tHead.rows[0].cells.length;
    const kept = [];
    let whole;
    const wholeRow = (row) => Array.from({ length: columns }, (_, column) => cells.text(cells.at(row, column))).join("\n").toLowerCase();
    const finder = (query) => {
      const words = query.toLowerCase().split(/\s+/).filter(Boolean);
      if (!words.length) return null;
      whole ??= rows.map(wholeRow);
      return (row) => words.every((word) => whole[row].includes(word));
    };
    return {
      count: rows.length,
      finder,
      text: (row, column) => cells.text(cells.at(rows[row], column)),
      keys: (column) => (kept[column] ??= rows.map((row) => cells.key(cells.at(row, column)))),
    };
  }

  /** The codes of a cell, which may hold several. */
  const codes = (key) => key.split(/[\s,;、;]+/).filter(Boolean);

  const { compare } = new Intl.Collator(language, { numeric: true });
  const ORDERS = {
    number: (one, other) => one - other,
    date: (one, other) => (one < other ? -1 : Number(one > other)),
    code: compare,
    text: compare,
  };

  /** Comparisons for both directions; a missing value comes last in either. */
  function missingLast(order) {
    const missing = (one, other) => (one === "") - (other === "");
    const ascending = (one, other) => (one === "" || other === "" ? missing(one, other) : order(one, other));
    const descending = (one, other) => (one === "" || other === "" ? missing(one, other) : order(other, one));
    return { asc: ascending, desc: descending };
  }

  Object.assign(window.shenyang.site, { readRows, codes, ORDERS, missingLast });
})();
