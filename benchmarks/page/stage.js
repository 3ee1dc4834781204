// The airspace as elements moved by CSS transforms: the same layers, pictures and geometry as View.qml and its parts.
"use strict";

const ROTORS = {
  medical: [[0, -37], [37, 0], [0, 37], [-37, 0]],
  unregistered: [[0, -36], [35, 25], [-35, 25]],
  parcel: [[-31, -30], [31, -30], [-31, 30], [31, 30]],
};
const GOAL_FROM = 0.02, WAKE_FROM = 0.05, LOWEST = 0.28, SPACING = 0.36;

function make(tag, classes = "", ...children) {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  made.append(...children);
  return made;
}

function picture(name, classes = "") {
  const made = make("img", classes);
  made.decoding = "async";
  made.src = `pictures/${name}.svg`;
  return made;
}

function deck(name, ...upon) {
  return make("div", "deck", picture(name), ...upon);
}

function lay(deck, size, heading, tilt, y = 0) {
  deck.style.setProperty("--size", `${size}px`);
  deck.style.transform = `translateY(${y}px) scaleY(${tilt}) rotate(${heading}deg)`;
}

function sized(element, x, y, width, height) {
  Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
}

// A drone of stacked layers around its own origin.
class Drone {
  constructor(kind, carries = true) {
    this.parcels = carries ? [deck("parcel_under"), deck("parcel_under"), deck("parcel")] : [];
    const rotors = ROTORS[kind].map(([x, y], n) => {
      const rotor = picture(`rotor_${kind}`, n % 2 ? "rotor back" : "rotor");
      rotor.style.left = `${x + 50 - 21}%`;
      rotor.style.top = `${y + 50 - 21}%`;
      return rotor;
    });
    this.body = [deck(`drone_${kind}_under`), deck(`drone_${kind}`, ...rotors)];
    this.element = make("div", "at bob", ...this.parcels, ...this.body);
  }
  show(size, heading, loaded, tilt) {
    const thickness = size * 0.07 * Math.sqrt(1 - tilt * tilt);
    this.element.style.setProperty("--bob", `${size * 0.02}px`);
    this.parcels.forEach((parcel, n) => {
      parcel.hidden = !loaded;
      lay(parcel, size, heading, tilt, thickness * [5.4, 4.2, 3][n]);
    });
    lay(this.body[0], size, heading, tilt, thickness);
    lay(this.body[1], size, heading, tilt);
  }
}

// Elements by the key of what they show: made when it comes, removed when it is gone.
class Layer {
  constructor(parent, create, show) {
    Object.assign(this, { parent, create, show, shown: new Map() });
  }
  update(rows) {
    const keys = new Set(rows.map(row => row.key));
    for (const [key, part] of this.shown)
      if (!keys.has(key)) {
        part.element.remove();
        this.shown.delete(key);
      }
    for (const row of rows) {
      let part = this.shown.get(row.key);
      if (!part) {
        part = this.create(row);
        this.shown.set(row.key, part);
        this.parent.append(part.element);
      }
      part.element.style.opacity = row.presence ?? 1;
      this.show(part, row);
    }
  }
}

// `fixed` is what the recording wrote down of a Stage; sizes, camera and rows come with every picture.
class Airspace {
  constructor(fixed, sizes) {
    this.fixed = fixed;
    this.sizes = sizes;
    this.progress = 1;
    this.ground = picture("ground", "ground");
    const group = () => make("div", "at"), ladder = make("div", "ladder");
    const pads = group(), shades = group(), tracks = group(), bubbles = group(), aircraft = group();
    const lost = group(), leaders = group(), tags = group();
    this.element = make("div", "stage", this.ground, pads, shades, tracks, bubbles, aircraft, lost, leaders, tags);
    this.layers = {
      pads: new Layer(pads, row => this.makePad(row), (part, row) => this.showPad(part, row)),
      shades: new Layer(shades, row => this.makeShade(row), (part, row) => this.showShade(part, row)),
      tracks: new Layer(tracks, () => ({ element: make("div", "track comes") }), (part, row) => this.showTrack(part, row)),
      bubbles: new Layer(bubbles, () => this.makeBubble(), (part, row) => this.showBubble(part, row)),
      aircraft: new Layer(aircraft, row => this.makeAircraft(row), (part, row) => this.showAircraft(part, row)),
      lost: new Layer(lost, () => this.makeLost(), (part, row) => this.showLost(part, row)),
      leaders: new Layer(leaders, () => ({ element: make("div", "leader", make("b")) }), (part, row) => this.showLeader(part, row)),
      tags: new Layer(tags, () => ({ element: make("div", "at tag") }), (part, row) => this.showTag(part, row)),
    };
    if (fixed.ladder) {
      this.layers.marks = new Layer(ladder, row => this.makeMark(row), (part, row) => this.showMark(part, row));
      lost.after(this.fillLadder(ladder, fixed.ladder));
    }
  }

