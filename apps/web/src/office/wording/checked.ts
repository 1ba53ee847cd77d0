import type { Finding } from "@chirograph/wording";

/** A paragraph as it was checked, and what was pointed out in it. `before`: what stood before it, as far as the check reads back. */
export type Checked = {
  readonly text: string;
  readonly before: string;
  readonly findings: readonly Finding[];
};

/** The check looks no further back for what explains a reference. */
const READ_BACK = 2_000;

/** The end of what stands before each paragraph. */
export function textsBefore(texts: readonly string[]): string[] {
  let before = "";
  return texts.map((text) => {
    const here = before;
    before = `${before}${text}\n`.slice(-READ_BACK);
    return here;
  });
}

/** The check of each paragraph that still holds, and null for each that must be made: its words or what stands before them changed. */
export function stillChecked(texts: readonly string[], last: readonly Checked[]): (Checked | null)[] {
  const before = textsBefore(texts);
  const keyOf = (one: { text: string; before: string }) => `${one.before}\u0000${one.text}`;
  const known = new Map(last.map((one) => [keyOf(one), one]));
  return texts.map((text, at) => known.get(keyOf({ text, before: before[at] ?? "" })) ?? null);
}

/** For each paragraph as it stands now its last check: the one of the same words wherever they were, else the one in its place. */
export function lastChecked(texts: readonly string[], last: readonly Checked[]): (Checked | undefined)[] {
  return texts.map((text, at) => {
    const here = last[at];
    return here?.text === text ? here : (last.find((one) => one.text === text) ?? here);
  });
}

/** The findings of a check whose words still stand in a text that was typed on since, each where it stands now. */
export function carried({ text: then, findings }: Checked, now: string): readonly Finding[] {
  if (then === now) return findings;
  const most = Math.min(then.length, now.length);
  let head = 0;
  while (head < most && then[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && then.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const by = now.length - then.length;
  return findings.flatMap((finding) => {
    if (finding.end <= head) return [finding];
    if (finding.start < then.length - tail) return [];
    return [{ ...finding, start: finding.start + by, end: finding.end + by }];
  });
}
