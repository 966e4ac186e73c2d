// Draws every figure with data-chart: data-chart is the shape ("area" stacked, "line", "bars"), data-scale the colours,
// data-unit "share" or "count". The numbers come from the table under it (table.js), the colours from theme.js; names and marked days
// are put over the drawing by labels.js, and what a point says by pointer.js.
(() => {
  "use strict";

  const { read, colours, theme, label, mark, point } = window.rollcall;
  const source = document.currentScript.dataset.echarts;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const DATE_WIDTH = 56;
  const STEPS = [1, 2, 3, 7, 14, 28, 56, 84, 168, 336];
  // As wide as A4 and Letter have room for.
  const PAPER_WIDTH = 640;
  const NARROW = 480;
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

  const shortDay = (day) => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
  const written = (count) => count.toLocaleString("en-US");

  const values = (data, line, unit) =>
    line.counts.map((count, i) => {
      if (count === null) {
        return null;
      }
      return unit === "share" ? (data.whole[i] ? (100 * count) / data.whole[i] : null) : count;
    });

  // A day between two gaps has no line to be seen by, so it gets a dot.
  const alone = (points) =>
    points.map((value, i) => {
      const dot = value !== null && (points[i - 1] ?? null) === null && (points[i + 1] ?? null) === null;
      return dot ? { value, symbol: "circle", symbolSize: 6 } : value;
    });

  // Where the names of the lines stand; in a narrow box they stand above.
  const margin = (width) => (width < NARROW ? 24 : 112);

  // Dates stand evenly, as close as they can.
  const everyOther = (count, width) => {
    const least = (count * DATE_WIDTH) / width;
    const step = STEPS.find((each) => each >= least) ?? Math.ceil(least);
    return (i) => i % step === 0;
  };

  const axes = (data, kind, look, width) => {
    const text = { color: look.soft, fontSize: 12, fontFamily: look.font };
    const share = kind.unit === "share";
    const whole = share && kind.chart === "area";
    return {
      grid: { left: 8, right: margin(width), top: data.marks.length ? 24 : 10, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: {
        type: "category",
        data: data.days,
        boundaryGap: kind.column,
        axisLine: { lineStyle: { color: look.line } },
        axisTick: { show: false },
        axisLabel: { ...text, formatter: shortDay, interval: everyOther(data.days.length, width - margin(width) - 48) },
      },
      yAxis: {
        type: "value",
        min: 0,
        max: whole ? 100 : undefined,
        interval: whole ? 25 : undefined,
        minInterval: share ? undefined : 1,
        splitNumber: kind.chart === "bars" ? 2 : 4,
        splitLine: { lineStyle: { color: look.line } },
        axisLabel: { ...text, formatter: (value) => (share ? `${value} %` : written(value)) },
      },
    };
  };

  const series = (data, kind, look, palette) =>
    data.lines.map((line, i) => ({
      type: kind.column ? "bar" : "line",
      barMaxWidth: 24,
      name: line.name,
      data: alone(values(data, line, kind.unit)),
      stack: kind.chart === "area" ? "all" : undefined,
      // The first line is the main one: it is drawn last, over the others.
      z: 2 + data.lines.length - i,
      symbol: "none",
      showSymbol: true,
      showAllSymbol: true,
      silent: true,
      lineStyle: kind.chart === "area" ? { width: 1, color: look.paper } : { width: 2, color: palette[i] },
      itemStyle: { color: palette[i] },
      areaStyle: kind.chart === "area" ? { color: palette[i], opacity: 1 } : kind.scale === "presence" && i === 0 ? { color: palette[i], opacity: 0.12 } : undefined,
      emphasis: { disabled: true },
    }));

  // The line with the largest sum.
  const largest = (data) => {
    const sums = data.lines.map(({ counts }) => counts.reduce((sum, count) => sum + (count ?? 0), 0));
    return sums.indexOf(Math.max(...sums));
  };

  const kindOf = (figure, data) => {
    const { chart, scale, unit } = figure.dataset;
    // One day alone has no area: it is a column.
    const column = chart === "bars" || (chart === "area" && data.whole.filter((count) => count !== null).length < 2);
    return { chart, scale, unit, column };
  };

  const draw = (figure) => {
    const box = figure.querySelector(".chart-canvas");
    const data = drawn.get(figure)?.data ?? read(figure);
    const kind = kindOf(figure, data);
    const palette = colours(kind.scale, data.lines.length, kind.chart === "area" ? largest(data) : -1);
    const look = theme();
    const width = printing ? PAPER_WIDTH : box.clientWidth;
    const chart = drawn.get(figure)?.chart ?? window.echarts.init(box, null, { renderer: "canvas" });
    drawn.set(figure, { chart, data });
    chart.resize({ width: printing ? PAPER_WIDTH : "auto" });
    // A chart that is there at once is calmer, and can be printed and pictured at any moment.
    const option = { animation: false, textStyle: { fontFamily: look.font }, ...axes(data, kind, look, width), series: series(data, kind, look, palette) };
    chart.setOption(option, { notMerge: true });
    const shown = { box, chart, data, kind, palette, width, narrow: width < NARROW };
    const lines = data.lines.map((line) => values(data, line, kind.unit));
    label(shown, lines);
    mark(shown);
    point(shown);
  };

  const redraw = () => drawn.forEach((_, figure) => draw(figure));

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
      figures.filter((figure) => figure.isConnected).forEach(draw);
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
