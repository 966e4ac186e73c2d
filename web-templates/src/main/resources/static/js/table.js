// Reads a chart's numbers from the table under it, so that both can never differ.
(() => {
  "use strict";

  const DAY = 86_400_000;
  // More dashed lines than these cannot be told apart.
  const MOST_DASHED = 3;

  // A cell without a number is a gap.
  const number = (cell) => {
    const data = cell.querySelector("data");
    return data === null ? null : Number(data.value);
  };

  const isWhole = (head) => "whole" in head.dataset;
  const isNotes = (head) => "notes" in head.dataset;
  const isBefore = (head) => "before" in head.dataset;

  // The line that a column of the time before is compared with: the one that data-before names, else the last one on its left.
  const comparedWith = (heads, at) => {
    const lines = heads.slice(1).filter((head) => !isWhole(head) && !isBefore(head) && !isNotes(head));
    const named = lines.findIndex((head) => head.textContent === heads[at].dataset.before);
    return named >= 0 ? named : Math.max(0, lines.filter((head) => heads.indexOf(head) < at).length - 1);
  };

  // Of the time before, what is drawn: beside the largest lines.
  const withDrawn = (befores, lines) => {
    const size = ({ counts }) => counts.reduce((sum, count) => sum + (count ?? 0), 0);
    const largest = [...lines].sort((a, b) => size(b) - size(a)).slice(0, MOST_DASHED);
    return befores.map((before) => ({ ...before, drawn: largest.includes(lines[before.of]) }));
  };

  const dayOf = (row) => row[0].querySelector("time")?.dateTime ?? row[0].textContent.trim();

  const daysBefore = (day, days) => new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);

  // A number in a column with a list becomes a link to it: the figure's beginning, the day of the row, the end of the column.
  // "{from}" in the beginning is the first day of the row.
  const link = (figure, heads, cells, span) => {
    const beginning = figure.dataset.list;
    heads.forEach(({ dataset }, i) => {
      for (const row of beginning && dataset.list !== undefined ? cells : []) {
        const data = row[i].querySelector("data");
        if (data !== null && Number(data.value) > 0 && data.closest("a") === null) {
          const anchor = document.createElement("a");
          anchor.className = "to-list";
          anchor.href = beginning.replace("{from}", () => daysBefore(dayOf(row), span - 1)) + dayOf(row) + dataset.list.trim();
          data.replaceWith(anchor);
          anchor.append(data);
        }
      }
    });
  };

  const marks = (figure) =>
    [...figure.querySelectorAll("li[data-day]")].map((item) => ({
      item,
      day: item.dataset.day,
      until: item.dataset.until || item.dataset.day,
      kind: item.dataset.kind ?? "release",
      label: (item.querySelector(".mark-name") ?? item).textContent.trim(),
    }));

  // figure -> { until: "" or "7 days to ", span: days of a point, days, aged: whether these are ages in days and no dates, earlier: words about the days that a point is compared with, lines, befores, wholes, whole, wholeBefore, marks, rows }
  // and notes: [text], from a column with data-notes, else empty.
  // A line: { name, counts: [number|null], links: [a|null], other: whether it is all that has no line of its own }; of the time before also `of`, the index of the line it is compared with, and whether it is `drawn`.
  const read = (figure) => {
    const heads = [...figure.querySelectorAll("thead th")];
    const rows = [...figure.querySelectorAll("tbody tr")];
    const cells = rows.map((row) => [...row.cells]);
    const head = heads[0].textContent.trim();
    const span = Number(/\d+/.exec(head)?.[0] ?? 1);
    link(figure, heads, cells, span);
    const column = (i) => ({
      name: heads[i].textContent.trim(),
      counts: cells.map((row) => number(row[i])),
      links: cells.map((row) => row[i].querySelector("a[href]")),
      other: "other" in heads[i].dataset,
      of: isBefore(heads[i]) ? comparedWith(heads, i) : i,
    });
    const columns = (fits) =>
      heads
        .map((_, i) => i)
        .slice(1)
        .filter((i) => fits(heads[i]))
        .map(column);
    const last = (of) => (of.length ? of[of.length - 1].counts : rows.map(() => null));
    const wholes = columns((head) => isWhole(head) && !isBefore(head));
    const lines = columns((each) => !isWhole(each) && !isBefore(each) && !isNotes(each));
    const told = heads.findIndex(isNotes);
    return {
      until: "day" in heads[0].dataset ? "" : `${head} `,
      span,
      days: cells.map(dayOf),
      aged: cells.every((row) => /^\d+$/.test(dayOf(row))),
      earlier: cells.map((row) => row[0].querySelector(".earlier")?.textContent.trim() ?? ""),
      lines,
      befores: withDrawn(
        columns((each) => !isWhole(each) && isBefore(each)),
        lines,
      ),
      wholes,
      whole: last(wholes),
      wholeBefore: last(columns((each) => isWhole(each) && isBefore(each))),
      notes: told < 0 ? [] : cells.map((row) => row[told].textContent.trim()),
      marks: marks(figure),
      rows,
    };
  };

  // The points from one index to another, both included.
  const part = (data, from, to) => {
    const cut = (list) => list.slice(from, to + 1);
    const column = (each) => ({ ...each, counts: cut(each.counts), links: cut(each.links) });
    return {
      ...data,
      days: cut(data.days),
      earlier: cut(data.earlier),
      lines: data.lines.map(column),
      befores: data.befores.map(column),
      wholes: data.wholes.map(column),
      whole: cut(data.whole),
      wholeBefore: cut(data.wholeBefore),
      notes: cut(data.notes),
      rows: cut(data.rows),
    };
  };

  // The first day that a point counts.
  const firstDay = (data, point) => data.aged ? data.days[point] : daysBefore(data.days[point], data.span - 1);

  window.rollcall = { ...window.rollcall, read, part, firstDay };
})();
