// Reads a slip's payload. db/TICKET.md describes the format byte by byte; kiosk/core/ticket.py is the same in Python.
"use strict";

const TICKET_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const TICKET_DOMAIN = "miraekiosk ticket v1\0";
const TICKET_EPOCH_MS = Date.UTC(2026, 0, 1);
const TICKET_DAY_MS = 86400000;
const TICKET_LONGEST = 143;
const TICKET_HEADER = 7;
const TICKET_SIGNATURE = 64;
const TICKET_LAST_PROGRAMME = 999; // numbers above it are steps

// The ticket behind a payload, or { error: kind } with a kind of db/TICKET.md. Total: it never throws.
function readTicket(text) {
  const bytes = ticketBytes(text);
  return bytes.error ? bytes : ticketOf(bytes.data);
}

function ticketBytes(text) {
  const letters = [...text];
  if (letters.length === 0) return { error: "empty" };
  if (letters.length > TICKET_LONGEST) return { error: "length" };
  const digits = letters.map((letter) => TICKET_ALPHABET.indexOf(letter));
  if (digits.includes(-1)) return { error: "alphabet" };
  if ([1, 3, 6].includes(letters.length % 8)) return { error: "length" };
  const data = new Uint8Array((letters.length * 5) >> 3);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const digit of digits) {
    held = ((held << 5) | digit) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      data[at++] = (held >> bits) & 0xff;
    }
  }
  // one ticket has one spelling: bits that are left over are 0
  return held & ((1 << bits) - 1) ? { error: "alphabet" } : { data };
}

function ticketOf(data) {
  if (data[0] !== 1) return { error: "version" };
  if (data.length < TICKET_HEADER) return { error: "length" };
  if (data[1] & ~1) return { error: "flags" };
  const signed = data[1] === 1;
  const plays = data[6] >> 4;
  const programmes = data[6] & 15;
  const programmesAt = TICKET_HEADER + 2 * plays;
  const signatureAt = programmesAt + 2 * programmes;
  if (data.length !== signatureAt + (signed ? TICKET_SIGNATURE : 0)) return { error: "length" };
  const ticket = {
    signed,
    site: data[2],
    kiosk: data[3],
    day: ticketDay((data[4] << 8) | data[5]),
    plays: pairs(data, TICKET_HEADER, plays).map(([job, rating]) => ({ job, stars: rating & 3, liking: rating >> 2 })),
    programmes: pairs(data, programmesAt, programmes).map(([high, low]) => (high << 8) | low),
    signature: data.slice(signatureAt),
    message: signedMessage(data.slice(0, signatureAt)),
  };
  const sound =
    plays <= 6 &&
    programmes <= 3 &&
    ticket.plays.every((play) => play.job >= 1 && play.liking <= 5) &&
    ticket.programmes.every((number) => number >= 1);
  return sound ? ticket : { error: "value" };
}

function pairs(data, start, count) {
  return Array.from({ length: count }, (_, n) => [data[start + 2 * n], data[start + 2 * n + 1]]);
}

// "2026-11-22" for the number of days since 2026-01-01.
function ticketDay(number) {
  return new Date(TICKET_EPOCH_MS + number * TICKET_DAY_MS).toISOString().slice(0, 10);
}

function signedMessage(body) {
  const domain = Uint8Array.from(TICKET_DOMAIN, (letter) => letter.charCodeAt(0));
  const message = new Uint8Array(domain.length + body.length);
  message.set(domain);
  message.set(body, domain.length);
  return message;
}
