// A table that is open for browsers without scripts (details with data-folds) is folded: its chart shows the same numbers.
(() => {
  "use strict";

  const fold = () =>
    document.querySelectorAll("details[data-folds]").forEach((details) => {
      details.open = false;
      details.removeAttribute("data-folds");
    });

  document.addEventListener("htmx:afterSettle", fold);
  fold();
})();
