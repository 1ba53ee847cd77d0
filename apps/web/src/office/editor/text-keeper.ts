import { letter, type text } from "@chirograph/wire";
import { call, isUnreachable, problemOf, type Problem } from "../../api.ts";
import { forgetText, keepText, keptText } from "./kept-text.ts";

const PAUSE_MS = 400;
const AGAIN_MS = 10_000;

type LetterText = text.LetterText;
export type Working = letter.LetterView["working"];
export type SaveState =
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "unsaved" }
  | { readonly kind: "saving" }
  | { readonly kind: "refused"; readonly problem: Problem };

/** What is shown of a text while it is typed. */
export type Kept = {
  readonly text: LetterText;
  readonly save: SaveState;
  /** What someone else wrote meanwhile; null while there is no conflict. */
  readonly theirs: Working | null;
};

/** The working text of one letter on this device. */
export type TextKeeper = {
  readonly id: string;
  shown: Kept;
  /** The server's revision that `shown.text` was written on. */
  revision: number;
  dirty: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: Promise<void> | null;
  readonly listeners: Set<() => void>;
};

/** What this device kept comes first: on the same revision it goes on, on an older one the person chooses. */
export function openText(id: string, start: Working): TextKeeper {
  const kept = keptText(id);
  const same = !kept || JSON.stringify(kept.text) === JSON.stringify(start.text);
  if (same) forgetText(id);
  const theirs = same || kept.revision === start.revision ? null : start;
  return {
    id,
    shown: { text: same ? start.text : kept.text, save: { kind: "saved", at: start.at }, theirs },
    revision: start.revision,
    dirty: !same,
    timer: undefined,
    running: null,
    listeners: new Set(),
  };
}

function show(keeper: TextKeeper, change: Partial<Kept>): void {
  keeper.shown = { ...keeper.shown, ...change };
  for (const listener of keeper.listeners) listener();
}

/** Saves after a pause; a refusal is shown, and an unreachable server is asked again. */
function saveLater(keeper: TextKeeper, pause: number): void {
  clearTimeout(keeper.timer);
  keeper.timer = setTimeout(() => void saveNow(keeper).catch(() => undefined), pause);
}

export function changeText(keeper: TextKeeper, next: (text: LetterText) => LetterText): void {
  const words = next(keeper.shown.text);
  keeper.dirty = true;
  keepText(keeper.id, { text: words, revision: keeper.revision });
  show(keeper, { text: words, save: { kind: "unsaved" } });
  saveLater(keeper, PAUSE_MS);
}

/** Saves what is typed now. Returns the revision that holds it; throws a Problem when it could not be saved. */
export async function saveNow(keeper: TextKeeper): Promise<number> {
  clearTimeout(keeper.timer);
  while (keeper.running) await keeper.running.catch(() => undefined);
  if (!keeper.dirty) return keeper.revision;
  keeper.running = put(keeper).finally(() => {
    keeper.running = null;
  });
  await keeper.running;
  return keeper.revision;
}

/** Compare-and-swap on the revision that was read. */
async function put(keeper: TextKeeper): Promise<void> {
  const { id } = keeper;
  keeper.dirty = false;
  show(keeper, { save: { kind: "saving" } });
  try {
    const body = { text: keeper.shown.text, revision: keeper.revision };
    const saved = await call(letter.WorkingSaved, "PUT", `/api/letters/${id}/working`, body);
    keeper.revision = saved.revision;
    if (keeper.dirty) return;
    forgetText(id);
    show(keeper, { save: { kind: "saved", at: saved.at } });
  } catch (error) {
    keeper.dirty = true;
    const problem = problemOf(error);
    show(keeper, { save: { kind: "refused", problem } });
    if (isUnreachable(error)) saveLater(keeper, AGAIN_MS);
    if (problem.code === "other-revision") show(keeper, { theirs: await readWorking(id) });
    throw error;
  }
}

async function readWorking(id: string): Promise<Working> {
  return (await call(letter.LetterView, "GET", `/api/letters/${id}`)).working;
}

export function keepMine(keeper: TextKeeper): void {
  if (keeper.shown.theirs) keeper.revision = keeper.shown.theirs.revision;
  show(keeper, { theirs: null });
  changeText(keeper, (words) => words);
}

export function takeTheirs(keeper: TextKeeper): void {
  const { theirs } = keeper.shown;
  if (theirs) adopt(keeper, theirs);
}

function adopt(keeper: TextKeeper, theirs: Working): void {
  clearTimeout(keeper.timer);
  keeper.dirty = false;
  keeper.revision = theirs.revision;
  forgetText(keeper.id);
  show(keeper, { text: theirs.text, theirs: null, save: { kind: "saved", at: theirs.at } });
}

/** What the server has now: taken over while nothing is typed here, and a kept text is sent. */
export function hearOf(keeper: TextKeeper, server: Working): void {
  if (keeper.dirty) {
    if (keeper.shown.theirs === null && keeper.shown.save.kind === "saved") saveLater(keeper, 0);
  } else if (server.revision > keeper.revision && keeper.running === null) adopt(keeper, server);
}
