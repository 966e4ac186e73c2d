// What stands under a chart that can be zoomed: the button, and while a part is shown which one it is and how to leave it.
(() => {
  "use strict";

  const { words, add, nearer, whole, daysOf, firstDay } = window.rollcall;

  const button = (parent, text, act) => {
    const element = add(parent, "button", "link");
    element.type = "button";
    element.textContent = text;
    element.addEventListener("click", act);
    return element;
  };

  // Pages that take a range of days have a form for it.
  const takesDays = () => document.querySelector("#ranges input[name='from']") !== null;

  const rangeOf = ({ data }) => {
    const address = new URL(location.href);
    address.searchParams.set("range", `${firstDay(data, 0)}..${data.days[data.days.length - 1]}`);
    return address.pathname + address.search;
  };

  const build = (shown) => {
    const foot = shown.figure.querySelector(".chart-foot");
    const near = button(foot, words.zoomIn, () => nearer(shown, 0.5));
    near.title = words.zoomHow;
    near.classList.add("chart-near");
    foot.insertBefore(near, foot.querySelector("a"));
    const bar = document.createElement("div");
    bar.className = "chart-zoom";
    add(bar, "p", "").setAttribute("role", "status");
    button(bar, words.zoomOut, () => {
      whole(shown);
      near.focus();
    });
    const days = add(bar, "a", "chart-days");
    days.textContent = words.showDays;
    foot.before(bar);
    return bar;
  };

  const zoomBar = (shown) => {
    const { figure, zoom, data, all } = shown;
    const bar = figure.querySelector(".chart-zoom") ?? build(shown);
    bar.classList.toggle("visually-hidden", zoom === null);
    bar.querySelector("p").textContent = zoom ? words.part(daysOf(data, 0, data.days.length - 1), data.days.length, all.days.length) : "";
    bar.querySelector("button").hidden = !zoom;
    const days = bar.querySelector("a");
    days.hidden = !zoom || data.aged || !takesDays();
    days.href = zoom ? rangeOf(shown) : "";
    all.rows.forEach((row, i) => {
      row.hidden = zoom !== null && (i < zoom.from || i > zoom.to);
    });
  };

  window.rollcall = { ...window.rollcall, zoomBar };
})();
