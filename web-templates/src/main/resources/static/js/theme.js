// The charts' colours, from the custom properties of theme.css, so that dark mode is decided in one place.
(() => {
  "use strict";

  const SERIES = 7;

  const property = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

  // 0 is all of the first colour, 1 all of the second.
  const mix = (from, to, part) => {
    const b = channels(to);
    return `rgb(${channels(from)
      .map((a, i) => Math.round(a + (b[i] - a) * part))
      .join(" ")})`;
  };

  const series = (i) => property(`series-${(i % SERIES) + 1}`);
  const step = (i, count) => (count < 2 ? 0 : i / (count - 1));

  // Through the colour in the middle, so that neighbours differ though there are many of them.
  const ramp = (part) =>
    part < 0.5 ? mix(property("ramp-from"), property("ramp-middle"), 2 * part) : mix(property("ramp-middle"), property("ramp-to"), 2 * part - 1);

  // Of their own colour the oldest versions keep so much that neighbours differ.
  const MOST_FADED = 0.8;

  const SCALES = {
    // Newest first: the older, the nearer to grey.
    versions: (i, count) => mix(series(i), property("series-old"), MOST_FADED * step(i, count) ** 0.7),
    // Small to large, from what is next to the ground to what stands out most.
    ordered: (i, count) => ramp(step(i, count)),
    // The largest is the quietest.
    names: (i, count, largest) => (i === largest ? property("series-old") : series(i)),
    // The accent for those of a day, and the first colour for those of 7 days.
    presence: (i) => (i === 0 ? property("accent") : series(i - 1)),
  };

  const colours = (scale, count, largest) => Array.from({ length: count }, (_, i) => SCALES[scale](i, count, largest));

  const theme = () => ({
    ink: property("ink"),
    soft: property("ink-soft"),
    old: property("series-old"),
    other: property("series-other"),
    line: property("line"),
    strong: property("line-strong"),
    paper: property("paper"),
    font: getComputedStyle(document.body).fontFamily,
  });

  window.rollcall = { ...window.rollcall, colours, theme };
})();
