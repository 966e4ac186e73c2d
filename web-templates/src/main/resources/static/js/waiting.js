// A page that has nothing to show yet (an element with data-waiting) asks for itself again and opens as soon as there is something.
(() => {
  "use strict";

  const PAUSE = 5000;
  const isWaiting = (text) => new DOMParser().parseFromString(text, "text/html").querySelector("[data-waiting]") !== null;

  const look = async () => {
    // Nobody looks at a page in the background; it is asked for again when it is in front.
    if (!document.hidden) {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.ok && (answer.redirected || !isWaiting(await answer.text()))) {
        location.reload();
        return;
      }
    }
    again();
  };
  const again = () => setTimeout(() => look().catch(again), PAUSE);

  if (document.querySelector("[data-waiting]")) {
    again();
  }
})();
