// A printed page: the line on top (which product, over which time, from where, when it was printed), and tables as wide as the paper.
(() => {
  "use strict";

  const { words, writtenDay, writtenTime } = window.rollcall;
  // As wide as a card has room for on A4 and on Letter.
  const PAPER_WIDTH = 640;
  const text = (selector) => document.querySelector(selector)?.textContent.trim();

  const chosen = (name) => document.querySelector(`#ranges input[name="${name}"]`)?.value;

  // Of the points that charts show; a zoomed chart shows fewer. Points of a release's age are no days. Without a chart those of the range.
  const days = () => {
    const all = [...document.querySelectorAll("figure[data-chart] tbody tr:not([hidden]) > th")]
      .map((cell) => cell.querySelector("time")?.dateTime ?? cell.textContent.trim())
      .filter((day) => /^\d{4}-\d\d-\d\d$/.test(day))
      .sort();
    if (all.length) {
      return words.days(writtenDay(all[0]), writtenDay(all[all.length - 1]));
    }
    return chosen("from") && chosen("to") ? words.days(writtenDay(chosen("from")), writtenDay(chosen("to"))) : null;
  };

  // The lane and the conditions that the page is about, if it is not about all instances.
  const about = () => [
    ...[...document.querySelectorAll(".lanes a")].filter((lane, i) => i > 0 && lane.hasAttribute("aria-current")),
    ...document.querySelectorAll(".chips li > span"),
  ].map((each) => each.firstChild.textContent.trim());

  const write = () => {
    const main = document.querySelector("main");
    const line = main?.querySelector(".print-line") ?? main?.insertBefore(document.createElement("p"), main.firstChild);
    if (line) {
      const printed = words.printed(writtenTime(new Date()));
      line.className = "print-line";
      line.textContent = [text(".bar > span"), text(".ranges [aria-current]"), ...about(), days(), location.href, printed].filter(Boolean).join(" · ");
    }
  };

  // A table that is wider than the paper is printed smaller, so that no column is cut.
  const fit = (printing) =>
    document.querySelectorAll(".table-box > table").forEach((table) => {
      table.style.zoom = "";
      if (printing) {
        table.style.width = "min-content";
        const width = table.offsetWidth;
        table.style.width = "";
        table.style.zoom = width > PAPER_WIDTH ? String(PAPER_WIDTH / width) : "";
      }
    });

  window.addEventListener("beforeprint", () => {
    write();
    fit(true);
  });
  window.addEventListener("afterprint", () => fit(false));
  document.addEventListener("htmx:afterSettle", write);
  write();
})();
