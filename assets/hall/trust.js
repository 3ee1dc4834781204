// Whether a ticket is genuine, by the keys that the page was built with. kiosk/core/ticket_trust.py is the same.
"use strict";

// 2^252 + 27742317777372353535851937790883648493: the S of a signature is below it (RFC 8032, 5.1.7).
const ED25519_ORDER = "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed";

// { verdict } of a ticket: "genuine", "changed", "unknown key", "key expired", "revoked key" or "unsigned".
async function judgeTicket(ticket, keys) {
  if (!ticket.signed) return { verdict: "unsigned" };
  const own = keys.filter((key) => key.site === ticket.site && key.kiosk === ticket.kiosk);
  if (own.length === 0) return { verdict: "unknown key" };
  const signers = [];
  for (const key of own) {
    if (await isSignedBy(key.public_key, ticket.signature, ticket.message)) signers.push(key);
  }
  if (signers.length === 0) return { verdict: "changed" };
  if (signers.some((key) => key.revoked)) return { verdict: "revoked key" };
  const timely = signers.some((key) => key.from <= ticket.day && (!key.until || ticket.day <= key.until));
  return { verdict: timely ? "genuine" : "key expired" };
}

// The browser's own Ed25519 where it has one; a page that is not from a secure place has none (crypto.subtle).
async function isSignedBy(publicKey, signature, message) {
  const key = Uint8Array.from(publicKey.match(/../g), (pair) => parseInt(pair, 16));
  // tweetnacl takes an S that is too large, browsers do not: nobody does here
  if (!isBelowOrder(signature.subarray(32))) return false;
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
  } catch {
    return nacl.sign.detached.verify(message, signature, key);
  }
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
}

function isBelowOrder(littleEndian) {
  const digits = Array.from(littleEndian, (byte) => byte.toString(16).padStart(2, "0"));
  return digits.reverse().join("") < ED25519_ORDER;
}
