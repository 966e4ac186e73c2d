// The line on top of a printed page: which product, over which time, from where, and when it was printed.
(() => {
  "use strict";

  const text = (selector) => document.querySelector(selector)?.textContent.trim();

  const days = () => {
    const all = [...document.querySelectorAll("figure[data-chart] tbody th")].map((cell) => cell.textContent.trim()).sort();
    return all.length ? `${all[0]} to ${all[all.length - 1]}` : null;
  };

  const write = () => {
    const main = document.querySelector("main");
    const line = main?.querySelector(".print-line") ?? main?.insertBefore(document.createElement("p"), main.firstChild);
    if (line) {
      const printed = `printed ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC`;
      line.className = "print-line";
      line.textContent = [text(".bar > span"), text(".ranges [aria-current]"), days(), location.href, printed].filter(Boolean).join(" · ");
    }
  };

  window.addEventListener("beforeprint", write);
  document.addEventListener("htmx:afterSettle", write);
  write();
})();
