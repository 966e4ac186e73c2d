// Draws every figure with data-chart: data-chart is the shape ("area" stacked, "line", "bars"), data-scale the colours,
// data-unit "share" or "count". The numbers come from the table under it (table.js), the colours from theme.js.
(() => {
  "use strict";

  const { read, colours, theme } = window.rollcall;
  const source = document.currentScript.dataset.echarts;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const LABEL_HEIGHT = 18;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const drawn = new Map();
  let library = null;

  // Only pages with charts pay for the library.
  const load = () =>
    (library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    }));

  // Where the names of the lines stand.
  const margin = (width) => (width < 480 ? 88 : 104);
  const shortDay = (day) => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}`;
  const written = (count) => count.toLocaleString("en-US");
  const percent = (share) => (share > 0 && share < 1 ? "< 1 %" : `${Math.round(share)} %`);

  // Of a dotted name the end tells most; numbers stay whole.
  const shortName = (name) => (/[a-z]\.[a-z]/i.test(name) ? name.slice(name.lastIndexOf(".") + 1) : name);

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
      const dot = value && (points[i - 1] ?? null) === null && (points[i + 1] ?? null) === null;
      return dot ? { value, symbol: "circle", symbolSize: 6 } : value;
    });

  const cell = (row, text, className) => {
    const td = row.insertCell();
    td.textContent = text;
    td.className = className;
  };

  // Elements and not markup: the policy forbids style attributes, which the library's own tooltips are made of.
  const tip = (data, palette, stacked) => (points) => {
    const day = points[0].dataIndex;
    const box = document.createElement("div");
    box.className = "chart-tip";
    box.append(Object.assign(document.createElement("b"), { textContent: data.days[day] }));
    const table = box.appendChild(document.createElement("table"));
    const order = data.lines.map((_, i) => i);
    (stacked ? order.reverse() : order).forEach((i) => {
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
      box.append(Object.assign(document.createElement("small"), { textContent: all.join(", ") }));
    }
    return box;
  };

  // Releases as thin labelled lines; of two that would overlap the newer keeps its name.
  const marks = (data, width, look) => {
    const apart = Math.ceil((56 * data.days.length) / width);
    let last = Infinity;
    const shown = [];
    [...data.marks]
      .map((mark) => ({ ...mark, at: data.days.findIndex((day) => day >= mark.day) }))
      .filter((mark) => mark.at > 0)
      .sort((a, b) => b.at - a.at)
      .forEach((mark) => {
        const named = last - mark.at >= apart;
        last = named ? mark.at : last;
        shown.push({ xAxis: mark.at, label: { show: named, formatter: mark.label } });
      });
    return {
      silent: true,
      symbol: "none",
      lineStyle: { color: look.strong, width: 1, type: [2, 3] },
      label: { position: "end", color: look.soft, fontSize: 11, fontFamily: look.font, distance: 4 },
      data: shown,
    };
  };

  const option = (data, kind, width) => {
    const look = theme();
    const palette = colours(kind.scale, data.lines.length);
    const stacked = kind.chart === "area";
    const share = kind.unit === "share";
    // One day alone has no area: it is a column.
    const column = kind.chart === "bars" || (stacked && data.whole.filter((count) => count !== null).length < 2);
    const text = { color: look.soft, fontSize: 12, fontFamily: look.font };
    return {
      // A chart that is there at once is calmer, and can be printed and pictured at any moment.
      animation: false,
      textStyle: { fontFamily: look.font },
      grid: { left: 8, right: margin(width), top: data.marks.length ? 24 : 10, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: {
        type: "category",
        data: data.days,
        boundaryGap: column,
        axisLine: { lineStyle: { color: look.line } },
        axisTick: { show: false },
        axisLabel: { ...text, formatter: shortDay, hideOverlap: true, alignMinLabel: "left" },
      },
      yAxis: {
        type: "value",
        min: 0,
        max: share && stacked ? 100 : undefined,
        interval: share && stacked ? 25 : undefined,
        minInterval: share ? undefined : 1,
        splitNumber: kind.chart === "bars" ? 2 : 4,
        splitLine: { lineStyle: { color: look.line } },
        axisLabel: { ...text, formatter: (value) => (share ? `${value} %` : written(value)) },
      },
      tooltip: {
        trigger: "axis",
        confine: true,
        renderMode: "html",
        transitionDuration: still.matches ? 0 : 0.1,
        backgroundColor: look.paper,
        borderColor: look.line,
        formatter: tip(data, palette, stacked),
        axisPointer: { lineStyle: { color: look.strong } },
      },
      series: data.lines.map((line, i) => ({
        type: column ? "bar" : "line",
        barMaxWidth: 24,
        name: line.name,
        data: alone(values(data, line, kind.unit)),
        stack: stacked ? "all" : undefined,
        symbol: "none",
        showSymbol: true,
        showAllSymbol: true,
        lineStyle: stacked ? { width: 1, color: look.paper } : { width: 2, color: palette[i] },
        itemStyle: { color: palette[i] },
        areaStyle: stacked ? { color: palette[i], opacity: 1 } : kind.scale === "presence" ? { color: palette[i], opacity: 0.12 } : undefined,
        emphasis: { disabled: true },
        markLine: i === 0 && data.marks.length ? marks(data, width, look) : undefined,
      })),
    };
  };

  // The names of the lines at their right end, where the eye is: newest and largest first, none over another.
  const label = (box, chart, data, kind) => {
    box.querySelectorAll(".chart-label").forEach((old) => old.remove());
    const last = data.days.length - 1;
    const palette = colours(kind.scale, data.lines.length);
    let below = 0;
    const places = data.lines.map((line, i) => {
      const value = values(data, line, kind.unit)[last];
      const middle = kind.chart === "area" ? below + (value ?? 0) / 2 : value;
      below += value ?? 0;
      return { line, value, y: value === null ? null : chart.convertToPixel({ yAxisIndex: 0 }, middle), colour: palette[i] };
    });
    const taken = [];
    places
      .filter((place) => place.y !== null && place.value > 0)
      .sort((a, b) => b.value - a.value)
      .forEach((place) => {
        if (taken.every((y) => Math.abs(y - place.y) >= LABEL_HEIGHT)) {
          taken.push(place.y);
          const text = box.appendChild(document.createElement("span"));
          text.className = "chart-label";
          text.textContent = shortName(place.line.name);
          text.style.top = `${place.y}px`;
          text.style.left = `${box.clientWidth - margin(box.clientWidth) + 6}px`;
          text.style.borderColor = place.colour;
        }
      });
  };

  const draw = (figure) => {
    const box = figure.querySelector(".chart-canvas");
    const chart = drawn.get(figure)?.chart ?? window.echarts.init(box, null, { renderer: "canvas" });
    const data = drawn.get(figure)?.data ?? read(figure);
    drawn.set(figure, { chart, data });
    chart.setOption(option(data, figure.dataset, box.clientWidth), { notMerge: true });
    label(box, chart, data, figure.dataset);
  };

  const redraw = () =>
    drawn.forEach(({ chart }, figure) => {
      chart.resize();
      draw(figure);
    });

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

  let waiting = 0;
  window.addEventListener("resize", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(redraw);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  document.addEventListener("htmx:afterSettle", all);
  all();
})();
