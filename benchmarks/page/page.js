// The kiosk's screens as a web page: attract, hall and play in full, the rest of a visit in their plain parts.
"use strict";

const { views, words, icons, sizes, colours, stages } = window.words;
const STEP_S = 0.1;
const NEXT = { start: "hall", finish: "takeaway", print: "survey", survey_done: "farewell", confirm_home: "attract" };
let replay = null, level = "level:standard", screen = "";

for (const [name, px] of Object.entries(sizes)) document.body.style.setProperty(`--${name}`, `${px}px`);
for (const [name, colour] of Object.entries(colours)) document.body.style.setProperty(`--${name}`, colour);
const hue = views.hall.booths[0];
document.body.style.setProperty("--deep", hue.deep);
document.body.style.setProperty("--pale", hue.pale);

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", icons[name] ?? "");
  svg.append(path);
  return svg;
}

function control(row, classes = "") {
  const kind = row.kind === "tile" ? "button" : row.kind;
  const made = make("button", `control ${kind} ${classes}${row.checked ? " checked" : ""}${row.coached ? " coached" : ""}`);
  made.dataset.id = row.id;
  made.disabled = !row.enabled;
  const sign = row.checked ? "check" : row.icon;
  if (sign && kind !== "primary") made.append(icon(sign));
  made.append(make("span", "", row.label, ...(row.note && kind === "button" ? [make("small", "", row.note)] : [])));
  if (row.coached) made.append(icon("hand"));
  return made;
}

function grid(rows, columns, classes = "", each = "") {
  const made = make("div", `grid ${classes}`, ...rows.map(row => control(row, each)));
  if (columns) made.style.setProperty("--columns", columns);
  return made;
}

function title(view, classes = "", lead = view.lead) {
  return make("div", classes, make("h1", "", view.title), ...(lead ? [make("div", "lead", lead)] : []));
}

// Plays recorded steps on a Stage, and hands each whole step to whoever shows its words.
class Replay {
  constructor(name, onStep = () => {}) {
    this.name = name;
    this.airspace = new Airspace(stages[name], sizes);
    this.onStep = onStep;
    this.time = 0;
    this.step = -1;
    this.before = this.after = null;
    this.running = true;
  }
  advance(elapsed_s) {
    const steps = window.traffic?.[this.name]; // it loads after the first frame
    if (!steps) return;
    if (this.running || this.step < 0) this.time += elapsed_s;
    const last = steps.length - 1, step = Math.floor(this.time / STEP_S) % last;
    if (step < this.step) this.step = -1;
    if (this.step < 0) this.after = steps[0];
    while (this.step < step) {
      this.step += 1;
      this.before = this.after;
      this.after = { ...this.before, ...steps[this.step + 1] };
      this.onStep(this.before);
    }
    if (this.running) this.airspace.show(this.before, this.after, this.time / STEP_S % 1, elapsed_s);
    else this.airspace.show(this.before, this.before, 0, 0);
  }
}

const screens = {
  attract(view) {
    replay = new Replay("attract");
    return [
      replay.airspace.element, title(view, "hero", `${view.lead} ${view.privacy}`),
      grid(view.aids, 4, "", "upright"), grid(view.languages.map(row => ({ ...row, icon: "" })), 2), grid(view.desk, 1),
    ];
  },
  hall(view) {
    const booth = view.booths[0], scene = make("div", "scene stage"), plan = make("div", "plan");
    const shade = deck("drone_parcel_shade"), drone = new Drone("parcel", false), size = 156;
    const over = make("div", "at", shade), above = make("div", "at", make("div", "at hover", picture("tile_parcel", "load"), drone.element));
    over.style.transform = "translate(268px, 218px)";
    above.style.transform = "translate(268px, 92px)";
    lay(shade, 104, -36, 0.5);
    drone.element.classList.remove("bob");
    drone.show(size, -36, false, 0.55);
    plan.append(picture("tile", "tile"), over, above);
    scene.append(plan);
    const tileButton = make(
      "button", "booth", make("span", "badge ribbon", words.ribbon), make("span", "badge", booth.detail), scene,
      make("h2", "", booth.label), make("span", "note", booth.note), make("span", "try", words.invitation),
    );
    tileButton.dataset.id = booth.id;
    fit(scene, plan, 400, 320);
    const doors = grid(view.doors.map(door => ({ ...door, note: "" })), 3, "", "door");
    [...doors.children].forEach((door, n) => {
      const image = make("img");
      image.src = `illustrations/door_${view.doors[n].picture}.svg`;
      door.prepend(image);
    });
    const levels = grid(view.levels.map(row => ({ ...row, note: "", checked: row.id === level })), 3);
    return [
      title(view), make("div", "grid booths", tileButton), doors,
      make("div", "asked", make("b", "", words.level), levels), grid(view.desk, 1), ...(view.tools.length ? [grid(view.tools, 1)] : []),
    ];
  },
  play(view) {
    const name = make("b"), left = make("span"), bar = make("i"), heading = make("b", "heading"), desk = make("div", "grid desk");
    const sign = icon("report"), sentence = make("b"), more = make("span", "lead"), banner = make("div", "banner", sign, make("div", "", sentence, more));
    replay = new Replay("play", step => {
      name.textContent = `${step.round}단계 · ${step.roundTitle}`;
      left.textContent = `${step.secondsLeft}초 남음`;
      bar.style.transform = `scaleX(${1 - step.roundFraction})`;
      sentence.textContent = step.intro || step.notice;
      more.textContent = step.noticeMore;
      banner.classList.toggle("urgent", step.urgent);
      sign.firstChild.setAttribute("d", icons[step.urgent ? "warning" : "report"]);
      heading.textContent = step.deskHeading;
      showDesk(desk, step.controls);
    });
    replay.advance(0);
    replay.running = false;
    return [
      make("div", "upper", make("div", "", make("div", "round", name, left), make("div", "left", bar)), replay.airspace.element, banner),
      make("div", "pane", heading, desk, grid(view.tools.map(row => ({ ...row, kind: "quiet" })), 2, "tools")),
    ];
  },
  takeaway: view => [
    title(view), grid(view.audiences, 3), ...rows(view.programmes),
    make("div", "code", qr(view), make("div", "", view.qr_text, grid(view.party_sizes, 2))), grid(view.desk, 1),
  ],
  survey: view => [
    title(view),
    ...view.survey_items.map(item => make("div", "row", item.label, grid(scale(item.id), 5))),
    grid(view.desk, 1),
  ],
  farewell: view => [title(view, "hero"), grid(view.desk, 1)],
};

