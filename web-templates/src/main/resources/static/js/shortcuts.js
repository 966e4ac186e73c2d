// Keyboard shortcuts: g and a letter opens the page whose link has that letter (data-key), / leads to the search, ? lists them.
// They are single characters, so they can be switched off (WCAG 2.1.4); the choice stays in this browser.
(() => {
  "use strict";

  const CHOICE = "rollcall-shortcuts";
  const SEARCH = "#search";
  // How long after g a letter counts, in milliseconds.
  const PATIENCE = 2000;

  let since = -Infinity;

  const dialog = () => document.getElementById("shortcuts");
  const link = (letter) => [...document.querySelectorAll("a[data-key]")].find((each) => each.dataset.key === letter);

  // A browser may refuse to store anything; then they are on, and stay off as long as the page.
  let refused = false;
  const isOff = () => {
    try {
      return refused || window.localStorage.getItem(CHOICE) === "off";
    } catch {
      return refused;
    }
  };

  const choose = (on) => {
    refused = false;
    try {
      window.localStorage.setItem(CHOICE, on ? "on" : "off");
    } catch {
      refused = !on;
    }
  };

  const list = () => {
    const box = dialog();
    if (box && !box.open) {
      box.querySelector("input").checked = !isOff();
      box.showModal();
    }
  };

  const focusSearch = () => {
    const field = [...document.querySelectorAll("main input[type=search]")].find((each) => each.checkVisibility());
    field?.focus();
    return field !== undefined;
  };

  // Without a search on this page, the one of Instances.
  const search = () => {
    if (focusSearch()) {
      return true;
    }
    const instances = link("i");
    if (instances) {
      location.href = instances.href + SEARCH;
    }
    return instances !== undefined;
  };

  const open = (letter) => {
    const page = link(letter);
    page?.click();
    return page !== undefined;
  };

  // True if something came of the key.
  const press = (key) => {
    const after = performance.now() - since < PATIENCE;
    since = key === "g" ? performance.now() : -Infinity;
    if (after && key !== "g") {
      return open(key);
    }
    if (key === "?") {
      list();
      return true;
    }
    return key === "/" && search();
  };

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
  const elsewhere = (event) => event.defaultPrevented || event.isComposing || event.repeat || event.ctrlKey || event.altKey || event.metaKey;

  document.addEventListener("keydown", (event) => {
    // Shift is part of the key on many keyboards.
    if (event.key === "Shift") {
      return;
    }
    if (elsewhere(event) || isOff() || typing(event.target) || document.querySelector("dialog[open]")) {
      since = -Infinity;
    } else if (press(event.key.toLowerCase())) {
      event.preventDefault();
    }
  });

  // Without scripts the link leads to the chapter of the manual. With a key held, it still opens that in another tab.
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("a[data-shortcuts]");
    if (opener && dialog() && !elsewhere(event) && !event.shiftKey) {
      event.preventDefault();
      list();
    }
  });

  document.addEventListener("change", (event) => {
    if (event.target.closest("#shortcuts input")) {
      choose(event.target.checked);
    }
  });

  if (location.hash === SEARCH) {
    focusSearch();
  }
})();
