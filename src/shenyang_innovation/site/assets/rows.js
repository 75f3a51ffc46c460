// The cells of a table, from the page or, where it has several pages, from its data; and the order of values.
"use strict";
(() => {
  const { language } = window.shenyang.site;

  /**
   * Cells in the page: what is sorted by stands in `data-order` where it is not what is shown, and what the published
   * table has in `data-published` where it is neither.
   */
  const IN_PAGE = {
    text: (cell) => cell.textContent.replace(/\s+/g, " ").trim(),
    key: (cell) => cell.dataset.order ?? IN_PAGE.text(cell),
    published: ({ dataset, textContent }) => dataset.published ?? dataset.order ?? textContent,
    at: (row, column) => row.cells[column],
  };
  /** Cells in the data: a text, or [text, address, what is sorted by, HTML, what is published], all but the text if need be. */
  const inData = (data) => ({
    text: (cell) => (Array.isArray(cell) ? cell[0] : cell),
    key: (cell) => (Array.isArray(cell) ? (cell[2] ?? cell[0]) : cell),
    published: (cell) => (Array.isArray(cell) ? (cell[4] ?? cell[2] ?? cell[0]) : cell),
    at: (row, column) => data.cells[column][row[column]],
  });

  /**
   * All rows of a table: `ids`, by which an address names them; `published(column)`, what the published table has in a
   * column, by which it is filtered; `places(column, kind)`, which of its rows comes before which; and `finder(query)`,
   * which tells of a row whether it has all words of a query. What is not asked for is not made.
   */
  function readRows(table, data) {
    const cells = data ? inData(data) : IN_PAGE;
    const rows = data ? data.rows : [...table.tBodies[0].rows];
    const columns = table.tHead.rows[0].cells.length;
    const kept = [];
    const sorted = [];
    let whole;
    const wholeRow = (row) => Array.from({ length: columns }, (_, column) => cells.text(cells.at(row, column))).join("\n").toLowerCase();
    const finder = (query) => {
      const words = query.toLowerCase().split(/\s+/).filter(Boolean);
      if (!words.length) return null;
      whole ??= rows.map(wholeRow);
      return (row) => words.every((word) => whole[row].includes(word));
    };
    const whatIs = (what, column) => rows.map((row) => what(cells.at(row, column)));
    return {
      count: rows.length,
      ids: data ? data.ids : rows.map((row) => row.id),
      finder,
      published: (column) => (kept[column] ??= whatIs(cells.published, column)),
      places: (column, kind) => (sorted[column] ??= placesOf(whatIs(cells.key, column), kind)),
    };
  }

  /** The codes of a cell, of a column whose cells may hold several. */
  const codes = (published, several) => (several ? published.split(" ") : [published]).filter(Boolean);

  const { compare } = new Intl.Collator(language, { numeric: true });
  const ORDERS = {
    number: (one, other) => one - other,
    date: (one, other) => (one < other ? -1 : Number(one > other)),
    code: compare,
    text: compare,
  };

  /** The place of each key among all of its column, "" for a missing one: what differs is compared once, not in every sort. */
  function placesOf(keys, kind) {
    const different = [...new Set(keys)].filter((key) => key !== "").sort(ORDERS[kind]);
    const places = new Map([["", ""]]);
    let place = 0;
    different.forEach((key, at) => {
      if (at && ORDERS[kind](different[at - 1], key)) place += 1;
      places.set(key, place);
    });
    return keys.map((key) => places.get(key));
  }

  /** Comparisons of places for both directions; a missing value comes last in either. */
  const missingLast = (one, other) => (one === "") - (other === "");
  const BOTH_WAYS = {
    asc: (one, other) => (one === "" || other === "" ? missingLast(one, other) : one - other),
    desc: (one, other) => (one === "" || other === "" ? missingLast(one, other) : other - one),
  };

  Object.assign(window.shenyang.site, { readRows, codes, ORDERS, BOTH_WAYS });
})();
