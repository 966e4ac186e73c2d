// Reads a chart's numbers from the table under it, so that both can never differ.
(() => {
  "use strict";

  // A cell without a number is a gap.
  const number = (cell) => {
    const data = cell.querySelector("data");
    return data === null ? null : Number(data.value);
  };

  // figure -> { until: "" or "7 days to ", days, lines: [{ name, counts }], whole: [number|null], wholes: [{ name, counts }], marks: [{ day, label }] }
  const read = (figure) => {
    const heads = [...figure.querySelectorAll("thead th")];
    const rows = [...figure.querySelectorAll("tbody tr")].map((row) => [...row.cells]);
    const column = (i) => ({ name: heads[i].textContent, counts: rows.map((cells) => number(cells[i])) });
    const indexes = heads.map((_, i) => i).slice(1);
    const wholes = indexes.filter((i) => "whole" in heads[i].dataset).map(column);
    const head = heads[0].textContent;
    return {
      until: head === "Day" ? "" : `${head} `,
      days: rows.map((cells) => cells[0].textContent),
      lines: indexes.filter((i) => !("whole" in heads[i].dataset)).map(column),
      wholes,
      whole: wholes.length ? wholes[wholes.length - 1].counts : rows.map(() => null),
      marks: [...figure.querySelectorAll("li[data-day]")].map((mark) => ({ day: mark.dataset.day, label: mark.textContent })),
    };
  };

  window.rollcall = { ...window.rollcall, read };
})();
