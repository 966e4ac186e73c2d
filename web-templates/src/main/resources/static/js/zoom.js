// A part of a chart's time: drawn over with the mouse, spread with two fingers, chosen with Shift and the arrow keys, or by its buttons.
(() => {
  "use strict";

  const { words, add, local, show, hide, say, firstDay, writtenDay } = window.rollcall;
  const MOST_WHOLE = 13;
  const FEWEST = 3;
  const MOVED = 6;

  const canZoom = (all) => all.days.length > MOST_WHOLE;

  const daysOf = (data, from, to) => (data.aged ? words.days(data.days[from], data.days[to]) : words.days(writtenDay(firstDay(data, from)), writtenDay(data.days[to])));

  // Shows the points between two indexes of all points, at least a few; all of them if there is nothing to leave out.
  const zoom = (shown, a, b) => {
    const last = shown.all.days.length - 1;
    const size = Math.min(last + 1, Math.max(FEWEST, Math.abs(b - a) + 1));
    const from = Math.max(0, Math.min(Math.min(a, b), last + 1 - size));
    shown.zoom = size > last ? null : { from, to: from + size - 1 };
    shown.redraw();
  };

  const first = ({ zoom: part }) => part?.from ?? 0;

  // Half as many points or twice as many, around the one that somebody looked at last, or the newest.
  const nearer = (shown, times) => {
    const points = shown.data.days.length;
    const last = shown.all.days.length - 1;
    const size = Math.max(FEWEST, Math.min(last + 1, Math.round(points * times)));
    const middle = shown.looked ?? first(shown) + points - 1;
    const from = Math.max(0, Math.min(middle - Math.floor(size / 2), last + 1 - size));
    const { at } = shown;
    zoom(shown, from, from + size - 1);
    if (at) {
      show(shown, { ...at, day: Math.max(0, Math.min(size - 1, middle - first(shown))) });
    }
  };

  const whole = (shown) => {
    shown.looked = null;
    zoom(shown, 0, shown.all.days.length - 1);
  };

  const unselect = (shown) => {
    shown.selecting = null;
    shown.box.querySelector(".chart-select")?.remove();
  };

  const select = (shown, a, b) => {
    const { box, frame, height } = shown;
    unselect(shown);
    shown.selecting = { a, b };
    const [left, right] = [frame.x(Math.min(a, b)), frame.x(Math.max(a, b))];
    const element = add(box, "span", "chart-select");
    element.style.left = `${left}px`;
    element.style.width = `${Math.max(1, right - left)}px`;
    element.style.top = `${frame.top}px`;
    element.style.height = `${height - frame.top - frame.bottom}px`;
  };

  const zoomSelected = (shown) => {
    const { a, b } = shown.selecting;
    unselect(shown);
    zoom(shown, first(shown) + a, first(shown) + b);
  };

  // Fingers keep the points that they were put on.
  const pinch = (shown) => {
    const [p, q] = [...shown.fingers.values()];
    const room = shown.frame.room;
    const left = shown.frame.left;
    const part = (x) => Math.max(0, Math.min(1, (x - left) / room));
    const [x, y] = [part(p.x), part(q.x)].sort((a, b) => a - b);
    const [a, b] = [p.point, q.point].sort((one, other) => one - other);
    const size = (b - a) / Math.max(0.02, y - x);
    const from = a - x * size;
    const last = shown.all.days.length - 1;
    zoom(shown, Math.max(0, Math.round(from)), Math.min(last, Math.round(from + size)));
  };

  const down = (event, shown) => {
    if (event.button !== 0) {
      return;
    }
    const { x } = local(event, shown);
    const day = shown.frame.at(x);
    if (event.pointerType === "touch") {
      shown.fingers.set(event.pointerId, { x, point: first(shown) + day });
      if (shown.fingers.size === 2) {
        shown.start = null;
        hide(shown);
      }
    } else {
      shown.drag = { x, day };
    }
  };

  const move = (event, shown) => {
    const { x } = local(event, shown);
    const finger = shown.fingers.get(event.pointerId);
    if (finger) {
      finger.x = x;
      if (shown.fingers.size === 2) {
        pinch(shown);
      }
    } else if (shown.drag && (shown.selecting || Math.abs(x - shown.drag.x) > MOVED)) {
      if (!shown.selecting) {
        shown.box.setPointerCapture(event.pointerId);
      }
      select(shown, shown.drag.day, shown.frame.at(x));
    }
  };

  const up = (event, shown) => {
    shown.fingers.delete(event.pointerId);
    if (shown.drag && shown.selecting) {
      zoomSelected(shown);
    }
    shown.drag = null;
  };

  const cancel = (event, shown) => {
    shown.fingers.delete(event.pointerId);
    shown.drag = null;
    unselect(shown);
  };

  const choose = (shown, key) => {
    const last = shown.data.days.length - 1;
    const { a, b } = shown.selecting ?? { a: shown.at?.day ?? last, b: shown.at?.day ?? last };
    const end = Math.max(0, Math.min(last, b + (key === "ArrowLeft" ? -1 : 1)));
    hide(shown);
    select(shown, a, end);
    const [from, to] = [Math.min(a, end), Math.max(a, end)];
    say(shown, words.chosen(daysOf(shown.data, from, to), to - from + 1));
  };

  // What a key does; null: nothing here.
  const action = ({ key, shiftKey }, shown) => {
    if (shiftKey && (key === "ArrowLeft" || key === "ArrowRight")) {
      return () => choose(shown, key);
    }
    if (shown.selecting && (key === "Enter" || key === "Escape")) {
      return () => (key === "Enter" ? zoomSelected(shown) : unselect(shown));
    }
    if (key === "Escape" && shown.zoom && !shown.at) {
      return () => whole(shown);
    }
    if (key === "+" || (key === "-" && shown.zoom)) {
      return () => nearer(shown, key === "+" ? 0.5 : 2);
    }
    return null;
  };

  const keyed = (event, shown) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : action(event, shown);
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };

  const listen = (shown) => {
    const on = (type, handle) => shown.box.addEventListener(type, (event) => handle(event, shown), { capture: true });
    on("pointerdown", down);
    on("pointermove", move);
    on("pointercancel", cancel);
    shown.box.addEventListener("pointerup", (event) => up(event, shown));
    on("keydown", keyed);
    on("dblclick", () => shown.zoom && whole(shown));
  };

  window.rollcall = { ...window.rollcall, canZoom, listenZoom: listen, nearer, whole, daysOf };
})();
