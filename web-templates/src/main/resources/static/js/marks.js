// Days and times that have a name: releases, notes, when the receiver was away. Thin lines and shades over the drawing.
(() => {
  "use strict";

  const { add } = window.rollcall;
  const FONT_SIZE = 11;
  const GAP = 6;
  const WIDEST_NAME = 160;
  const NUMBER = 16;
  const DIGIT = 7;

  const pen = document.createElement("canvas").getContext("2d");

  const within = ({ left, room }, x) => Math.max(left, Math.min(left + room, x));

  // Where the marks stand whose days are among the shown ones, oldest first.
  const places = ({ data, frame }) => {
    const from = window.rollcall.firstDay(data, 0);
    const to = data.days[data.days.length - 1];
    const half = data.days.length > 1 ? (frame.x(1) - frame.x(0)) / 2 : NUMBER;
    return data.marks
      .filter(({ day, until }) => day <= to && until >= from)
      .map((mark) => {
        const start = data.days.findIndex((day) => day >= mark.day);
        const end = data.days.findLastIndex((day) => day <= mark.until);
        const lasts = mark.kind === "away" || mark.until > mark.day;
        // A time covers its points, and the way half to their neighbours.
        const around = lasts ? half : 0;
        return { ...mark, x: within(frame, frame.x(start) - around), end: within(frame, frame.x(Math.max(start, end)) + around) };
      })
      .sort((a, b) => a.x - b.x);
  };

  const clash = (a, b) => a.left < b.right + GAP && b.left < a.right + GAP;
  const box = (mark, width, room) => {
    const left = Math.max(0, Math.min((mark.x + mark.end) / 2 - width / 2, room - width));
    return { left, right: left + width };
  };

  // Which of the marks have their name over them: from the newest on, those with room, and in a narrow box none.
  const names = (marks, { narrow, width, look }) => {
    pen.font = `${FONT_SIZE}px ${look.font}`;
    const taken = [];
    [...marks].reverse().forEach((mark) => {
      const size = Math.ceil(pen.measureText(mark.label).width) + 2;
      const place = box(mark, size, width);
      if (!narrow && size <= WIDEST_NAME && !taken.some((other) => clash(place, other))) {
        taken.push({ ...place, marks: [mark] });
      }
    });
    return taken;
  };

  // The others have a number. Numbers that would touch are one: "3–5".
  const numbers = (marks, taken, width) => {
    const groups = [];
    marks.forEach((mark, i) => {
      const last = groups[groups.length - 1];
      const place = box(mark, NUMBER, width);
      if (last && clash(place, last)) {
        last.marks.push(mark);
        Object.assign(last, box({ x: last.marks[0].x, end: mark.x }, NUMBER + DIGIT * (String(i).length + 1), width));
      } else {
        groups.push({ ...place, marks: [mark], first: i + 1 });
      }
    });
    // Beside a name that is in the way.
    groups.forEach((group) => {
      const other = taken.find((each) => clash(group, each));
      if (other) {
        const size = group.right - group.left;
        group.left = group.marks[0].x <= (other.left + other.right) / 2 ? other.left - GAP - size : other.right + GAP;
        group.right = group.left + size;
      }
    });
    return groups;
  };

  const covers = (a, b) => a.left < b.right && b.left < a.right;

  // The name for which there is no room: one that a number covers, or one that drove a number onto another.
  const tooMuch = (named, groups) => {
    const group = groups.find((each) => [...named, ...groups].some((other) => other !== each && covers(each, other)));
    const distance = ({ left, right }) => Math.abs(left + right - group.left - group.right);
    return group && [...named].sort((a, b) => distance(a) - distance(b))[0];
  };

  // A name for which there is no room becomes a number too.
  const planMarks = (shown) => {
    const marks = places(shown);
    let named = names(marks, shown);
    for (;;) {
      const rest = marks.filter((mark) => !named.some((each) => each.marks[0] === mark));
      const groups = numbers(rest, named, shown.width);
      const hidden = tooMuch(named, groups);
      if (!hidden) {
        return { marks, named, rest, groups };
      }
      named = named.filter((each) => each !== hidden);
    }
  };

  const write = (parent, { left, right }, text, className) => {
    const element = add(parent, "span", className);
    element.textContent = text;
    element.style.left = `${left}px`;
    element.style.minWidth = `${right - left}px`;
  };

  const line = ({ box: parent, height, frame }, { x, end, label, kind }) => {
    const element = add(parent, "span", end > x ? "chart-mark lasting" : `chart-mark ${kind}`);
    element.title = label;
    element.style.left = `${x}px`;
    element.style.top = `${frame.top - 4}px`;
    element.style.height = `${height - frame.top - frame.bottom + 4}px`;
    if (end > x) {
      element.style.width = `${end - x}px`;
    }
  };

  const numbered = (item, number) => {
    const sign = document.createElement("span");
    sign.className = "mark-number";
    sign.textContent = String(number);
    item.prepend(sign);
    item.parentElement.append(item);
  };

  // Under the chart stand those that have a number there, in their order; without scripts all of them do.
  const list = ({ data }, rest) => {
    data.marks.forEach(({ item }) => {
      item.hidden = !rest.some((mark) => mark.item === item);
      item.querySelector(".mark-number")?.remove();
    });
    rest.forEach(({ item }, i) => numbered(item, i + 1));
  };

  const mark = (shown, { marks, named, rest, groups }) => {
    const parent = shown.box;
    parent.querySelectorAll(".chart-mark, .chart-mark-name, .mark-number").forEach((old) => old.remove());
    marks.forEach((each) => line(shown, each));
    named.forEach((each) => write(parent, each, each.marks[0].label, "chart-mark-name"));
    groups.forEach((each) => {
      const last = each.first + each.marks.length - 1;
      write(parent, each, last > each.first ? `${each.first}–${last}` : String(each.first), "mark-number");
    });
    list(shown, rest);
  };

  window.rollcall = { ...window.rollcall, planMarks, mark };
})();