// Scales what is drawn in `width` × `height` to the room it has.
function fit(room, plan, width, height) {
  new ResizeObserver(() => {
    const unit = Math.min(room.clientWidth / width, room.clientHeight / height);
    plan.style.transform = `translate(${(room.clientWidth - width * unit) / 2}px, ${(room.clientHeight - height * unit) / 2}px) scale(${unit})`;
  }).observe(room);
}

// The six places of the Desk, each changed only where it differs.
function showDesk(desk, controls) {
  controls.forEach(([id, label, note, sign, kind, enabled, coached], n) => {
    const key = [id, label, note, enabled, coached].join();
    const old = desk.children[n];
    if (old?.dataset.key === key) return;
    const made = control({ id, label, note, icon: sign, kind, enabled, coached });
    made.dataset.key = key;
    if (old) old.replaceWith(made);
    else desk.append(made);
  });
  while (desk.children.length > controls.length) desk.lastChild.remove();
}

function rows(controls) {
  return controls.map(row => make("div", "row", make("b", "", row.label), make("div", "lead", row.note)));
}

function scale(item) {
  return [1, 2, 3, 4, 5].map(n => ({ id: `${item}:${n}`, label: `${n}`, kind: "choice", enabled: true }));
}

function qr(view) {
  const svg = icon(""), path = svg.firstChild, size = view.qr_rows.length;
  svg.setAttribute("class", "qr");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  path.setAttribute("d", view.qr_rows.flatMap((row, y) => [...row].map((dark, x) => dark === "1" ? `M${x} ${y}h1v1h-1z` : "")).join(""));
  return svg;
}

function show(name) {
  const first = screen === "";
  screen = name;
  replay = null;
  const view = views[name];
  const parts = make("div", "parts", ...screens[name](view));
  document.body.replaceChildren(make("div", `screen ${name}${first ? "" : " arriving"}`, parts, grid(view.bar, 0, "bar", "upright")));
}

function press(id) {
  if (NEXT[id]) show(NEXT[id]);
  else if (id.startsWith("booth:")) show("play");
  else if (id.startsWith("level:")) {
    level = id;
    for (const choice of document.querySelectorAll("[data-id^='level:']")) {
      const row = views.hall.levels.find(one => one.id === choice.dataset.id);
      choice.replaceWith(control({ ...row, note: "", checked: row.id === level }));
    }
  } else if (screen === "play" && replay) replay.running = true;
}

document.addEventListener("click", event => {
  const pressed = event.target.closest("[data-id]");
  if (pressed) press(pressed.dataset.id);
});
document.addEventListener("contextmenu", event => event.preventDefault());

let last = performance.now();
function frame(now) {
  replay?.advance(Math.max(0, now - last) / 1000);
  last = now;
  requestAnimationFrame(frame);
}
show("attract");
requestAnimationFrame(frame);

// For benchmarks/chromium_side.py: where a control is, and visits as fast as the page can show them.
window.bench = {
  find(id) {
    const box = document.querySelector(`[data-id="${id}"]`).getBoundingClientRect();
    return [box.left, box.top, box.width, box.height].map(Math.round);
  },
  coached: () => document.querySelector(".coached").dataset.id,
  async visits(count) {
    const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    const tap = async id => {
      document.querySelector(`[data-id="${id}"]`).click();
      await painted();
    };
    for (let visit = 0; visit < count; ++visit) {
      await tap("start");
      await tap(hue.id);
      await tap(this.coached());
      for (let look = 0; look < 4; ++look) {
        replay.advance(0.5);
        const open = [...document.querySelectorAll(".desk .control:enabled")];
        open[look % open.length].click();
        await painted();
      }
      await tap("finish");
      await tap(views.takeaway.audiences[2].id);
      await tap("print");
      await tap(`${views.survey.survey_items[0].id}:5`);
      await tap("survey_done");
      show("attract");
      await painted();
    }
  },
};
