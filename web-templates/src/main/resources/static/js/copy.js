// A button with data-copy="id" copies that element's text. Without scripts the button stays hidden: the text can be selected.
(() => {
  "use strict";

  const show = (root) => root.querySelectorAll("[data-copy][hidden]").forEach((button) => (button.hidden = false));

  // The clipboard belongs to secure pages; on plain HTTP in a local network only the old way is left.
  const copyOldWay = (element) => {
    const selection = window.getSelection();
    selection.selectAllChildren(element);
    const copied = document.execCommand("copy");
    if (copied) {
      selection.removeAllRanges();
    }
    return copied;
  };

  const copy = async (element) => {
    if (!navigator.clipboard) {
      return copyOldWay(element);
    }
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      return copyOldWay(element);
    }
  };

  const say = (button, text) => {
    const before = button.dataset.label ?? button.textContent;
    button.dataset.label = before;
    button.textContent = text;
    setTimeout(() => (button.textContent = before), 2000);
  };

  document.addEventListener("click", async (click) => {
    const button = click.target.closest("[data-copy]");
    if (button) {
      const copied = await copy(document.getElementById(button.dataset.copy));
      say(button, copied ? window.rollcall.words.copied : window.rollcall.words.selected);
    }
  });

  show(document);
  document.addEventListener("htmx:load", (load) => show(load.target));
})();
