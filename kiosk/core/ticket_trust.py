"""The verdict on a ticket: whether a listed key of its kiosk signed it, and in that key's time.

Whose key a signature must be of comes from the office's registry, never from the ticket. `db/TICKET.md`
gives the same steps for whoever writes another reader, `db/ticket_vectors.json` what they must come to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.core.bundle import TrustedKey, kiosk_folder
from kiosk.core.signatures import fingerprint, is_signed_by
from kiosk.core.ticket import Ticket, signing_bytes

TicketVerdict = Literal["genuine", "changed", "unknown key", "key expired", "revoked key", "unsigned"]


@dataclass(frozen=True, slots=True)
class TicketJudgement:
    """The verdict, why (one English sentence), and the fingerprint of the key that signed; "" for none."""

    verdict: TicketVerdict
    reason: str
    fingerprint: str = ""

    @property
    def genuine(self) -> bool:
        return self.verdict == "genuine"


def judge_ticket(ticket: Ticket, keys: Sequence[TrustedKey], site_ids: Mapping[int, str]) -> TicketJudgement:
    """The verdict on one ticket. Total: every ticket gets one.

    `keys` is the registry; `site_ids` gives the id under which it lists a site, by the site's number. A kiosk
    that was installed anew has several keys, and any of them may have signed.
    """
    if not ticket.signed:
        return TicketJudgement("unsigned", "found no signature, expected one of the kiosk's key")
    site = site_ids.get(ticket.site)
    if site is None:
        return TicketJudgement("unknown key", f"site number {ticket.site}: found in no site profile")
    whose = kiosk_folder(site, ticket.kiosk)
    listed = [key for key in keys if (key.site, key.kiosk) == (site, ticket.kiosk)]
    if not listed:
        reason = f"kiosk {whose}: found no key, expected one added with `kiosk office trust add`"
        return TicketJudgement("unknown key", reason)
    signers = [key for key in listed if _signed(ticket, key)]
    if not signers:
        reason = f"found no signature of a listed key of kiosk {whose}: changed, or of a key not listed"
        return TicketJudgement("changed", reason)
    return _of_its_time(ticket, whose, signers)


def _signed(ticket: Ticket, key: TrustedKey) -> bool:
    return is_signed_by(bytes.fromhex(key.public_key), ticket.signature, signing_bytes(ticket))


def _of_its_time(ticket: Ticket, whose: str, signers: Sequence[TrustedKey]) -> TicketJudgement:
    """`signers` are the entries of the one key that signed, which may be listed for several times."""
    mark = fingerprint(bytes.fromhex(signers[0].public_key))
    key = f"key {mark} of kiosk {whose}"
    if any(entry.revoked for entry in signers):
        return TicketJudgement("revoked key", f"{key} was revoked", mark)
    if not any(entry.covers(ticket.day) for entry in signers):
        times = " or ".join(entry.time for entry in signers)
        reason = f"{key}: found a ticket of {ticket.day}, expected {times}"
        return TicketJudgement("key expired", reason, mark)
    return TicketJudgement("genuine", f"signed with {key}", mark)
