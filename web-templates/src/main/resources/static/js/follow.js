// What htmx fetched and cannot show in its place is opened as a page: the log-in after a session has ended, errors, no network.
(() => {
  "use strict";

  const path = (url) => new URL(url, location.href).pathname;

  // A link or a form leads somewhere; what only asks again and again leads to the page it stands on.
  const open = ({ elt, pathInfo }) => {
    if (elt.getAttribute("hx-push-url") === "true") {
      location.assign(pathInfo.finalRequestPath);
    } else {
      location.reload();
    }
  };

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, pathInfo } = event.detail;
    if (xhr.status < 400 && path(xhr.responseURL) !== path(pathInfo.finalRequestPath)) {
      event.detail.shouldSwap = false;
      open(event.detail);
    }
  });

  // What asks again and again may be lucky next time.
  const failed = ({ detail }) => {
    if (detail.elt.getAttribute("hx-push-url") === "true") {
      open(detail);
    }
  };
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:sendError", failed);
})();
