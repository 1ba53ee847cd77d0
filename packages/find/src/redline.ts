import { align, numberTokens, type Run } from "./alignment.ts";

/** A stretch of text: in both versions, only in the first, or only in the second. */
export type RedlineRun = { readonly kind: "same" | "removed" | "added"; readonly text: string };

const TOKEN = /\s+|[\p{L}\p{M}\p{N}]{1,64}|[^\s\p{L}\p{M}\p{N}]/gu;

function tokens(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

/** A space between two changes is not worth a run of its own: it goes with both. */
function bridgesChange(text: string, i: number, count: number): boolean {
  return i > 0 && i < count - 1 && text.trim() === "";
}

function hunk(removed: string, added: string): readonly RedlineRun[] {
  const runs: RedlineRun[] = [];
  if (removed !== "") runs.push({ kind: "removed", text: removed });
  if (added !== "") runs.push({ kind: "added", text: added });
  return runs;
}

/**
 * What changed from version a to version b, letter by letter exact: the texts of the runs `same` and `removed`
 * joined are a, those of `same` and `added` are b. A removal stands before the addition that replaces it.
 */
export function redline(a: string, b: string): readonly RedlineRun[] {
  const [tokensA, tokensB] = [tokens(a), tokens(b)];
  const [numbersA, numbersB] = numberTokens(tokensA, tokensB);
  const out: RedlineRun[] = [];
  let [atA, atB, removed, added] = [0, 0, "", ""];
  const end: Run = { a: tokensA.length, b: tokensB.length, length: 0 };
  const runs = [...align(numbersA, numbersB), end];
  runs.forEach((run, i) => {
    removed += tokensA.slice(atA, run.a).join("");
    added += tokensB.slice(atB, run.b).join("");
    const same = tokensA.slice(run.a, run.a + run.length).join("");
    [atA, atB] = [run.a + run.length, run.b + run.length];
    if ((removed !== "" || added !== "") && bridgesChange(same, i, runs.length)) {
      removed += same;
      added += same;
      return;
    }
    out.push(...hunk(removed, added));
    [removed, added] = ["", ""];
    if (same !== "") out.push({ kind: "same", text: same });
  });
  return out;
}
