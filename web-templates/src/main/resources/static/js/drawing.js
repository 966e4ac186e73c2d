// What ECharts is told to draw: axes, lines, areas, bars, and dashed lines of the time before.
(() => {
  "use strict";

  const { brief, shortDay, percentOf } = window.rollcall;
  const DATE_WIDTH = 56;
  const STEPS = [1, 2, 3, 7, 14, 28, 56, 84, 168, 336];
  const LEFT = { share: 48, percent: 48, count: 52 };
  const isPercent = ({ unit }) => unit === "share" || unit === "percent";
  const AXIS_FONT = 12;
  const BESIDE_AXIS = 10;
  const BOTTOM = 22;
  const DASHES = [6, 4];

  const share = (counts, whole) => counts.map((count, i) => (count === null || !whole[i] ? null : (100 * count) / whole[i]));
  const values = (line, whole, unit) => (unit === "share" ? share(line.counts, whole) : line.counts);

  // A day between two gaps has no line to be seen by, so it gets a dot.
  const alone = (points) =>
    points.map((value, i) => {
      const dot = value !== null && (points[i - 1] ?? null) === null && (points[i + 1] ?? null) === null;
      return dot ? { value, symbol: "circle", symbolSize: 6 } : value;
    });

  const pen = document.createElement("canvas").getContext("2d");

  const largest = ({ data, kind }) => {
    const stacked = data.days.map((_, i) => data.lines.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0));
    const each = [...data.lines, ...data.befores].flatMap(({ counts }) => counts);
    return Math.max(0, ...each, ...(kind.chart === "area" ? stacked : []));
  };

  // Left of the drawing is room for what the axis says. It ends at a round number above the largest one, and below a million all digits are written.
  const leftOf = (shown) => {
    if (isPercent(shown.kind)) {
      return LEFT[shown.kind.unit];
    }
    pen.font = `${AXIS_FONT}px ${shown.look.font}`;
    const top = Math.round(1.25 * largest(shown));
    const widths = [top, Math.min(top, 888888)].map((number) => pen.measureText(brief(number)).width);
    return Math.max(LEFT.count, Math.ceil(Math.max(...widths)) + BESIDE_AXIS);
  };

  // Where the drawing stands in its box, and where a point does.
  const frame = (shown) => {
    const { kind, width, data, left, right, top } = shown;
    const room = width - left - right;
    const points = data.days.length;
    const x = (i) => left + (kind.column ? ((i + 0.5) * room) / points : (i * room) / Math.max(1, points - 1));
    const at = (px) => {
      const i = kind.column ? Math.floor(((px - left) * points) / room) : Math.round(((px - left) * (points - 1)) / room);
      return Math.max(0, Math.min(points - 1, i));
    };
    return { left, right, top, bottom: BOTTOM, room, x, at };
  };

  // Dates stand evenly, as close as they can.
  const everyOther = (count, width) => {
    const least = (count * DATE_WIDTH) / width;
    const step = STEPS.find((each) => each >= least) ?? Math.ceil(least);
    return (i) => i % step === 0;
  };

  const axes = ({ data, kind, look, frame: { left, right, top, bottom, room } }) => {
    const text = { color: look.soft, fontSize: AXIS_FONT, fontFamily: look.font };
    const percent = isPercent(kind);
    // Shares end at 100 %, also where the lines come so near that an axis would go beyond.
    const whole = percent && (kind.chart === "area" || data.lines.some((line) => Math.max(...values(line, data.whole, kind.unit)) > 80));
    return {
      grid: { left, right, top, bottom, outerBoundsMode: "none" },
      xAxis: {
        type: "category",
        data: data.days,
        boundaryGap: kind.column,
        axisLine: { lineStyle: { color: look.line } },
        axisTick: { show: false },
        axisLabel: { ...text, formatter: data.aged ? String : shortDay, interval: everyOther(data.days.length, room) },
      },
      yAxis: {
        type: "value",
        min: 0,
        max: whole ? 100 : undefined,
        interval: whole ? 25 : undefined,
        minInterval: kind.unit === "count" ? 1 : undefined,
        splitNumber: kind.chart === "bars" ? 2 : 4,
        splitLine: { lineStyle: { color: look.line } },
        axisLabel: { ...text, formatter: (value) => (percent ? percentOf(value) : brief(value)) },
      },
    };
  };

  const PLAIN = { symbol: "none", showSymbol: true, showAllSymbol: true, silent: true, emphasis: { disabled: true } };

  const FAINT = 0.25;
  // Of points that stand closer than this, in pixels, the paper between two bands would take more than the bands.
  const DENSE = 4;

  // One line may stand out: the others are faint then.
  const lines = ({ data, kind, look, palette, chosen, frame: { room } }) => {
    const edge = room / data.days.length < DENSE ? 0.5 : 1;
    return data.lines.map((line, i) => {
      const opacity = chosen < 0 || chosen === i ? 1 : FAINT;
      const area = kind.chart === "area" ? 1 : kind.scale === "presence" && i === 0 ? 0.12 : 0;
      return {
        ...PLAIN,
        type: kind.column ? "bar" : "line",
        barMaxWidth: 24,
        name: line.name,
        data: alone(values(line, data.whole, kind.unit)),
        stack: kind.chart === "area" ? "all" : undefined,
        // The first line is the main one: it is drawn last, over the others.
        z: 2 + data.lines.length - i,
        lineStyle: kind.chart === "area" ? { width: edge, color: look.paper } : { width: 2, color: palette[i], opacity },
        itemStyle: { color: palette[i], opacity },
        areaStyle: area ? { color: palette[i], opacity: area * opacity } : undefined,
      };
    });
  };

  // In the colour of the line they are compared with. Over bands and bars of that colour they are dashes of ink on a line of paper.
  const befores = ({ data, kind, look, palette }) =>
    data.befores.filter(({ drawn }) => drawn).flatMap((line) => {
      const own = { ...PLAIN, type: "line", name: line.name, data: alone(values(line, data.wholeBefore, kind.unit)), z: 40 };
      const dashed = (color) => ({ type: DASHES, width: 2, color });
      if (kind.chart === "line") {
        return [{ ...own, lineStyle: dashed(palette[line.of]), itemStyle: { color: palette[line.of] } }];
      }
      return [
        { ...own, name: "", stack: kind.chart === "area" ? "halo" : undefined, z: 39, lineStyle: { width: 4, color: look.paper }, itemStyle: { color: look.paper } },
        { ...own, stack: kind.chart === "area" ? "before" : undefined, lineStyle: dashed(look.ink), itemStyle: { color: look.ink } },
      ];
    });

  // A chart that is there at once is calmer, and can be printed and pictured at any moment.
  const option = (shown) => ({
    animation: false,
    textStyle: { fontFamily: shown.look.font },
    ...axes(shown),
    series: [...lines(shown), ...befores(shown)],
  });

  const standOut = (shown, line) => {
    if (shown.chosen !== line) {
      shown.chosen = line;
      shown.chart.setOption(option(shown), { notMerge: true });
    }
  };

  window.rollcall = { ...window.rollcall, values, leftOf, frame, option, standOut };
})();
