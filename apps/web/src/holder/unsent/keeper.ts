import type { Draft } from "../requests.ts";
import type { Kept } from "./kept-here.ts";

/** How a page's forms become the text that is kept, and what two devices wrote becomes one again. "" is no form. */
export type Written<F> = {
  readonly none: F;
  readonly read: (body: string) => F;
  readonly write: (forms: F) => string;
  /** Joins what two devices wrote since `base`; `aside` holds what the other one wrote into a form that both changed. */
  readonly merge: (base: F, ours: F, theirs: F) => { readonly forms: F; readonly aside: F };
};

/** A pause in typing this long is saved; without the server it is tried again this often. Both in ms. */
export const PAUSE = 500;
export const AGAIN = 10_000;

/** How a save can end: the new revision, another device's words, no server, or a refusal with its sentence. */
export type Saved =
  | { readonly outcome: "saved"; readonly revision: number }
  | { readonly outcome: "other-revision"; readonly theirs: Draft }
  | { readonly outcome: "unreachable" }
  | { readonly outcome: "refused"; readonly message: string };

export type Ports = {
  readonly save: (draft: Draft) => Promise<Saved>;
  readonly keep: (kept: Kept | null) => void;
  /** Calls back after so many ms; the answer takes it back. */
  readonly after: (ms: number, then: () => void) => () => void;
  readonly now: () => Date;
};

export type Keeping =
  | { readonly state: "nothing-new" | "typing" | "unreachable" }
  | { readonly state: "saved"; readonly at: Date }
  | { readonly state: "refused"; readonly message: string };

export type Snapshot<F> = { readonly forms: F; readonly aside: F; readonly keeping: Keeping };

export type Keeper<F> = {
  readonly snapshot: () => Snapshot<F>;
  readonly subscribe: (heard: () => void) => () => void;
  readonly change: (next: (forms: F) => F) => void;
  /** The server's words, read again: joined with what stands here. */
  readonly receive: (draft: Draft) => void;
  /** Saves now, as when the network comes back. */
  readonly tryNow: () => void;
};

type Words<F> = {
  readonly snapshot: () => Snapshot<F>;
  readonly subscribe: Keeper<F>["subscribe"];
  readonly show: (change: Partial<Snapshot<F>>) => void;
  /** The text that the server has, and its revision. */
  readonly confirmed: () => Draft;
  readonly confirm: (draft: Draft) => void;
  readonly join: (base: string, ours: F, theirs: Draft) => void;
  readonly keepHere: () => void;
};

/** The words as they stand here, what the server has of them, and who wants to hear of a change. */
function createWords<F>(
  start: Draft,
  keep: Ports["keep"],
  { none, read, write, merge }: Written<F>,
): Words<F> {
  let confirmed = start;
  let now: Snapshot<F> = { forms: read(start.body), aside: none, keeping: { state: "nothing-new" } };
  const heard = new Set<() => void>();
  const show = (change: Partial<Snapshot<F>>) => {
    now = { ...now, ...change };
    for (const one of heard) one();
  };
  const keepHere = () => {
    const body = write(now.forms);
    keep(body === confirmed.body ? null : { body, base: confirmed.body, revision: confirmed.revision });
  };
  const confirm = (draft: Draft) => {
    confirmed = draft;
    keepHere();
  };
  const join = (base: string, ours: F, theirs: Draft) => {
    const merged = merge(read(base), ours, read(theirs.body));
    show({ forms: merged.forms, aside: write(merged.aside) === "" ? now.aside : merged.aside });
    confirm(theirs);
  };
  const subscribe = (one: () => void) => {
    heard.add(one);
    return () => heard.delete(one);
  };
  return { snapshot: () => now, subscribe, show, confirmed: () => confirmed, confirm, join, keepHere };
}

type Saver = {
  readonly later: (ms: number) => void;
  readonly flush: () => Promise<void>;
  readonly busy: () => boolean;
};

/** Brings the words to the server, one save at a time, until it has what stands here. */
function createSaver<F>(words: Words<F>, ports: Ports, write: Written<F>["write"]): Saver {
  let saving = false;
  let cancel: (() => void) | null = null;
  const later = (ms: number) => {
    cancel?.();
    cancel = ports.after(ms, () => void flush());
  };

  async function flush(): Promise<void> {
    cancel?.();
    const body = write(words.snapshot().forms);
    if (saving) return;
    if (body === words.confirmed().body) return words.show({ keeping: { state: "nothing-new" } });
    saving = true;
    const saved = await ports.save({ body, revision: words.confirmed().revision });
    saving = false;
    settle(saved, body);
  }

  function settle(saved: Saved, body: string): void {
    switch (saved.outcome) {
      case "unreachable":
        words.show({ keeping: { state: "unreachable" } });
        return later(AGAIN);
      case "refused":
        return words.show({ keeping: { state: "refused", message: saved.message } });
      case "other-revision":
        words.join(words.confirmed().body, words.snapshot().forms, saved.theirs);
        return later(0);
      case "saved": {
        words.confirm({ body, revision: saved.revision });
        const more = write(words.snapshot().forms) !== body;
        if (more) return later(PAUSE);
        return words.show({ keeping: { state: "saved", at: ports.now() } });
      }
    }
  }
  return { later, flush, busy: () => saving };
}

/**
 * Keeps what is typed: on this device at once, on the server after a pause, over exactly the revision it rests on. What two devices wrote
 * is joined. Words leave this device's store only when the server has them.
 */
export function createKeeper<F>(
  start: Draft,
  kept: Kept | null,
  ports: Ports,
  written: Written<F>,
): Keeper<F> {
  const words = createWords(start, ports.keep, written);
  const saver = createSaver(words, ports, written.write);
  if (kept && kept.body !== start.body) {
    words.join(kept.base, written.read(kept.body), start);
    saver.later(0);
  }
  return {
    snapshot: words.snapshot,
    subscribe: words.subscribe,
    change: (next) => {
      const { forms, keeping } = words.snapshot();
      const offline = keeping.state === "unreachable";
      words.show({ forms: next(forms), keeping: offline ? keeping : { state: "typing" } });
      words.keepHere();
      if (!offline) saver.later(PAUSE);
    },
    receive: (draft) => {
      const newer = draft.revision > words.confirmed().revision && !saver.busy();
      if (newer) words.join(words.confirmed().body, words.snapshot().forms, draft);
      if (written.write(words.snapshot().forms) !== words.confirmed().body) saver.later(PAUSE);
    },
    tryNow: () => void saver.flush(),
  };
}
