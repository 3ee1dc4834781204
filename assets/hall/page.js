// The entrance: with a slip in the address it shows what was done that day, without one the booths of the hall.
// Everything that comes from the address is set as text, never as markup.
"use strict";

const hall = JSON.parse(document.getElementById("hall").textContent);
const entrance = {
  main: document.getElementById("main"),
  slip: document.getElementById("slip"),
  hero: document.getElementById("hero"),
  booths: document.getElementById("booths"),
  boothsTitle: document.getElementById("booths-title"),
  said: document.getElementById("said"),
};
let turn = 0;

function say(key, values = {}) {
  return hall.words[key].replace(/\{(\w+)(:02d)?\}/g, (whole, name, two) => {
    return name in values ? String(values[name]).padStart(two ? 2 : 0, "0") : whole;
  });
}

// A copy of one of the page's templates with these texts in its places; a place without text goes.
function piece(name, texts) {
  const made = document.getElementById(`piece-${name}`).content.firstElementChild.cloneNode(true);
  for (const [place, text] of Object.entries(texts)) {
    const spot = made.querySelector(`[data-put="${place}"]`) ?? made;
    if (text) spot.textContent = text;
    else spot.remove();
  }
  return made;
}

// A slip opened by a phone that speaks no Korean goes on to the page in the other language. Only the first page of
// a tab does so: whoever turns back to Korean stays there.
function goToOwnLanguage() {
  if (document.documentElement.lang !== "ko" || history.length > 1) return;
  if (location.hash === "" || slipOf(location) === "") return; // a saved copy has no other page beside it
  if (navigator.languages.some((language) => language.toLowerCase().startsWith("ko"))) return;
  location.replace(document.querySelector("a.language").href);
}

async function showEntrance() {
  const mine = ++turn;
  const payload = slipOf(location);
  const ticket = payload ? readTicket(payload.trim()) : null;
  const judgement = ticket && !ticket.error ? await judgeTicket(ticket, hall.keys) : null;
  if (mine !== turn) return; // another slip came meanwhile
  if (payload) document.documentElement.dataset.slip = payload;
  else delete document.documentElement.dataset.slip;
  entrance.main.dataset.verdict = judgement?.verdict ?? "";
  entrance.main.dataset.error = ticket?.error ?? "";
  entrance.slip.hidden = ticket === null;
  entrance.hero.hidden = judgement !== null;
  entrance.slip.replaceChildren(...(ticket ? slipPieces(ticket, judgement) : []));
  showBooths(judgement ? new Set(ticket.plays.map((play) => String(play.job))) : null);
  entrance.said.textContent = ticket ? entrance.slip.querySelector(".verdict").innerText : "";
  hideExpired();
  keepSlip();
  entrance.main.dataset.shown = payload;
}

function slipPieces(ticket, judgement) {
  if (judgement === null) {
    return [verdictPiece(false, say(ticket.error === "version" ? "verdict-version" : "verdict-unread"))];
  }
  const genuine = judgement.verdict === "genuine";
  const place = hall.places[ticket.site]?.name ?? say("slip-unknown-place");
  const sentence = say(`verdict-${judgement.verdict.replaceAll(" ", "-")}`, { place });
  return [
    headPiece(dayWords(ticket.day), place),
    verdictPiece(genuine, sentence),
    ...(genuine ? [] : [piece("doubt", {})]),
    playsPiece(ticket),
    ...(ticket.programmes.length ? [programmesPiece(ticket)] : []),
  ];
}

function headPiece(day, place) {
  const made = piece("head", { day, place });
  made.querySelector("button").addEventListener("click", () => print());
  return made;
}

function verdictPiece(genuine, sentence) {
  const made = piece("verdict", { word: say(genuine ? "verdict-yes" : "verdict-no"), sentence });
  made.classList.toggle("good", genuine);
  return made;
}

// Each job once, with its best stars, as on paper.
function playsPiece(ticket) {
  const best = new Map();
  for (const { job, stars } of ticket.plays) best.set(job, Math.max(stars, best.get(job) ?? 0));
  const made = piece("plays", { none: best.size ? "" : say("slip-plays-none") });
  made.querySelector("ul").append(...Array.from(best, ([job, stars]) => playPiece(job, stars)));
  return made;
}

function playPiece(number, stars) {
  const job = hall.jobs[number];
  const made = piece("play", {
    name: job?.name ?? say("slip-unknown-job", { number }),
    line: job?.line ?? "",
    stars: stars ? say("stars", { stars }) : say("slip-unfinished"),
    learn: job ? say("learn") : "",
  });
  const row = made.querySelector(".stars");
  row.hidden = stars === 0;
  row.querySelectorAll("svg").forEach((star, n) => star.classList.toggle("on", n < stars));
  const picture = made.querySelector("img");
  if (job?.picture) picture.src = job.picture;
  else picture.remove();
  if (!job) return made;
  made.classList.add(`job-${job.id}`);
  const link = made.querySelector("a");
  link.href = job.page;
  link.setAttribute("aria-label", `${job.name}: ${say("learn")}`);
  return made;
}

// What comes next: steps to tick, then programmes with the number to show there.
function programmesPiece(ticket) {
  const made = piece("programmes", {});
  const known = hall.places[ticket.site]?.entries ?? hall.common;
  const steps = ticket.programmes.filter((number) => number > TICKET_LAST_PROGRAMME);
  const programmes = ticket.programmes.filter((number) => number <= TICKET_LAST_PROGRAMME);
  fill(made.querySelector(".steps"), stepPieces(steps, known));
  fill(made.querySelector(".programmes"), programmes.map((number) => programmePiece(number, known)));
  if (programmes.length === 0) made.querySelector(".note").remove();
  return made;
}

// A list of these; without any there is no list.
function fill(list, entries) {
  if (entries.length) list.append(...entries);
  else list.remove();
}

// However many steps are gone from the map, one sentence says so. There is no number to show for them.
function stepPieces(numbers, known) {
  const found = numbers.map((number) => entryPiece(known[number])).filter(Boolean);
  if (found.length < numbers.length) found.push(piece("step-gone", { sentence: say("slip-step-gone") }));
  return found;
}

function programmePiece(number, known) {
  const entry = entryPiece(known[number]);
  if (entry && entry.dataset.until >= localDay()) return entry;
  const code = `G-${String(number).padStart(2, "0")}`;
  return piece("gone", { code, sentence: say("slip-programme-gone") });
}

function entryPiece(template) {
  return document.getElementById(template)?.content.firstElementChild.cloneNode(true);
}

function showBooths(played) {
  const booths = [...entrance.booths.querySelectorAll("li[data-number]")];
  for (const booth of booths) booth.hidden = played !== null && played.has(booth.dataset.number);
  const left = booths.some((booth) => !booth.hidden);
  entrance.boothsTitle.textContent = say(played === null ? "booths" : left ? "slip-others" : "slip-all-done");
}

// "2026-11-22" as people write it.
function dayWords(day) {
  const [year, month, date] = day.split("-").map(Number);
  return say("slip-date", { year, month, day: date });
}

goToOwnLanguage();
showEntrance();
addEventListener("hashchange", showEntrance);
