// What a point says: its day or days, each line's share and count, what the shares are of, and marks of that day.
(() => {
  "use strict";

  const { words, written, percent, firstDay, writtenDay } = window.rollcall;
  const DISTANCE = 12;
  const EDGE = 4;

  const add = (parent, tag, text) => {
    const element = parent.appendChild(document.createElement(tag));
    element.textContent = text;
    return element;
  };

  const cell = (row, text, className) => Object.assign(row.insertCell(), { textContent: text, className });

  // Lines in the order in which they stand in the drawing, each with the time before under it; what is 0 is left out.
  const linesAt = ({ data, kind }, day) => {
    const order = data.lines.map((line, i) => ({ ...line, of: i, whole: data.whole }));
    return (kind.chart === "area" ? order.reverse() : order)
      .flatMap((line) => [line, ...data.befores.filter(({ of }) => of === line.of).map((each) => ({ ...each, before: true, whole: data.wholeBefore }))])
      .map((line) => ({ ...line, count: line.counts[day], whole: line.whole[day], link: line.links[day] }))
      .filter((line, _, all) => line.count !== 0 || all.every(({ count }) => count === 0));
  };

  const shareOf = ({ count, whole }, unit) => (unit !== "amount" && whole && count !== null ? percent((100 * count) / whole) : "");
  const countOf = ({ count }) => (count === null ? words.notReported : written(count));

  // Of a chart of percentages they are all that it has.
  const says = (line, { unit }) =>
    unit === "percent" && line.count !== null ? [percent(line.count), ""] : [shareOf(line, unit), countOf(line)];

  const row = (table, line, { palette, kind }, chosen) => {
    const tr = table.insertRow();
    tr.className = chosen === line.of && !line.before ? "chosen" : "";
    const swatch = tr.insertCell().appendChild(document.createElement("i"));
    swatch.className = line.before ? "swatch before" : "swatch";
    swatch.style.color = line.before && kind.chart !== "line" ? "var(--ink)" : palette[line.of];
    const name = cell(tr, line.link ? "" : line.name, "");
    if (line.link) {
      add(name, "a", line.name).href = line.link.href;
    }
    says(line, kind).forEach((text) => cell(tr, text, "n"));
  };

  const wholesAt = ({ data }, day) => data.wholes.map(({ name, counts }) => `${words.inside(name)} ${counts[day] === null ? "–" : written(counts[day])}`).join(", ");

  const marksAt = ({ data }, day) =>
    data.notes.length ? [data.notes[day]].filter(Boolean) : data.marks.filter((mark) => mark.day <= data.days[day] && mark.until >= firstDay(data, day)).map(({ label }) => label);

  // The day of a point, or its age.
  const dayAt = (data, day) => data.until + (data.aged ? data.days[day] : writtenDay(data.days[day]));

  // Elements and not markup: the policy forbids style attributes.
  const tip = (shown, day, chosen) => {
    const { data } = shown;
    const element = document.createElement("div");
    element.className = "chart-tip";
    add(element, "b", dayAt(data, day));
    if (data.earlier[day]) {
      add(element, "small", ` ${data.earlier[day]}`);
    }
    marksAt(shown, day).forEach((label) => add(element, "p", label));
    const table = element.appendChild(document.createElement("table"));
    linesAt(shown, day).forEach((line) => row(table, line, shown, chosen));
    const wholes = wholesAt(shown, day);
    if (wholes) {
      add(element, "small", wholes);
    }
    return element;
  };

  // The same as one sentence.
  const sentence = (shown, day, chosen) => {
    const lines = linesAt(shown, day);
    const one = lines.filter((line) => line.of === chosen);
    const told = (one.length ? one : lines).map((line) => `${line.name} ${says(line, shown.kind).filter(Boolean).join(", ")}`);
    return [[dayAt(shown.data, day), shown.data.earlier[day]].filter(Boolean).join(" "), ...marksAt(shown, day), ...told, wholesAt(shown, day)].filter(Boolean).join("; ");
  };

  const clamp = (value, size, most) => Math.max(EDGE, Math.min(value, most - size - EDGE));

  // Beside the point, on the side that has room; if neither has, under the chart. Never outside of the window.
  const place = ({ figure, box }, element, x, y) => {
    const outer = figure.getBoundingClientRect();
    const inner = box.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = element;
    const { clientWidth, clientHeight } = document.documentElement;
    const point = inner.left + x;
    const right = point + DISTANCE + width <= clientWidth - EDGE;
    const beside = right || point - DISTANCE - width >= EDGE;
    const left = right ? point + DISTANCE : point - DISTANCE - width;
    const top = beside ? inner.top + y + DISTANCE : inner.bottom + height + EDGE <= clientHeight ? inner.bottom : inner.top - height;
    element.style.left = `${clamp(beside ? left : point - width / 2, width, clientWidth) - outer.left}px`;
    element.style.top = `${clamp(top, height, clientHeight) - outer.top}px`;
  };

  window.rollcall = { ...window.rollcall, tip, linesAt, sentence, place };
})();
