import type { Draft } from "../requests.ts";
import { type Forms, mergeForms, noForms, readForms, writeForms } from "./forms.ts";
import type { Kept } from "./kept-here.ts";

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

export type Snapshot = { readonly forms: Forms; readonly aside: Forms; readonly keeping: Keeping };

export type Keeper = {
  readonly snapshot: () => Snapshot;
  readonly subscribe: (heard: () => void) => () => void;
  readonly change: (next: (forms: Forms) => Forms) => void;
  /** The server's words, read again: joined with what stands here. */
  readonly receive: (draft: Draft) => void;
  /** Saves now, as when the network comes back. */
  readonly tryNow: () => void;
};

/**
 * Keeps what is typed: on this device at once, on the server after a pause, over exactly the revision it rests on. What two devices wrote
 * is joined. Words leave this device's store only when the server has them.
 */
export function createKeeper(start: Draft, kept: Kept | null, ports: Ports): Keeper {
  let confirmed = start;
  let now: Snapshot = { forms: readForms(start.body), aside: noForms, keeping: { state: "nothing-new" } };
  let saving = false;
  let cancel = () => {};
  const heard = new Set<() => void>();

  const show = (change: Partial<Snapshot>) => {
    now = { ...now, ...change };
    for (const one of heard) one();
  };
  const later = (ms: number) => {
    cancel();
    cancel = ports.after(ms, () => void flush());
  };
  const keepHere = () => {
    const body = writeForms(now.forms);
    ports.keep(body === confirmed.body ? null : { body, base: confirmed.body, revision: confirmed.revision });
  };
  const join = (base: string, ours: Forms, theirs: Draft) => {
    const merged = mergeForms(readForms(base), ours, readForms(theirs.body));
    confirmed = theirs;
    show({ forms: merged.forms, aside: writeForms(merged.aside) === "" ? now.aside : merged.aside });
    keepHere();
  };

  async function flush(): Promise<void> {
    cancel();
    const body = writeForms(now.forms);
    if (saving) return;
    if (body === confirmed.body) return show({ keeping: { state: "nothing-new" } });
    saving = true;
    const saved = await ports.save({ body, revision: confirmed.revision });
    saving = false;
    settle(saved, body);
  }

  function settle(saved: Saved, body: string): void {
    if (saved.outcome === "unreachable") {
      show({ keeping: { state: "unreachable" } });
      return later(AGAIN);
    }
    if (saved.outcome === "refused") return show({ keeping: { state: "refused", message: saved.message } });
    if (saved.outcome === "other-revision") {
      join(confirmed.body, now.forms, saved.theirs);
      return later(0);
    }
    confirmed = { body, revision: saved.revision };
    keepHere();
    if (writeForms(now.forms) === body) show({ keeping: { state: "saved", at: ports.now() } });
    else later(PAUSE);
  }

  if (kept && kept.body !== start.body) {
    join(kept.base, readForms(kept.body), start);
    later(0);
  }
  return {
    snapshot: () => now,
    subscribe: (one) => {
      heard.add(one);
      return () => heard.delete(one);
    },
    change: (next) => {
      const offline = now.keeping.state === "unreachable";
      show({ forms: next(now.forms), keeping: offline ? now.keeping : { state: "typing" } });
      keepHere();
      if (!offline) later(PAUSE);
    },
    receive: (draft) => {
      if (draft.revision > confirmed.revision && !saving) join(confirmed.body, now.forms, draft);
      if (writeForms(now.forms) !== confirmed.body) later(PAUSE);
    },
    tryNow: () => void flush(),
  };
}
