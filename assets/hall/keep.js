// On every page: the slip (what follows # in the address) stays with the visitor from page to page, and what has
// run out since the page was built is taken away.
"use strict";

// Only a saved copy comes with one: there is no fragment in the address of a file that was saved.
const savedSlip = document.documentElement.dataset.slip ?? "";

// The payload this page was opened with, "" for none.
function slipOf(place) {
  const fragment = place.hash.slice(1);
  if (fragment === "") return savedSlip;
  return document.getElementById(fragment) ? "" : fragment;
}

function keepSlip() {
  const slip = slipOf(location);
  for (const link of document.querySelectorAll("a[data-keep]")) {
    link.hash = slip;
    const other = link.dataset.withSlip;
    if (other !== undefined) {
      link.dataset.without ??= link.textContent;
      link.textContent = slip ? other : link.dataset.without;
    }
  }
}

// Today where the visitor is, as "2026-11-22".
function localDay() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

function hideExpired() {
  const today = localDay();
  for (const entry of document.querySelectorAll("[data-until]")) entry.hidden = entry.dataset.until < today;
}

// A skip link moves the focus and leaves the address, and so the slip, as it is.
function skipWithin() {
  const link = document.querySelector("a.skip");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });
}

keepSlip();
hideExpired();
skipWithin();
addEventListener("hashchange", keepSlip);
