// What a chart's point says, where the mouse is or a finger has touched.
(() => {
  "use strict";

  const DISTANCE = 12;
  const percent = (share) => (share > 0 && share < 1 ? "< 1 %" : `${Math.round(share)} %`);
  const written = (count) => count.toLocaleString("en-US");

  // box -> { chart, data, palette, ... } as it was drawn last.
  const charts = new WeakMap();

  const add = (parent, tag, text) => {
    const element = parent.appendChild(document.createElement(tag));
    element.textContent = text;
  };

  const cell = (row, text, className) => {
    const td = row.insertCell();
    td.textContent = text;
    td.className = className;
  };

  // Elements and not markup: the policy forbids style attributes.
  const tip = ({ data, kind, palette }, day) => {
    const box = document.createElement("div");
    box.className = "chart-tip";
    add(box, "b", data.until + data.days[day]);
    const table = box.appendChild(document.createElement("table"));
    const order = data.lines.map((_, i) => i);
    (kind.chart === "area" ? order.reverse() : order).forEach((i) => {
      const count = data.lines[i].counts[day];
      if (count === 0) {
        return;
      }
      const row = table.insertRow();
      const swatch = row.insertCell().appendChild(document.createElement("i"));
      swatch.className = "swatch";
      swatch.style.background = palette[i];
      cell(row, data.lines[i].name, "");
      cell(row, data.whole[day] && count !== null ? percent((100 * count) / data.whole[day]) : "", "n");
      cell(row, count === null ? "not reported" : written(count), "n");
    });
    if (data.wholes.length) {
      const all = data.wholes.map((each) => `${each.name.toLowerCase()} ${each.counts[day] === null ? "–" : written(each.counts[day])}`);
      add(box, "small", all.join(", "));
    }
    return box;
  };

  const hide = (box) => box.querySelectorAll(".chart-tip, .chart-pointer").forEach((old) => old.remove());

  // Beside the point, on the side that has room, inside the box where that can be.
  const place = (shown, x, y) => {
    const { box, width } = shown;
    const left = x + DISTANCE + shown.tip.offsetWidth > width ? x - DISTANCE - shown.tip.offsetWidth : x + DISTANCE;
    shown.tip.style.left = `${Math.max(0, left)}px`;
    shown.tip.style.top = `${Math.max(0, Math.min(y + DISTANCE, box.clientHeight - shown.tip.offsetHeight))}px`;
  };

  const show = (event) => {
    const box = event.currentTarget;
    const shown = charts.get(box);
    const { left, top } = box.getBoundingClientRect();
    const day = Math.max(0, Math.min(shown.data.days.length - 1, Math.round(shown.chart.convertFromPixel({ xAxisIndex: 0 }, event.clientX - left))));
    hide(box);
    const x = shown.chart.convertToPixel({ xAxisIndex: 0 }, day);
    const line = box.appendChild(document.createElement("span"));
    line.className = "chart-pointer";
    line.style.left = `${x}px`;
    line.style.height = `${shown.chart.convertToPixel({ yAxisIndex: 0 }, 0)}px`;
    shown.tip = box.appendChild(tip(shown, day));
    place(shown, x, event.clientY - top);
  };

  const point = (shown) => {
    const { box } = shown;
    hide(box);
    if (!charts.has(box)) {
      box.addEventListener("pointerdown", show);
      box.addEventListener("pointermove", show);
      box.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide(box));
    }
    charts.set(box, shown);
  };

  // What a finger has opened is closed by the next touch elsewhere, and by Escape.
  const hideAll = (but) => document.querySelectorAll(".chart-canvas").forEach((box) => box !== but && hide(box));
  document.addEventListener("pointerdown", (event) => hideAll(event.target.closest(".chart-canvas")));
  document.addEventListener("keydown", (event) => event.key === "Escape" && hideAll(null));

  window.rollcall = { ...window.rollcall, point };
})();
