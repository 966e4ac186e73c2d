// Where somebody looks at: the mouse over a chart, a finger on it, or the arrow keys. Shows what the point there says, and opens its list.
(() => {
  "use strict";

  const { words, tip, linesAt, sentence, place, standOut, values } = window.rollcall;
  // How far from a line a click still means it, in pixels.
  const NEAR = 24;
  const MOVED = 6;

  // box -> the chart as it was drawn last. What it shows: `at`: { day, line, pinned }, or null.
  const charts = new WeakMap();
  const shownAt = (event) => charts.get(event.currentTarget);

  const hide = (shown) => {
    shown.at = null;
    shown.figure.querySelectorAll(".chart-tip, .chart-pointer").forEach((old) => old.remove());
  };

  const show = (shown, at, y = null) => {
    hide(shown);
    const { box, figure, frame, height } = shown;
    const x = frame.x(at.day);
    const line = box.appendChild(document.createElement("span"));
    line.className = "chart-pointer";
    line.style.left = `${x}px`;
    line.style.top = `${frame.top}px`;
    line.style.height = `${height - frame.top - frame.bottom}px`;
    const element = tip(shown, at.day, at.line);
    element.classList.toggle("pinned", at.pinned);
    figure.append(element);
    place(shown, element, x, y ?? frame.top);
    shown.at = at;
    if (at.pinned) {
      shown.looked = (shown.zoom?.from ?? 0) + at.day;
    }
  };

  // The band under a place, or the line near it; -1: none.
  const lineAt = ({ chart, data, kind }, day, y) => {
    const heights = data.lines.map((line) => values(line, data.whole, kind.unit)[day] ?? 0);
    const pixel = (value) => chart.convertToPixel({ yAxisIndex: 0 }, value);
    if (kind.chart === "area") {
      let below = 0;
      return heights.findIndex((value) => {
        below += value;
        return value > 0 && y >= pixel(below) && y <= pixel(0);
      });
    }
    if (heights.length === 1) {
      return 0;
    }
    const distances = heights.map((value) => Math.abs(pixel(value) - y));
    const least = Math.min(...distances);
    return least <= NEAR ? distances.indexOf(least) : -1;
  };

  const local = (event, { box }) => {
    const { left, top } = box.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  const under = (event, shown, pinned) => {
    const { x, y } = local(event, shown);
    const day = shown.frame.at(x);
    return { at: { day, line: lineAt(shown, day, y), pinned }, y };
  };

  // As if the number in the table were clicked, with the same keys held down.
  const follow = (link, { ctrlKey, metaKey, shiftKey }) =>
    link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));

  const linkAt = (shown, { day, line }) => {
    const links = linesAt(shown, day).filter(({ link, before }) => link && !before);
    return (line < 0 ? (links.length === 1 ? links[0] : null) : links.find(({ of }) => of === line))?.link ?? null;
  };

  const hover = (event, shown) => {
    const { at, y } = under(event, shown, false);
    show(shown, at, y);
    shown.box.classList.toggle("leads", linkAt(shown, at) !== null);
  };

  const moved = (event, { start }) => Math.abs(event.clientX - start.clientX) > MOVED;

  const down = (event) => {
    const shown = shownAt(event);
    if (event.button === 0 && shown.fingers.size < 2) {
      shown.start = { clientX: event.clientX, pointerType: event.pointerType };
    }
  };

  // A finger that moves along the chart goes through its points; the browser takes one that moves up or down.
  const move = (event) => {
    const shown = shownAt(event);
    const touch = event.pointerType === "touch";
    if (shown.selecting) {
      hide(shown);
    } else if (touch ? shown.start && (shown.at || moved(event, shown)) : !shown.at?.pinned) {
      if (touch) {
        const { at } = under(event, shown, true);
        show(shown, at);
      } else {
        hover(event, shown);
      }
    }
  };

  const up = (event) => {
    const shown = shownAt(event);
    const click = shown.start && !moved(event, shown) && !shown.selecting;
    shown.start = null;
    if (!click) {
      return;
    }
    const { at, y } = under(event, shown, true);
    const touch = event.pointerType === "touch";
    const link = touch ? null : linkAt(shown, at);
    if (link) {
      follow(link, event);
    } else if (shown.at?.pinned && shown.at.day === at.day) {
      hide(shown);
    } else {
      show(shown, at, touch ? undefined : y);
    }
  };

  // Left and right go from point to point, up and down from line to line.
  const step = (shown, key) => {
    const last = shown.data.days.length - 1;
    const { day, line } = shown.at ?? { day: null, line: -1 };
    const days = { ArrowLeft: (day ?? last + 1) - 1, ArrowRight: (day ?? last - 1) + 1, Home: 0, End: last };
    if (key in days) {
      return { day: Math.max(0, Math.min(last, days[key])), line, pinned: true };
    }
    const order = linesAt(shown, day ?? last)
      .filter(({ before }) => !before)
      .map(({ of }) => of);
    const next = order.indexOf(line) + (key === "ArrowDown" ? 1 : -1);
    return { day: day ?? last, line: order[next < 0 ? order.length - 1 : next % order.length], pinned: true };
  };

  const say = (shown, text) => {
    shown.box.setAttribute("aria-valuenow", String(shown.at?.day ?? shown.data.days.length - 1));
    shown.box.setAttribute("aria-valuetext", text);
  };

  const enter = (event, shown) => {
    const link = shown.at && linkAt(shown, shown.at);
    if (link) {
      follow(link, event);
    } else if (shown.at) {
      shown.figure.querySelector(".chart-tip a")?.focus();
    }
  };

  const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

  const key = (event) => {
    const shown = shownAt(event);
    const { key: name, ctrlKey, metaKey, altKey } = event;
    if (event.defaultPrevented || ctrlKey || metaKey || altKey || !(KEYS.includes(name) || name === "Enter")) {
      return;
    }
    event.preventDefault();
    if (name === "Enter") {
      enter(event, shown);
      return;
    }
    const at = step(shown, name);
    standOut(shown, at.line);
    show(shown, at);
    say(shown, sentence(shown, at.day, at.line));
  };

  // A chart that is read by keys is one stop, and its points are the values there.
  const name = (shown) => {
    const { box, data } = shown;
    box.tabIndex = 0;
    box.setAttribute("role", "slider");
    box.setAttribute("aria-valuemin", "0");
    box.setAttribute("aria-valuemax", String(data.days.length - 1));
    box.setAttribute("aria-description", shown.zoomable ? `${words.keys} ${words.zoomKeys}` : words.keys);
    say(shown, sentence(shown, data.days.length - 1, -1));
  };

  const leave = (event) => {
    const shown = shownAt(event);
    if (!shown.figure.querySelector(".chart-tip")?.contains(event.relatedTarget)) {
      hide(shown);
      standOut(shown, -1);
    }
  };

  const listen = (box) => {
    box.addEventListener("pointerdown", down);
    box.addEventListener("pointermove", move);
    box.addEventListener("pointerup", up);
    box.addEventListener("pointercancel", (event) => {
      shownAt(event).start = null;
      hide(shownAt(event));
    });
    box.addEventListener("pointerleave", (event) => {
      const shown = shownAt(event);
      if (event.pointerType === "mouse" && !shown.at?.pinned) {
        hide(shown);
      }
    });
    box.addEventListener("keydown", key);
    box.addEventListener("blur", leave);
  };

  const point = (shown) => {
    const { box } = shown;
    hide(shown);
    if (!charts.has(box)) {
      listen(box);
    }
    charts.set(box, shown);
    name(shown);
  };

  // What is open is closed by the next click or touch elsewhere, and by Escape.
  const hideAll = (but) =>
    document.querySelectorAll("figure[data-chart]").forEach((figure) => {
      const shown = charts.get(figure.querySelector(".chart-canvas"));
      if (shown && figure !== but) {
        hide(shown);
        standOut(shown, -1);
      }
    });
  const touched = ({ target }) => (target.closest(".chart-canvas, .chart-tip, .chart-chip") ? target.closest("figure") : null);
  document.addEventListener("pointerdown", (event) => hideAll(touched(event)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.activeElement?.closest(".chart-tip")?.parentElement.querySelector(".chart-canvas").focus();
      hideAll(null);
    }
  });

  window.rollcall = { ...window.rollcall, point, show, hide, local, say };
})();
