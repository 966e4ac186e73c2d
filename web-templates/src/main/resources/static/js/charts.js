// Draws every figure with data-chart: data-chart is the shape ("area" stacked, "line", "bars"), data-scale the colours,
// data-unit "share", "percent", "count" or "amount". The numbers come from the table under it (table.js), the colours from theme.js, what ECharts draws from
// drawing.js; names, marked days, what a point says and the zoom are put over the drawing by the files of these names.
(() => {
  "use strict";

  const { read, part, colours, theme, leftOf, frame, option, planLabels, label, planMarks, mark, point, canZoom, listenZoom, zoomBar } = window.rollcall;
  const source = document.currentScript.dataset.echarts;
  // As wide as A4 and Letter have room for.
  const PAPER_WIDTH = 640;
  const NARROW = 480;
  const LABEL_FONT = 13;
  // Over the drawing, without and with names of marked days.
  const TOP = 10;
  const TOP_OF_MARKS = 28;
  // figure -> the chart there, as it is shown
  const drawn = new Map();
  let library = null;
  let printing = false;

  // Only pages with charts pay for the library.
  const load = () =>
    (library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    }));

  // The line with the largest sum.
  const largest = (lines) => {
    const sums = lines.map(({ counts }) => counts.reduce((sum, count) => sum + (count ?? 0), 0));
    return sums.indexOf(Math.max(...sums));
  };

  // What has no line of its own says least and is grey: in another grey than the largest has among names.
  const paint = (lines, kind) => {
    const own = lines.filter(({ other }) => !other);
    const palette = colours(kind.scale, own.length, kind.chart === "area" ? largest(own) : -1);
    return lines.map((line) => (line.other ? theme()[kind.scale === "names" ? "other" : "old"] : palette[own.indexOf(line)]));
  };

  const kindOf = (figure, data) => {
    const { chart, scale, unit } = figure.dataset;
    // One day alone has no area: it is a column.
    const column = chart === "bars" || (chart === "area" && data.whole.filter((count) => count !== null).length < 2);
    return { chart, scale, unit, column };
  };

  const begin = (figure) => {
    const box = figure.querySelector(".chart-canvas");
    const all = read(figure);
    const kind = kindOf(figure, all);
    const chart = window.echarts.init(box, null, { renderer: "canvas" });
    const shown = { figure, box, all, kind, chart, zoom: null, zoomable: canZoom(all), chosen: -1, at: null, fingers: new Map() };
    shown.redraw = () => draw(shown);
    drawn.set(figure, shown);
    draw(shown);
    if (shown.zoomable) {
      box.classList.add("zoomable");
      listenZoom(shown);
    }
  };

  // What depends on the window, the scheme and the part that is shown.
  const look = (shown) => {
    const { all, box, kind, zoom } = shown;
    const width = printing ? PAPER_WIDTH : box.clientWidth;
    const palette = paint(all.lines, kind);
    const data = zoom ? part(all, zoom.from, zoom.to) : all;
    Object.assign(shown, { data, palette, look: theme(), width, height: box.clientHeight, narrow: width < NARROW });
  };

  // Charts in a .same-axis stand above each other, and a day is at the same place in all of them.
  const besides = ({ figure }) =>
    [...drawn.values()].filter((other) => other.figure !== figure && other.needs && other.figure.parentElement === figure.closest(".same-axis"));

  // Beside a drawing is as much room as the numbers and the names of any of them need.
  const room = (shown, side) => Math.max(shown.needs[side], ...besides(shown).map(({ needs }) => needs[side]));

  const draw = (shown) => {
    const { chart } = shown;
    look(shown);
    chart.resize({ width: printing ? PAPER_WIDTH : "auto" });
    const labels = planLabels(shown, `${LABEL_FONT}px ${shown.look.font}`);
    shown.needs = { left: leftOf(shown), right: labels.right };
    Object.assign(shown, { left: room(shown, "left"), right: room(shown, "right"), top: TOP });
    shown.frame = frame(shown);
    const marks = planMarks(shown);
    shown.top = marks.marks.length ? TOP_OF_MARKS : TOP;
    shown.frame = frame(shown);
    chart.setOption(option(shown), { notMerge: true });
    label(shown, labels.places);
    mark(shown, marks);
    point(shown);
    if (shown.zoomable) {
      zoomBar(shown);
    }
    besides(shown)
      .filter(({ left, right }) => left !== shown.left || right !== shown.right)
      .forEach(draw);
  };

  const redraw = () => drawn.forEach(draw);

  const leave = () =>
    drawn.forEach(({ chart }, figure) => {
      if (!figure.isConnected) {
        chart.dispose();
        drawn.delete(figure);
      }
    });

  const all = async () => {
    leave();
    const figures = [...document.querySelectorAll("figure[data-chart]")].filter((figure) => !drawn.has(figure));
    if (figures.length) {
      await load();
      figures.filter((figure) => figure.isConnected && !drawn.has(figure)).forEach(begin);
    }
  };

  // On paper charts are as wide as the paper, in the colours of the light scheme.
  const print = (now) => {
    printing = now;
    document.documentElement.classList.toggle("printing", now);
    redraw();
  };

  let waiting = 0;
  window.addEventListener("resize", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(redraw);
  });
  window.addEventListener("beforeprint", () => print(true));
  window.addEventListener("afterprint", () => print(false));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  document.addEventListener("htmx:afterSettle", all);
  all();
})();
