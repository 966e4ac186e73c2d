// What charts say and how they write numbers and days, in the language of the page.
(() => {
  "use strict";

  const messages = JSON.parse(document.currentScript?.dataset.messages ?? "{}");
  // Without a country, English has its international form: 1,234 and 2026-11-28.
  const language = document.documentElement.lang || "en";
  const plain = language === "en";

  // The message of a name with its parameters in place of {0}, {1}.
  const message = (name, ...parameters) => (messages[name] ?? "").replace(/\{(\d)\}/g, (_, i) => parameters[i]);

  const words = {
    notReported: message("not-reported"),
    point: message("point"),
    keys: message("keys"),
    zoomKeys: message("zoom-keys"),
    zoomIn: message("zoom-in"),
    zoomHow: message("zoom-how"),
    zoomOut: message("zoom-out"),
    showDays: message("show-days"),
    copied: message("copied"),
    selected: message("selected"),
    chosen: (days, points) => message("chosen", days, points),
    part: (days, shown, all) => message("part", days, shown, all),
    days: (from, to) => (from === to ? from : message("days", from, to)),
    printed: (time) => message("printed", time),
    // A title inside a sentence; German keeps its capitals.
    inside: (title) => (language.startsWith("de") ? title : title.toLowerCase()),
  };

  const format = (options) => new Intl.NumberFormat(language, options);
  const dates = (options) => new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
  const count = format({});
  const tenths = format({ maximumFractionDigits: 1 });
  const month = dates({ month: "short" });
  const monthAndDay = dates({ month: "short", day: "numeric" });
  const date = dates({ dateStyle: "medium" });
  const time = dates({ dateStyle: "medium", timeStyle: "short" });
  const midnight = (day) => new Date(`${day}T00:00:00Z`);

  const written = (number) => count.format(number);
  const brief = (number) => (number < 1e6 ? written(number) : message("millions", tenths.format(number / 1e6)));
  // As on pages: the percent sign follows a space that does not break, in every language.
  const percentOf = (share) => `${tenths.format(share)}\u00a0%`;
  const percent = (share) => {
    if (share > 0 && share < 1) return `<\u00a0${percentOf(1)}`;
    return share > 99 && share < 100 ? `>\u00a0${percentOf(99)}` : percentOf(Math.round(share));
  };
  const shortDay = (day) => (plain ? `${Number(day.slice(8))} ${month.format(midnight(day))}` : monthAndDay.format(midnight(day)));
  const writtenDay = (day) => (plain ? day : date.format(midnight(day)));
  const writtenTime = (at) => (plain ? at.toISOString().slice(0, 16).replace("T", " ") : time.format(at));

  window.rollcall = { ...window.rollcall, words, written, brief, percent, percentOf, shortDay, writtenDay, writtenTime };
})();
