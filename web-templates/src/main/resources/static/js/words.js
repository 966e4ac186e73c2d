// What charts say and how they write numbers and days, in the language of the page.
(() => {
  "use strict";

  const words = {
    notReported: "not reported",
    point: "Point",
    keys: "Arrow keys go from point to point and from line to line, Enter opens the list of a number, Escape closes.",
    zoomKeys: "Shift and an arrow key choose points, Enter zooms into them; plus and minus zoom.",
    zoomIn: "Zoom in",
    zoomHow: "Nearer by half. Or drag over the chart; with fingers, spread two.",
    zoomOut: "Whole range",
    showDays: "Show these days",
    chosen: (days, points) => `${days}: ${points} points are chosen. Enter zooms in.`,
    part: (days, shown, all) => `${days}: ${shown} of ${all} points.`,
    days: (from, to) => (from === to ? from : `${from} to ${to}`),
    printed: (time) => `printed ${time} UTC`,
  };

  const language = document.documentElement.lang || "en";
  const count = new Intl.NumberFormat(language);
  const tenths = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const month = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });

  const written = (number) => count.format(number);
  // At an axis there is room for six characters.
  const brief = (number) => (number < 1e6 ? written(number) : `${tenths.format(number / 1e6)} M`);
  const percent = (share) => (share > 0 && share < 1 ? "< 1 %" : `${Math.round(share)} %`);
  const shortDay = (day) => `${Number(day.slice(8))} ${month.format(new Date(`${day}T00:00:00Z`))}`;

  window.rollcall = { ...window.rollcall, words, written, brief, percent, shortDay };
})();
