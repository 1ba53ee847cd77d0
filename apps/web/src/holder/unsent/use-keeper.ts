import { useEffect, useState, useSyncExternalStore } from "react";
import { isUnreachable, problemOf } from "../../api.ts";
import { type Draft, saveDraft } from "../requests.ts";
import { createKeeper, type Keeper, type Saved, type Snapshot, type Written } from "./keeper.ts";
import { keepHere, type Kept, keptHere } from "./kept-here.ts";

/** A server that is broken or busy is like one that cannot be reached: it is tried again. */
const passes = (status: number) => status === 0 || status === 429 || status >= 500;

async function save(copy: string, draft: Draft, readAgain: () => Promise<Draft>): Promise<Saved> {
  try {
    const { revision } = await saveDraft(copy, draft);
    return { outcome: "saved", revision };
  } catch (error) {
    const problem = problemOf(error);
    if (isUnreachable(error) || passes(problem.status)) return { outcome: "unreachable" };
    if (problem.code !== "other-revision") return { outcome: "refused", message: problem.message };
    return readAgain().then(
      (theirs) => ({ outcome: "other-revision", theirs }),
      () => ({ outcome: "unreachable" }),
    );
  }
}

function after(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}

type Page<F> = {
  readonly copy: string;
  /** The server's words as the page found them. */
  readonly draft: Draft;
  readonly written: Written<F>;
  /** Asks for the server's words once more. Throws a Problem. */
  readonly readAgain: () => Promise<Draft>;
};

/** The keeper of one copy's unsent words, for as long as the page is open. */
export function useKeeper<F>(page: Page<F>): Snapshot<F> & { readonly keeper: Keeper<F> } {
  const { copy } = page;
  const [keeper] = useState(() => {
    const ports = {
      save: (typed: Draft) => save(copy, typed, page.readAgain),
      keep: (kept: Kept | null) => keepHere(copy, kept),
      after,
      now: () => new Date(),
    };
    return createKeeper(page.draft, keptHere(copy), ports, page.written);
  });
  useEffect(() => {
    window.addEventListener("online", keeper.tryNow);
    return () => window.removeEventListener("online", keeper.tryNow);
  }, [keeper]);
  const snapshot = useSyncExternalStore(keeper.subscribe, keeper.snapshot);
  return { ...snapshot, keeper };
}