  // The Stage's sizes, which change when the banner takes a line more.
  resize(lens) {
    [this.width, this.height, this.drone, this.lift, this.tilt] = lens;
    const { bleed: [side, top, bottom], drawn } = this.fixed;
    this.element.style.width = `${this.width}px`;
    this.element.style.height = `${this.height}px`;
    this.ground.style.width = `${drawn * (1 + 2 * side)}px`;
    this.ground.style.height = `${drawn * this.tilt * (1 + top + bottom)}px`;
  }
  // Where the camera is on its way to `view`: left, top and width of the map in pixels.
  look(view, elapsed_s) {
    if (view !== this.view) {
      this.from = this.view ? this.map : view;
      this.view = view;
      this.progress = this.from === view ? 1 : 0;
    } else {
      this.progress = Math.min(1, this.progress + elapsed_s / this.fixed.glideS);
    }
    const p = this.progress, eased = p < 0.5 ? 4 * p ** 3 : 1 - (2 - 2 * p) ** 3 / 2;
    this.map = this.from.map((side, n) => side + (view[n] - side) * eased);
    const { bleed, drawn } = this.fixed, scale = this.map[2] / drawn;
    this.ground.style.transform = `translate(${this.across(-bleed[0])}px, ${this.down(-bleed[1], 0)}px) scale(${scale})`;
  }
  across(x) {
    return this.map[0] + x * this.map[2];
  }
  down(y, lift) {
    return this.map[1] + y * this.map[2] * this.tilt - lift * this.lift;
  }
  place(element, x, y, lift, more = "") {
    element.style.transform = `translate(${this.across(x)}px, ${this.down(y, lift)}px)${more}`;
  }

  makePad(row) {
    const pad = picture(row.medical ? "pad_medical" : "pad"), box = picture(row.medical ? "parcel_medical" : "parcel_box");
    const plumb = make("div", "plumb"), done = picture("mark_done");
    return { element: make("div", "at comes", pad, plumb, box, done), pad, plumb, box, done };
  }
  showPad(part, row) {
    const size = this.drone, wide = size * (row.selected || row.filled ? 0.8 : 0.56), line = Math.max(2, size * 0.03);
    this.place(part.element, row.mapX, row.mapY, 0);
    part.element.style.zIndex = row.filled ? 1 : 0;
    sized(part.pad, -wide / 2, -wide / 2, wide, wide);
    part.pad.style.transform = `scaleY(${this.tilt})`;
    sized(part.plumb, -line / 2, -row.lift * this.lift, line, row.lift * this.lift);
    sized(part.box, -size * 0.3, -size * 0.432, size * 0.6, size * 0.6);
    sized(part.done, -size * 0.25, -size * 0.96, size * 0.5, size * 0.5);
    part.plumb.hidden = !row.selected || row.filled;
    part.box.hidden = part.done.hidden = !row.filled;
  }

  makeShade(row) {
    const shade = deck(`drone_${row.kind}_shade`), plumb = make("div", "plumb"), goal = deck("goal");
    const beads = [0, 1, 2].map(() => make("div", "bead"));
    return { element: make("div", "at comes shade", shade, plumb, ...beads, goal), shade, plumb, beads, goal };
  }
  showShade(part, row) {
    const matters = row.selected || row.conflicting, line = Math.max(2, this.drone * (matters ? 0.045 : 0.025));
    const high = Math.max(row.lift, row.goal) * this.lift;
    this.place(part.element, row.mapX, row.mapY, 0);
    part.element.style.opacity = row.presence * (matters ? 1 : 0.7);
    part.element.classList.toggle("matters", matters);
    lay(part.shade, this.drone * (0.72 + 0.3 * row.lift), row.heading, this.tilt);
    sized(part.plumb, -line / 2, -high, line, high);
    part.beads.forEach((bead, n) => {
      bead.hidden = n >= row.layers;
      sized(bead, -line * 1.5, -this.lift * (LOWEST + n * SPACING) - line * 1.2, line * 3, line * 2.4);
    });
    part.goal.hidden = Math.abs(row.goal - row.lift) <= GOAL_FROM;
    if (!part.goal.hidden) lay(part.goal, this.drone * 1.1, 0, this.tilt, -row.goal * this.lift);
  }

