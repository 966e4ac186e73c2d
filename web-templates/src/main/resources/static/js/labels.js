// The names of a chart's lines: at their right end, where the eye is; where they do not fit, as chips above the drawing.
(() => {
  "use strict";

  const { values, standOut } = window.rollcall;
  const LABEL_HEIGHT = 18;
  const GAP = 8;
  const WIDEST = 160;
  // Names of the time before are longer, which wide charts have room for.
  const WIDEST_BEFORE = 220;
  const WIDE = 700;
  // The bar on the left of a label, and the air around its text.
  const BESIDE = GAP + 14;

  const pen = document.createElement("canvas").getContext("2d");

  // Of a dotted name the end tells most; numbers stay whole.
  const shortName = (name) => (/[a-z]\.[a-z]/i.test(name) ? name.slice(name.lastIndexOf(".") + 1) : name);

  const add = (parent, tag, className) => Object.assign(parent.appendChild(document.createElement(tag)), { className });

  // Lines of the time before have a name at their end too, but for those over bands and bars: they end where other names are.
  const named = ({ data, kind, palette }) => {
    const lines = data.lines.map((line, i) => ({ ...line, colour: palette[i], chosen: i, whole: data.whole }));
    const drawn = data.befores.filter((line) => line.drawn);
    const befores = drawn.map((line) => ({ ...line, colour: palette[line.of], chosen: line.of, whole: data.wholeBefore, before: true }));
    return kind.chart === "line" ? { ends: [...lines, ...befores], chips: [] } : { ends: lines, chips: befores };
  };

  const lastOf = (list) => list.findLastIndex((each) => each !== null);

  // Where each line ends, and how it is called. Lines that end in one point share a name, and the colour of the main one of them.
  const ends = (shown) => {
    const { kind } = shown;
    let below = 0;
    const places = [];
    named(shown).ends.forEach((line) => {
      const all = values(line, line.whole, kind.unit);
      const last = all[lastOf(all)] ?? null;
      if (last === null || !all.some((each) => each > 0)) {
        return;
      }
      const ended = lastOf(all) < all.length - 1 ? 0 : last;
      const value = kind.chart === "area" ? below + ended / 2 : last;
      below += ended;
      const same = places.find((place) => kind.chart === "line" && place.value === value && !place.before === !line.before);
      if (same) {
        same.names.push(shortName(line.name));
      } else {
        places.push({ names: [shortName(line.name)], value, line: line.chosen, before: line.before, colour: line.colour });
      }
    });
    return places;
  };

  // How the names are shown, and how much room they need on the right.
  const planLabels = (shown, font) => {
    const places = ends(shown);
    const fits = !shown.narrow && places.length * LABEL_HEIGHT <= shown.height;
    if (!fits) {
      return { places: [], right: 24 };
    }
    pen.font = font;
    const widest = Math.max(0, ...places.map((place) => pen.measureText(place.names.join(", ")).width));
    const most = shown.width > WIDE && places.some(({ before }) => before) ? WIDEST_BEFORE : WIDEST;
    return { places, right: Math.min(most, Math.ceil(widest) + BESIDE) };
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

  // Whoever points at a name sees its line stand out; a finger's touch does the same, and the next one takes it back.
  const follow = (element, shown, line) => {
    element.addEventListener("pointerenter", () => standOut(shown, line));
    element.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && standOut(shown, -1));
  };

  const atTheirEnds = (shown, places) => {
    const { box, chart, frame, width, data } = shown;
    const left = width - frame.right + GAP;
    const sorted = places.map((place) => ({ ...place, y: chart.convertToPixel({ yAxisIndex: 0 }, place.value) })).sort((a, b) => a.y - b.y);
    spread(sorted, shown.height);
    sorted.forEach((place) => {
      const text = add(box, "span", place.before ? "chart-label before" : "chart-label");
      text.textContent = place.names.join(", ");
      text.title = place.names.length === 1 && !place.before ? data.lines[place.line].name : text.textContent;
      text.style.top = `${place.y}px`;
      text.style.left = `${left}px`;
      text.style.maxWidth = `${width - left}px`;
      text.style.borderColor = place.colour;
      follow(text, shown, place.line);
    });
  };

  const asChips = (shown, lines) => {
    const chips = document.createElement("p");
    chips.className = "chart-chips";
    chips.setAttribute("aria-hidden", "true");
    lines.forEach((line) => {
      const chip = add(chips, "span", "chart-chip");
      const swatch = add(chip, "i", line.before ? "swatch before" : "swatch");
      swatch.style.color = line.before && shown.kind.chart !== "line" ? "var(--ink)" : line.colour;
      chip.append(shortName(line.name));
      chip.title = line.name;
      follow(chip, shown, line.chosen);
    });
    shown.box.before(chips);
  };

  const label = (shown, places) => {
    shown.box.querySelectorAll(".chart-label").forEach((old) => old.remove());
    shown.figure.querySelectorAll(".chart-chips").forEach((old) => old.remove());
    const { ends: lines, chips } = named(shown);
    const above = places.length ? chips : [...lines, ...chips];
    if (above.length) {
      asChips(shown, above);
    }
    atTheirEnds(shown, places);
  };

  window.rollcall = { ...window.rollcall, add, planLabels, label };
})();
