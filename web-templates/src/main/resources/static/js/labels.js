// What is written over a chart's drawing: the names of its lines, and days that have a name.
(() => {
  "use strict";

  const LABEL_HEIGHT = 18;
  const MARK_WIDTH = 56;
  const GAP = 8;

  // Of a dotted name the end tells most; numbers stay whole.
  const shortName = (name) => (/[a-z]\.[a-z]/i.test(name) ? name.slice(name.lastIndexOf(".") + 1) : name);

  const add = (parent, tag, className) => Object.assign(parent.appendChild(document.createElement(tag)), { className });

  // Where each line ends, and how it is called. Lines that end in one point share a name, and the colour of the main one of them.
  const ends = ({ chart, data, kind, palette }, lines) => {
    const last = data.days.length - 1;
    let below = 0;
    const places = [];
    lines.forEach((values, i) => {
      const value = values[last] ?? null;
      const middle = kind.chart === "area" ? below + value / 2 : value;
      below += value ?? 0;
      if (value === null || (value === 0 && !values.some((each) => each > 0))) {
        return;
      }
      const same = places.find((place) => kind.chart === "line" && place.value === value);
      const name = shortName(data.lines[i].name);
      if (same) {
        same.names.push(name);
      } else {
        places.push({ names: [name], value, y: chart.convertToPixel({ yAxisIndex: 0 }, middle), colour: palette[i] });
      }
    });
    return places.sort((a, b) => a.y - b.y);
  };

  // None over another, all of them inside the box.
  const spread = (places, height) => {
    places.forEach((place, i) => {
      place.y = Math.max(place.y, i ? places[i - 1].y + LABEL_HEIGHT : LABEL_HEIGHT / 2);
    });
    for (let i = places.length - 1, most = height - LABEL_HEIGHT / 2; i >= 0 && places[i].y > most; i--, most -= LABEL_HEIGHT) {
      places[i].y = most;
    }
  };

  const atTheirEnds = (shown, lines) => {
    const places = ends(shown, lines);
    const left = shown.chart.convertToPixel({ xAxisIndex: 0 }, shown.data.days.length - 1) + (shown.kind.column ? 24 : GAP);
    spread(places, shown.box.clientHeight);
    places.forEach((place) => {
      const text = add(shown.box, "span", "chart-label");
      text.textContent = place.names.join(", ");
      text.title = text.textContent;
      text.style.top = `${place.y}px`;
      text.style.left = `${left}px`;
      text.style.maxWidth = `${shown.width - left}px`;
      text.style.borderColor = place.colour;
    });
  };

  const asChips = ({ box, data, palette }) => {
    const chips = document.createElement("p");
    chips.className = "chart-chips";
    chips.setAttribute("aria-hidden", "true");
    data.lines.forEach((line, i) => {
      const chip = add(chips, "span", "chart-chip");
      add(chip, "i", "swatch").style.background = palette[i];
      chip.append(line.name);
    });
    box.before(chips);
  };

  // The names of the lines at their right end, where the eye is; in a narrow box above the drawing.
  const label = (shown, lines) => {
    shown.box.querySelectorAll(".chart-label").forEach((old) => old.remove());
    shown.box.parentElement.querySelectorAll(".chart-chips").forEach((old) => old.remove());
    if (shown.narrow) {
      asChips(shown);
    } else {
      atTheirEnds(shown, lines);
    }
  };

  // Releases as thin labelled lines; of two that would overlap the newer keeps its name.
  const mark = ({ box, chart, data }) => {
    box.querySelectorAll(".chart-mark").forEach((old) => old.remove());
    const bottom = chart.convertToPixel({ yAxisIndex: 0 }, 0);
    let last = Infinity;
    data.marks
      .map((each) => ({ ...each, at: data.days.findIndex((day) => day >= each.day) }))
      .filter((each) => each.at > 0)
      .sort((a, b) => b.at - a.at)
      .forEach((each) => {
        const x = chart.convertToPixel({ xAxisIndex: 0 }, each.at);
        const line = add(box, "span", "chart-mark");
        line.style.left = `${x}px`;
        line.style.height = `${bottom - 20}px`;
        if (last - x >= MARK_WIDTH) {
          last = x;
          add(line, "span", "").textContent = each.label;
        }
      });
  };

  window.rollcall = { ...window.rollcall, label, mark };
})();