  showTrack(part, row) {
    const dx = (row.mapX - row.toX) * this.map[2], dy = (row.mapY - row.toY) * this.map[2] * this.tilt;
    const length = Math.hypot(dx, dy) - (row.first ? this.drone * 0.45 : 0), thick = Math.round(this.drone * 0.14);
    if (part.name !== row.dash + thick) {
      part.name = row.dash + thick;
      part.element.style.background = `url(pictures/${row.dash}.svg) left center / ${thick * 2.5}px ${thick}px repeat-x`;
      part.element.style.height = `${thick}px`;
    }
    part.element.style.width = `${Math.max(0, length)}px`;
    this.place(part.element, row.toX, row.toY, row.lift, ` rotate(${Math.atan2(dy, dx)}rad) translateY(-50%)`);
  }

  makeBubble() {
    const plumb = make("div", "plumb alarm"), air = deck("bubble"), fill = deck("bubble_fill"), tie = make("div", "tie");
    const beat = make("div", "at pulse", air);
    return { element: make("div", "at", plumb, beat, fill, tie), plumb, beat, air, fill, tie };
  }
  showBubble(part, row) {
    const urgent = row.urgent ?? true, line = Math.max(2, this.drone * 0.025);
    const size = Math.max(2 * row.radius * this.map[2], this.drone * 0.7);
    this.place(part.element, row.mapX, row.mapY, row.lift);
    part.plumb.hidden = part.beat.hidden = row.lost;
    part.fill.hidden = row.lost || !urgent;
    part.tie.hidden = !row.lost;
    if (row.lost) {
      const x = this.across(row.fromX) - this.across(row.mapX), y = this.down(row.fromY, row.fromLift) - this.down(row.mapY, row.lift);
      const dx = this.across(row.toX) - this.across(row.fromX), dy = this.down(row.toY, row.toLift) - this.down(row.fromY, row.fromLift);
      const thick = Math.max(4, this.drone * (urgent ? 0.13 : 0.06));
      sized(part.tie, 0, 0, Math.hypot(dx, dy), thick);
      part.tie.style.transform = `translate(${x}px, ${y}px) rotate(${Math.atan2(dy, dx)}rad) translateY(-50%)`;
      return;
    }
    sized(part.plumb, -line / 2, 0, line, row.lift * this.lift);
    part.beat.style.setProperty("--beat", urgent ? 0.05 * row.nearness : 0);
    part.beat.style.opacity = urgent ? 1 : 0.5;
    lay(part.air, size * (urgent ? 1 : 0.8), 0, this.tilt);
    lay(part.fill, size * (0.15 + 0.8 * row.nearness), 0, this.tilt);
  }

  makeAircraft(row) {
    const alert = deck("ring_alert"), ring = deck("ring"), wake = deck("wake"), drone = new Drone(row.kind);
    const beat = make("div", "at pulse", alert), mark = picture("mark_battery"), sign = icon(row.order), order = make("div", "order", sign);
    beat.style.setProperty("--beat", 0.03);
    drone.element.style.animationDelay = `${-row.mapX * 9 / 1.7}s`;
    const name = { unregistered: "mark_unknown", medical: "mark_medical" }[row.kind];
    if (name) mark.src = `pictures/${name}.svg`;
    const element = make("div", "at comes", beat, ring, wake, drone.element, mark, order);
    return { element, beat, alert, ring, wake, drone, mark, order, sign: sign.firstChild, always: name };
  }
  showAircraft(part, row) {
    const size = this.drone * (0.94 + 0.12 * row.lift), badge = this.drone * 0.4;
    const legible = badge >= this.sizes.rawMm * 4;
    this.place(part.element, row.mapX, row.mapY, row.lift);
    part.element.style.zIndex = Math.round(1000 * (row.mapY + (row.selected ? 2 : row.conflicting ? 1 : 0)));
    part.beat.hidden = !row.conflicting;
    part.ring.hidden = !row.selected;
    part.wake.hidden = row.pace <= WAKE_FROM;
    part.wake.style.opacity = row.pace;
    if (row.conflicting) lay(part.alert, this.drone * 1.42, 0, this.tilt);
    if (row.selected) lay(part.ring, this.drone * 1.9, 0, this.tilt);
    if (row.watched && !part.watch) part.ring.before(part.watch = deck("ring_watch"));
    if (part.watch) {
      part.watch.hidden = !row.watched;
      lay(part.watch, this.drone * 1.42, 0, this.tilt);
    }
    if (!part.wake.hidden) lay(part.wake, size * 1.9, row.heading, this.tilt);
    part.drone.show(size, row.heading, row.loaded, this.tilt);
    part.mark.hidden = !(legible && (part.always || row.batteryLow));
    sized(part.mark, size * 0.16, -size * 0.24 - badge, badge, badge);
    part.order.hidden = !(legible && row.order);
    if (row.order && part.name !== row.order) part.sign.setAttribute("d", icons[part.name = row.order] ?? "");
    sized(part.order, -size * 0.34 - badge * 0.7, -size * 0.14 - badge * 0.9, badge, badge);
  }

