import { type Actor, type Holder, type Person, authorize, noSuchLetter } from "@chirograph/core";
import { STAMPER } from "@chirograph/marks";
import { openTo } from "../access.ts";
import { type LinkIssued, issueLinks, sendLinks } from "./circulate.ts";
import { loadCopies, loadLetter, loadOffice } from "../facts.ts";
import { notify } from "../mail/notices.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import { perform } from "../perform.ts";
import type { Ports, Unit } from "../ports.ts";

async function handOver(
  ports: Ports,
  unit: Unit,
  given: { letter: string; copy: string; holder: Holder; delegated: boolean; mail: boolean },
  actor: Actor,
): Promise<Outcome<LinkIssued>> {
  const { letter, copy, holder, delegated } = given;
  const child = ports.id();
  const command = { type: "pass-on" as const, letter, copy, child, holder, delegated, stamper: STAMPER };
  const performed = await perform(ports, unit, command, actor);
  if (!performed.ok) return performed;
  const issued = (await loadCopies(unit, [child])).get(child);
  const label = issued?.status === "issued" ? issued.label : "";
  const made = await issueLinks(ports, unit, [{ copy: child, label, holder }]);
  const [link] = await sendLinks(ports, unit, made, { suspense: null, instructions: "", mail: given.mail });
  if (!link) throw new Error("A hand-over made no link.");
  return done(link);
}

/** A holder passes the copy on, or asks to, as the copy allows. The child copy is issued to its own holder. */
export async function passOn(
  ports: Ports,
  copy: string,
  given: { holder: Holder; delegated: boolean; mail: boolean },
): Promise<Outcome<{ outcome: "passed-on"; link: LinkIssued } | { outcome: "asked" }>> {
  return ports.transact(async (unit) => {
    const known = (await loadCopies(unit, [copy])).get(copy);
    if (!known || known.status === "none") return refused("not-found", "There is no such copy.");
    const actor: Actor = { kind: "holder", copy };
    const { letter } = known;
    if (known.passingOn !== "ask") {
      const handed = await handOver(ports, unit, { letter, copy, ...given }, actor);
      return handed.ok ? done({ outcome: "passed-on" as const, link: handed.value }) : handed;
    }
    const asked = await perform(
      ports,
      unit,
      { type: "ask-to-pass-on", letter, copy, holder: given.holder },
      actor,
    );
    return asked.ok ? done({ outcome: "asked" as const }) : asked;
  });
}

/** The office answers a holder's request to pass a copy on. Of a refusal the holder is told. */
export async function answerPassingOn(
  ports: Ports,
  actor: Person,
  given: { letter: string; copy: string; allow: boolean; mail: boolean },
): Promise<Outcome<{ link: LinkIssued | null }>> {
  return ports.transact(async (unit) => {
    const { letter, copy, allow, mail } = given;
    const by: Actor = { kind: "person", person: actor.id };
    const opened = await openTo(unit, letter, actor.id);
    if (!opened.ok) return opened;
    if (!allow) {
      const refusedIt = await perform(ports, unit, { type: "refuse-passing-on", letter, copy }, by);
      if (!refusedIt.ok) return refusedIt;
      await notify(ports, unit, { kind: "passing-on-refused", copy });
      return done({ link: null });
    }
    const known = (await loadCopies(unit, [copy])).get(copy);
    if (!known || known.status === "none" || known.letter !== letter || !known.asked)
      return refused("nothing-to-change", "Nobody asks to pass this copy on.");
    const handed = await handOver(
      ports,
      unit,
      { letter, copy, holder: known.asked, delegated: false, mail },
      by,
    );
    return handed.ok ? done({ link: handed.value }) : handed;
  });
}

/** A new link and code for a copy, when the first ones were lost or used up. The old link stops working. */
export async function newLink(
  ports: Ports,
  actor: Person,
  given: { letter: string; copy: string; mail: boolean },
): Promise<Outcome<{ link: LinkIssued }>> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const letter = await loadLetter(unit, given.letter);
    const refusal = authorize("recall-copy", { kind: "person", person: actor.id }, office, letter);
    if (refusal) return refusal;
    const copy = (await loadCopies(unit, [given.copy])).get(given.copy);
    if (!copy || copy.status === "none" || copy.letter !== given.letter || copy.kind === "office")
      return noSuchLetter;
    const made = await issueLinks(ports, unit, [{ copy: copy.id, label: copy.label, holder: copy.holder }]);
    const about = { suspense: null, instructions: "", mail: given.mail };
    const [link] = await sendLinks(ports, unit, made, about);
    if (!link) throw new Error("A new link was not made.");
    return done({ link });
  });
}
