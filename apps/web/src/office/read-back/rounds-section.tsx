import type { letter } from "@chirograph/wire";
import { useState, type ReactNode } from "react";
import { CopyLinkTable } from "../circulation/copy-links.tsx";
import { needsVersion } from "../circulation/send-circulation.ts";
import { latestVersion, makeVersion, refusalOf } from "../letter/acts.ts";
import { useLetter, type OpenLetter } from "../letter/letter-context.ts";
import { useKeptName } from "../parts/use-kept-name.ts";
import { openRound } from "./read-back-queries.ts";
import { readersWord, type View } from "./read-back-words.ts";
import { type Issued, ReaderForm } from "./reader-form.tsx";
import { RoundSection } from "./round-section.tsx";
import { RoundsCompared } from "./rounds-compared.tsx";

/** The rounds, the newest first and open to view; what is asked of the office's rule; and the next round. */
export function RoundsSection({ read }: { readonly read: View }): ReactNode {
  const { view } = useLetter();
  const [given, setGiven] = useState<{ links: readonly letter.CopyLink[]; version: number } | null>(null);
  const rounds = read.rounds.toReversed();
  const [last, ...earlier] = rounds;
  const onLinks = (links: readonly letter.CopyLink[], version: number) => setGiven({ links, version });
  if (read.points.length === 0 && rounds.length === 0) return null;
  return (
    <>
      {given ? <CopyLinkTable {...given} onDone={() => setGiven(null)} /> : null}
      {last ? (
        <RoundSection
          read={read}
          round={last}
          counts={last.version === latestVersion(view)?.n}
          onLinks={onLinks}
        />
      ) : null}
      {earlier.length > 0 ? <RoundsCompared read={read} /> : null}
      <NextRound key={read.rounds.length} read={read} onLinks={onLinks} />
      {earlier.map((round) => (
        <details className="fold" key={round.n}>
          <summary>
            Round {round.n}, version {round.version}
          </summary>
          <RoundSection read={read} round={round} counts={false} onLinks={onLinks} />
        </details>
      ))}
    </>
  );
}

type NextProps = {
  readonly read: View;
  readonly onLinks: (links: readonly letter.CopyLink[], version: number) => void;
};

function NextRound({ read, onLinks }: NextProps): ReactNode {
  const open = useLetter();
  const { view } = open;
  const n = read.rounds.length + 1;
  const first = n === 1;
  const version = nextVersion(open);
  const keptAs = useKeptName("readers", `${view.id}:${n}`);
  const form = (
    <section className="stack" id="next-round" aria-labelledby="next-round-title">
      <h3 id="next-round-title" className={first ? undefined : "vh"}>
        Ask readers what they take version {version} to say
      </h3>
      <p className="small quiet">
        Each gets a marked copy and a link of their own, first writes what will happen because of this letter,
        and then answers on every point. It takes five minutes on a phone and no account. Ask people who have
        not read it and do not know what you mean by it.
        {needsVersion(open) && version > 1
          ? ` The text was changed since version ${version - 1}: opening the round makes version ${version} of it.`
          : ""}
      </p>
      <ReaderForm
        keptAs={keptAs}
        actWord={(count) => `Open round ${n}${count === 0 ? "" : ` with ${readersWord(count)}`}`}
        already={0}
        rule={read.rule}
        refusal={
          refusalOf(view, "open-read-back") ?? (read.points.length === 0 ? "State the points first." : null)
        }
        send={(sent) => openNext(open, sent)}
        onSent={(links) => onLinks(links, version)}
      />
    </section>
  );
  if (first) return form;
  return (
    <details className="fold">
      <summary>
        Round {n}: ask fresh readers about version {version}
      </summary>
      {form}
    </details>
  );
}

function nextVersion(open: OpenLetter): number {
  const n = latestVersion(open.view)?.n ?? 0;
  return needsVersion(open) ? n + 1 : n;
}

/** Opens a round of the newest version; a text that was changed since becomes one in the same step. */
async function openNext(open: OpenLetter, sent: Parameters<typeof openRound>[2]): Promise<Issued> {
  const revision = await open.working.flush();
  const version = needsVersion(open)
    ? (await makeVersion(open.view, revision)).version
    : (latestVersion(open.view)?.n ?? 0);
  return openRound(open.view.id, version, sent);
}