  makeLost() {
    const sign = picture("mark_lost"), element = make("div", "at pulse", sign);
    element.style.setProperty("--beat", 0.04);
    return { element, sign };
  }
  showLost(part, row) {
    const size = this.drone * 0.66, y = this.down(row.fromY, row.fromLift), toY = this.down(row.toY, row.toLift);
    part.element.hidden = !(row.lost && (row.urgent ?? true));
    const top = Math.max(this.fixed.margin, Math.min(y, toY) - this.drone * 0.5 - size);
    part.element.style.transform = `translate(${(this.across(row.fromX) + this.across(row.toX)) / 2}px, ${top + size / 2}px)`;
    sized(part.sign, -size / 2, -size / 2, size, size);
  }

  fillLadder(element, ladder) {
    sized(element, ladder.x, ladder.y, ladder.width, ladder.height);
    for (const [text, x, y, width, height] of ladder.words) {
      const word = make("span", "", text);
      sized(word, x, y, width, height);
      word.style.lineHeight = `${height}px`;
      element.append(word);
    }
    for (const line of ladder.lines) {
      const rung = make("hr");
      sized(rung, ...line);
      element.append(rung);
    }
    return element;
  }
  makeMark(row) {
    const edge = make("i"), image = picture(`drone_${row.kind}`);
    return { element: make("div", "mark", edge, image), edge, image };
  }
  // Each height has a row of the ladder, its words at the left.
  showMark(part, row) {
    const { padding, mark, row: high, gap, words } = this.fixed.ladder, side = mark * row.size;
    const x = padding + mark * row.seat + gap + Math.max(...words.map(word => word[3]));
    const y = padding + high * (2.5 - row.rung);
    part.element.style.left = `${x}px`;
    part.element.style.transform = `translateY(${y}px)`;
    part.edge.hidden = !(row.selected || row.conflicting);
    part.edge.className = `${row.selected ? "selected" : ""} ${row.conflicting ? "conflicting" : ""}`;
    part.edge.style.borderWidth = `${Math.max(2, side * 0.08)}px`;
    sized(part.edge, -side / 2, -side / 2, side, side);
    sized(part.image, -side * 0.43, -side * 0.43, side * 0.86, side * 0.86);
  }

  showLeader(part, row) {
    part.element.hidden = !(row.lead > 0);
    if (part.element.hidden) return;
    part.element.style.transform = `translate(${row.leadX}px, ${row.leadY}px) rotate(${row.leadTurn}deg) translateY(-50%)`;
    part.element.style.width = `${row.lead}px`;
    part.element.classList.toggle("conflicting", row.conflicting);
  }
  showTag(part, row) {
    const element = part.element;
    if (element.textContent !== row.text) element.textContent = row.text;
    element.className = `at tag${row.selected ? " selected" : ""}${row.conflicting ? " conflicting" : ""}`;
    element.style.transform = `translate(${Math.round(row.tagX)}px, ${Math.round(row.tagY)}px)`;
    Object.assign(element.style, { width: `${Math.ceil(row.tagWidth)}px`, height: `${Math.ceil(row.tagHeight)}px` });
  }

  // The picture `fraction` of the way between two steps, `elapsed_s` after the one before.
  show(before, after, fraction, elapsed_s) {
    if (before.lens !== this.lens) this.resize(this.lens = before.lens);
    this.look(before.view, elapsed_s);
    const flown = between(before.aircraft, after.aircraft, fraction, "mapX mapY lift goal pace presence".split(" "));
    const spots = "mapX mapY lift fromX fromY fromLift toX toY toLift radius nearness".split(" ");
    const alarms = between(before.conflicts, after.conflicts, fraction, spots);
    const tags = between(before.tags, after.tags, fraction, "tagX tagY leadX leadY lead leadTurn".split(" "));
    this.layers.pads.update(between(before.pads, after.pads, fraction, ["lift", "presence"]));
    this.layers.shades.update(flown);
    this.layers.tracks.update(between(before.tracks, after.tracks, fraction, ["mapX", "mapY", "toX", "toY", "lift", "presence"]));
    this.layers.bubbles.update(alarms);
    this.layers.aircraft.update(flown);
    this.layers.lost.update(alarms);
    this.layers.marks?.update(between(before.marks, after.marks, fraction, ["presence"]));
    this.layers.leaders.update(tags);
    this.layers.tags.update(tags);
  }
}

function between(before, after, fraction, names) {
  return after.map(row => {
    const old = before.find(one => one.key === row.key);
    if (!old) return row;
    const now = { ...row };
    for (const name of names) if (name in row) now[name] = old[name] + (row[name] - old[name]) * fraction;
    if ("heading" in row) now.heading = old.heading + ((row.heading - old.heading + 540) % 360 - 180) * fraction;
    return now;
  });
}
