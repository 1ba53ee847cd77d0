import {
  type Circulation,
  type ExistingLetter,
  type IssuedCopy,
  type Person,
  foldLetter,
  streamOf,
} from "@chirograph/core";
import { hashToken, newToken } from "../../keys/token.ts";
import { type SuspenseEntry, suspenseCalendar } from "../../sheet/suspense-calendar.ts";
import { replaced } from "./around-copy.ts";
import { loadCopies, loadLetter, loadOffice } from "../facts.ts";
import { holderEntry, holderSuspense } from "./holder-suspense.ts";
import { type Outcome, done, refused } from "../outcome.ts";
import type { Ports, Unit } from "../ports.ts";

type Place = { readonly office: string; readonly address: string };

async function placeOf(ports: Ports, unit: Unit): Promise<Place> {
  const { office } = await loadOffice(unit, ports);
  const settings = office.status === "empty" ? null : office.settings;
  return { office: settings?.name ?? "", address: settings?.publicAddress.replace(/\/+$/, "") ?? "" };
}

function host(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : "localhost";
}

/** The same suspense is the same bytes, and each change of it is later than the one before. */
function stampOf({ opened, changes }: Circulation): string {
  return new Date(Date.parse(opened) + changes * 1_000).toISOString();
}

/** The holder's newest copy that stands: a calendar goes by it, whichever of them is open. A recalled copy leads to none. */
async function newestOf(unit: Unit, copy: IssuedCopy): Promise<IssuedCopy> {
  let newest = copy;
  // Versions only grow from a copy to what replaces it, so this ends.
  while (newest.status === "issued") {
    const row = (await unit.copies.replacing(newest.id)).find((one) => !one.recalled);
    const next = row ? (await loadCopies(unit, [row.id])).get(row.id) : undefined;
    if (next?.status !== "issued") break;
    newest = next;
  }
  return newest;
}

/** Nobody waits for an answer on a recalled copy, nor on one whose circulation gave way to another that left its holder out. */
function isOver({ status, task }: IssuedCopy, { circulations }: ExistingLetter): boolean {
  return status === "recalled" || task.circulation < circulations.length;
}

async function entryOf(
  unit: Unit,
  copy: IssuedCopy,
  letter: ExistingLetter,
  circulation: Circulation,
  { office, address }: Place,
): Promise<SuspenseEntry> {
  const { suspense: at, zone } = circulation;
  return holderSuspense({
    entry: holderEntry(copy, await replaced(unit, copy), letter.circulations),
    host: host(address),
    office,
    reference: letter.reference,
    subject: "",
    address,
    suspense: { at, zone },
    cancelled: isOver(copy, letter),
    stamp: stampOf(circulation),
  });
}

/** The suspense of a holder's copy, or of the one that replaced it, as a calendar file. */
export async function holderCalendar(ports: Ports, copy: string): Promise<Outcome<string>> {
  return ports.transact(async (unit) => {
    const known = (await loadCopies(unit, [copy])).get(copy);
    const letter = known && known.status !== "none" ? await loadLetter(unit, known.letter) : null;
    if (!known || known.status === "none" || !letter || letter.status === "none")
      return refused("not-found", "There is no such copy.");
    const newest = await newestOf(unit, known);
    const circulation = letter.circulations[newest.task.circulation - 1];
    if (!circulation) return refused("not-found", "Nothing is asked for by a date on this copy.");
    const place = await placeOf(ports, unit);
    const entry = await entryOf(unit, newest, letter, circulation, place);
    return done(suspenseCalendar([entry], place.office, "PUBLISH"));
  });
}

/** A new secret address for a person's feed; the one before stops working. */
export async function newFeed(ports: Ports, person: Person): Promise<{ link: string }> {
  return ports.transact(async (unit) => {
    const token = newToken();
    await unit.people.setFeed(person.id, hashToken(token));
    const { address } = await placeOf(ports, unit);
    return { link: `${address}/calendar/${token}.ics` };
  });
}

function staffEntry(letter: ExistingLetter, circulation: Circulation, place: Place): SuspenseEntry {
  return {
    // One entry for each letter: the next circulation changes it, as a later suspense of the same thing.
    uid: `${letter.id}-1@${host(place.address)}`,
    sequence: letter.circulations.reduce((sum, one) => sum + one.changes + 1, 0) - 1,
    start: circulation.suspense,
    zone: circulation.zone,
    // A reference and no subject: a calendar is read by more people than the letter.
    summary: `Suspense: ${letter.reference}, version ${circulation.version}`,
    description: "Input is asked for until then.",
    url: `${place.address}/office/letters/${letter.id}`,
    cancelled: false,
    stamp: stampOf(circulation),
  };
}

/** The suspenses of the open circulations that a person whose feed this is has a part in; closed ones leave it. */
export async function readFeed(ports: Ports, token: string): Promise<Outcome<string>> {
  return ports.transact(async (unit) => {
    const { office } = await loadOffice(unit, ports);
    const id = await unit.people.feed(hashToken(token));
    const person = office.status === "empty" || id === null ? null : (office.people.get(id) ?? null);
    if (!person || person.left !== null)
      return refused("not-found", "There is no such calendar. Make a new address in your settings.");
    const place = await placeOf(ports, unit);
    const ids = await unit.letters.circulating(person.id);
    const entries = await unit.record.load(ids.map(streamOf.letter));
    const suspenses = ids.flatMap((letter) => {
      const known = foldLetter(entries.get(streamOf.letter(letter)) ?? []);
      return known.status === "in-coordination" ? [staffEntry(known, known.circulation, place)] : [];
    });
    return done(suspenseCalendar(suspenses, `${place.office}: suspenses`));
  });
}
