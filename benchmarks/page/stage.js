// The airspace as elements moved by CSS transforms: the same layers, pictures and geometry as View.qml and its parts.
"use strict";

const ROTORS = {
  medical: [[0, -37], [37, 0], [0, 37], [-37, 0]],
  unregistered: [[0, -36], [35, 25], [-35, 25]],
  parcel: [[-31, -30], [31, -30], [-31, 30], [31, 30]],
};
const BLEED_X = 0.4, BLEED_Y = 0.45, LIFT = 0.15, DRONE = 0.115, EDGE = 0.06, TILT = 0.8;
const LOWEST = 0.36, SPACING = 0.32;

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

function lay(deck, size, heading, tilt = TILT, y = 0) {
  deck.style.setProperty("--size", `${size}px`);
  deck.style.transform = `translateY(${y}px) scaleY(${tilt}) rotate(${heading}deg)`;
}

// A drone of stacked layers around its own origin.
class Drone {
  constructor(kind, slices = 2) {
    this.parcels = kind === "parcel" ? [...Array.from({ length: slices }, () => deck("parcel_under")), deck("parcel")] : [];
    const rotors = ROTORS[kind].map(([x, y], n) => {
      const rotor = picture(`rotor_${kind}`, n % 2 ? "rotor back" : "rotor");
      rotor.style.left = `${x + 50 - 21}%`;
      rotor.style.top = `${y + 50 - 21}%`;
      return rotor;
    });
    this.body = [deck(`drone_${kind}_under`), deck(`drone_${kind}`, ...rotors)];
    this.element = make("div", "at bob", ...this.parcels, ...this.body);
  }
  show(size, heading, loaded, tilt = TILT) {
    const thickness = size * 0.07 * Math.sqrt(1 - tilt * tilt), slices = this.parcels.length - 1;
    this.parcels.forEach((parcel, n) => {
      parcel.hidden = !loaded;
      lay(parcel, size, heading, tilt, thickness * (n < slices ? 5.4 - 2.4 * n / slices : 3));
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

class Airspace {
  constructor(width, height, sizes) {
    const margin = sizes.rawMm * 3, pad = sizes.rawMm * 3;
    const mark = Math.max(sizes.rawMm * 10, sizes.textSize * 0.66), row = sizes.textSize * 1.15 + mark * 1.25;
    this.ladder = { pad, mark, row, width: 3.6 * mark + 2 * pad, height: 3 * row + 2 * pad };
    const left = margin + this.ladder.width;
    const widest = Math.max(1, (width - left - 2 * margin) / (1 + 2 * EDGE));
    this.map = Math.min(widest, (height - 2 * margin) / (TILT + LIFT + DRONE + EDGE * TILT));
    this.lift = this.map * LIFT;
    this.drone = this.map * DRONE;
    this.x = left + (width - left - this.map) / 2;
    this.y = (height - this.map * TILT + this.lift) / 2;

    this.element = make("div", "stage");
    this.element.style.width = `${width}px`;
    this.element.style.height = `${height}px`;
    this.element.append(this.ground(width, height));
    const pads = this.group(), shades = this.group(), tracks = this.group(), bubbles = this.group();
    const ladder = make("div", "ladder"), aircraft = this.group(), tags = this.group();
    Object.assign(ladder.style, { left: `${margin}px`, top: `${margin}px`, width: `${this.ladder.width}px`, height: `${this.ladder.height}px` });
    this.element.append(pads, shades, tracks, bubbles, ladder, aircraft, tags);
    this.layers = {
      pads: new Layer(pads, row => this.makePad(row), (part, row) => this.showPad(part, row)),
      shades: new Layer(shades, row => this.makeShade(row), (part, row) => this.showShade(part, row)),
      tracks: new Layer(tracks, () => ({ element: make("div", "track") }), (part, row) => this.showTrack(part, row)),
      bubbles: new Layer(bubbles, () => this.makeBubble(), (part, row) => this.showBubble(part, row)),
      rungs: new Layer(ladder, row => this.makeRung(row), () => {}),
      marks: new Layer(ladder, row => this.makeMark(row), (part, row) => this.showMark(part, row)),
      aircraft: new Layer(aircraft, row => this.makeAircraft(row), (part, row) => this.showAircraft(part, row)),
      tags: new Layer(tags, () => ({ element: make("div", "at tag") }), (part, row) => this.showTag(part, row)),
    };
  }
  group() {
    return make("div", "at");
  }
  ground(width, height) {
    const x = this.x + this.map / 2, y = this.y + this.map * TILT / 2;
    const wide = this.map * (1 + 2 * BLEED_X), high = this.map * TILT * (1 + 2 * BLEED_Y);
    const enlarged = Math.max(1, 2 * Math.max(x, width - x) / wide, 2 * Math.max(y, height - y) / high);
    const ground = picture("ground");
    Object.assign(ground.style, {
      width: `${wide * enlarged}px`, height: `${high * enlarged}px`,
      left: `${x - wide * enlarged / 2}px`, top: `${y - high * enlarged / 2}px`,
    });
    return ground;
  }
  place(element, x, y, lift, more = "") {
    element.style.transform = `translate(${this.x + x * this.map}px, ${this.y + y * this.map * TILT - lift * this.lift}px)${more}`;
  }

  makePad(row) {
    const pad = picture(row.medical ? "pad_medical" : "pad"), box = picture(row.medical ? "parcel_medical" : "parcel_box");
    const plumb = make("div", "plumb"), size = this.drone * 0.44;
    Object.assign(box.style, { width: `${size}px`, height: `${size}px`, left: `${-size / 2}px`, top: `${-size * 0.72}px` });
    return { element: make("div", "at", pad, plumb, box), pad, plumb, box };
  }
  showPad(part, row) {
    this.place(part.element, row.mapX, row.mapY, 0);
    const size = this.drone * (row.selected ? 0.72 : 0.56);
    Object.assign(part.pad.style, { width: `${size}px`, height: `${size * TILT}px`, left: `${-size / 2}px`, top: `${-size * TILT / 2}px` });
    Object.assign(part.plumb.style, { height: `${row.lift * this.lift}px`, top: `${-row.lift * this.lift}px` });
    part.plumb.hidden = row.filled;
    part.box.hidden = !row.filled;
  }
  makeShade(row) {
    const shade = deck(`drone_${row.kind}_shade`), plumb = make("div", "plumb");
    return { element: make("div", "at", shade, plumb), shade, plumb };
  }
  showShade(part, row) {
    this.place(part.element, row.mapX, row.mapY, 0);
    lay(part.shade, this.drone * (0.7 + 0.35 * row.lift), row.heading);
    Object.assign(part.plumb.style, { height: `${row.lift * this.lift}px`, top: `${-row.lift * this.lift}px` });
  }
  showTrack(part, row) {
    const dx = (row.toX - row.mapX) * this.map, dy = (row.toY - row.mapY) * this.map * TILT;
    const skipped = row.first ? this.drone * 0.5 : 0, length = Math.hypot(dx, dy) - skipped;
    const name = row.conflicting ? "dash_alert" : row.selected ? "dash_selected" : "dash";
    if (part.name !== name)
      part.element.style.background = `url(pictures/${part.name = name}.svg) left center / 30px 12px repeat-x`;
    part.element.style.width = `${Math.max(0, length)}px`;
    this.place(part.element, row.toX, row.toY, row.lift, ` rotate(${Math.atan2(-dy, -dx)}rad)`);
  }
  makeBubble() {
    const air = deck("bubble"), element = make("div", "at", make("div", "at breathe", air));
    return { element, air };
  }
  showBubble(part, row) {
    this.place(part.element, row.mapX, row.mapY, row.lift);
    lay(part.air, 2 * row.radius * this.map, 0);
  }
  makeAircraft(row) {
    const alert = deck("ring_alert"), ring = deck("ring"), drone = new Drone(row.kind);
    const charge = make("i"), battery = make("div", "battery", charge);
    return { element: make("div", "at", alert, ring, drone.element, battery), alert, ring, drone, battery, charge };
  }
  showAircraft(part, row) {
    const size = this.drone * (0.86 + 0.24 * row.lift);
    this.place(part.element, row.mapX, row.mapY, row.lift);
    part.element.style.zIndex = Math.round(row.mapY * 1000);
    part.alert.hidden = !row.conflicting;
    part.ring.hidden = !row.selected;
    if (row.conflicting) lay(part.alert, size * 1.36, 0);
    if (row.selected) lay(part.ring, size * 1.72, 0);
    part.drone.show(size, row.heading, row.loaded);
    part.battery.hidden = row.kind === "unregistered";
    part.battery.className = row.batteryLow ? "battery low" : "battery";
    Object.assign(part.battery.style, { width: `${size * 0.44}px`, height: `${size * 0.12}px`, left: `${-size * 0.22}px`, top: `${size * 0.46}px` });
    part.charge.style.width = `${(size * 0.44 - 8) * row.battery}px`;
  }
  makeRung(row) {
    const { pad, row: step } = this.ladder, y = pad + step * (1 + (1 - row.lift) / SPACING);
    const words = make("span", "", row.words), line = make("hr");
    Object.assign(words.style, { left: `${pad}px`, top: `${y - step}px` });
    Object.assign(line.style, { left: `${pad}px`, right: `${pad}px`, top: `${y - 4}px` });
    const element = make("div", "at", words, line);
    element.style.right = 0;
    return { element };
  }
  makeMark(row) {
    const image = picture(`drone_${row.kind}`), size = this.ladder.mark * 0.94;
    Object.assign(image.style, { width: `${size}px`, height: `${size}px`, left: `${-size / 2}px`, top: `${-size / 2}px` });
    return { element: make("div", "at", image), n: this.marks = ((this.marks ?? -1) + 1) % 4 };
  }
  showMark(part, row) {
    const { pad, mark, row: step } = this.ladder;
    const rung = LOWEST + SPACING * Math.round(Math.max(0, row.lift - LOWEST) / SPACING);
    part.element.style.transform = `translate(${pad + mark * (0.5 + part.n * 0.88)}px, ${pad + step * (1 + (1 - rung) / SPACING) - mark * 0.62}px)`;
  }
  showTag(part, row) {
    const element = part.element;
    if (element.textContent !== row.text) element.textContent = row.text;
    element.className = `at tag${row.selected ? " selected" : ""}${row.conflicting ? " conflicting" : ""}`;
    element.style.transform = `translate(${Math.round(row.tagX)}px, ${Math.round(row.tagY)}px)`;
    Object.assign(element.style, { width: `${row.tagWidth}px`, height: `${row.tagHeight}px` });
  }

  // The picture `fraction` of the way between two steps.
  show(before, after, fraction) {
    const moved = between(before.aircraft, after.aircraft, fraction, "mapX mapY lift battery presence".split(" "));
    this.layers.pads.update(between(before.pads, after.pads, fraction, ["lift", "presence"]));
    this.layers.shades.update(moved);
    this.layers.tracks.update(between(before.tracks, after.tracks, fraction, ["mapX", "mapY", "lift"]));
    this.layers.bubbles.update(between(before.conflicts, after.conflicts, fraction, ["mapX", "mapY", "lift"]));
    this.layers.rungs.update(after.layers);
    this.layers.marks.update(moved);
    this.layers.aircraft.update(moved);
    this.layers.tags.update(between(before.tags, after.tags, fraction, ["tagX", "tagY"]));
  }
}

function between(before, after, fraction, names) {
  return after.map(row => {
    const old = before.find(one => one.key === row.key);
    if (!old) return row;
    const now = { ...row };
    for (const name of names) now[name] = old[name] + (row[name] - old[name]) * fraction;
    if ("heading" in row) now.heading = old.heading + ((row.heading - old.heading + 540) % 360 - 180) * fraction;
    return now;
  });
}
