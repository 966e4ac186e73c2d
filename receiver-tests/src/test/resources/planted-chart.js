// A chart with numbers of its own on the open page, as the server would write it:
// { shape, scale, unit, lines, days, before: with a column of the time before beside each, links: each number has one, marks: [[name, day, last day]], factor: of every number }
({ shape = "area", scale = "names", unit = "share", lines = 3, days = 30, before = false, links = false, marks = [], factor = 1 }) => {
  const day = (i) => new Date(Date.UTC(2026, 9, 1 + i)).toISOString().slice(0, 10);
  const names = Array.from({ length: lines }, (_, i) => `value ${i + 1}`);
  const all = Array.from({ length: days }, (_, i) => i);
  const count = (line, at) => factor * (40 + Math.round(300 / (line + 1)) + at);
  const sum = (counts) => counts.reduce((total, each) => total + each, 0);
  const cell = (number, link) => {
    const data = `<data value="${number}">${number}</data>`;
    return `<td class="n">${link ? `<a href="${link}">${data}</a>` : data}</td>`;
  };
  const row = (at) => {
    const counts = names.map((_, line) => count(line, at));
    const past = counts.map((each) => each - 20);
    const cells = counts.map((each, line) => cell(each, links ? `?day=${day(at)}&line=${line + 1}` : null) + (before ? cell(past[line]) : ""));
    return `<tr><th scope="row">${day(at)}</th>${cell(sum(counts))}${before ? cell(sum(past)) : ""}${cells.join("")}</tr>`;
  };
  const head = (name, more) => `<th scope="col" class="n" ${more}>${name}</th>`;
  const heads = names.map((name) => head(name, "") + (before ? head(`${name} before`, "data-before") : ""));
  const mark = ([name, from, to]) =>
    `<li data-day="${day(from)}" data-until="${day(to ?? from)}"><span class="mark-name">${name}</span> <time>${day(from)}</time></li>`;
  const figure = document.createElement("figure");
  figure.id = "planted";
  figure.className = "chart";
  Object.assign(figure.dataset, { chart: shape, scale, unit });
  figure.innerHTML = `<div class="chart-canvas" role="img" aria-label="Planted"></div>
    <ul class="chart-marks">${marks.map(mark).join("")}</ul>
    <div class="chart-foot"><p>of all</p><a href="?csv">CSV</a></div>
    <details open><summary>Table</summary><div class="table-box" tabindex="0" role="group" aria-label="Numbers of the planted"><table>
      <thead><tr><th scope="col" data-day>Day</th>${head("Reported", "data-whole")}${before ? head("Reported before", "data-whole data-before") : ""}${heads.join("")}</tr></thead>
      <tbody>${all.map(row).join("")}</tbody></table></div></details>`;
  document.querySelector("#planted")?.remove();
  document.querySelector("main").prepend(figure);
  document.dispatchEvent(new Event("htmx:afterSettle"));
}
