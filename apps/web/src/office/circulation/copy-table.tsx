import type { letter } from "@chirograph/wire";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { CopyTag } from "../../look/copy-tag.tsx";
import { useLetter } from "../letter/letter-context.ts";
import { shortDay, shortMoment } from "../moments.ts";
import { Button } from "../parts/button.tsx";
import { CopyActs } from "./copy-acts.tsx";
import { giverOf, isWaitedFor, positionFor, stateOf } from "./copy-state.ts";
import { Position } from "./tally.tsx";

type Copy = letter.LetterView["copies"][number];
type OnLinks = (links: readonly letter.CopyLink[]) => void;
type Props = { readonly copies: readonly Copy[]; readonly caption: string; readonly onLinks: OnLinks };

/** Copies and how their holders' tasks stand. */
export function CopyTable({ copies, caption, onLinks }: Props): ReactNode {
  return (
    <table className="ledger copies">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Holder</th>
          <th scope="col">Copy</th>
          <th scope="col">Position</th>
          <th scope="col" className="end">
            Last word
          </th>
        </tr>
      </thead>
      {copies.map((copy) => (
        <CopyRows key={copy.id} copy={copy} onLinks={onLinks} />
      ))}
    </table>
  );
}

function CopyRows({ copy, onLinks }: { readonly copy: Copy; readonly onLinks: OnLinks }): ReactNode {
  const { view } = useLetter();
  const named = useLocation({ select: ({ hash }) => hash === `copy-${copy.id}` });
  const [chosen, setOpen] = useState<boolean | null>(null);
  const rows = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    // A gate leads here, and the page may have been read only after the address was.
    if (named) rows.current?.scrollIntoView({ block: "start" });
  }, [named]);
  const open = chosen ?? (named || copy.asked !== null);
  return (
    <tbody id={`copy-${copy.id}`} ref={rows}>
      <tr>
        <th scope="row">
          <Who copy={copy} waited={isWaitedFor(view, copy)} />
        </th>
        <td>
          <CopyTag label={copy.label} version={copy.version} />
        </td>
        <td>
          <MailBack view={view} copy={copy} />
          <Position said={stateOf(view, copy)} />
          <Beside view={view} copy={copy} />
        </td>
        <td className="end">
          <span className="quiet">{lastWord(copy)}</span>
          <Button
            kind="plain"
            expanded={open}
            label={`${open ? "Less" : "More"} on copy ${copy.label}, ${copy.holder.name}`}
            onPress={() => setOpen(!open)}
          >
            {open ? "Less" : "More"}
          </Button>
        </td>
      </tr>
      {open ? (
        <tr className="copy-more">
          <td colSpan={4}>
            <CopyActs copy={copy} onLinks={onLinks} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function Who({
  copy: { holder, task },
  waited,
}: {
  readonly copy: Copy;
  readonly waited: boolean;
}): ReactNode {
  return (
    <>
      <b>
        <bdi>{holder.organisation || holder.name}</bdi>
      </b>
      {holder.organisation ? (
        <span className="quiet under">
          <bdi>{holder.name}</bdi>
        </span>
      ) : null}
      {holder.actingFor ? <span className="quiet under">for {holder.actingFor}</span> : null}
      {task.required && waited ? <span className="label under">must answer</span> : null}
    </>
  );
}

/** Said before silence: whom mail does not reach may know of nothing. Why it came back stands with the copy's facts. */
function MailBack({ view, copy }: { readonly view: letter.LetterView; readonly copy: Copy }): ReactNode {
  if (!view.mails[copy.id]?.bounced || copy.recalled || positionFor(view, copy)) return null;
  return (
    <div>
      <span className="position" data-position="non-concur">
        <svg
          className="shape"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          aria-hidden="true"
        >
          <path d="M2 5h20v14H2zM2 6l10 7 10-7" />
          <path strokeWidth="3" d="M3 22L21 2" />
        </svg>
        Mail came back
      </span>
    </div>
  );
}

/** What the word of a position leaves out: that it came late, from whom, or until when one must wait. */
function Beside({ view, copy }: { readonly view: letter.LetterView; readonly copy: Copy }): ReactNode {
  const said = besideWords(view, copy);
  const late = positionFor(view, copy)?.late;
  if (said === "" && !late) return null;
  return (
    <span className="under label" dir="auto">
      {late ? <b className="late">late</b> : null}
      {late && said ? ", " : ""}
      {said}
    </span>
  );
}

function besideWords(view: letter.LetterView, copy: Copy): string {
  const nameOf = (id: string | null) =>
    view.copies.find((one) => one.id === id)?.holder.name ?? "a colleague";
  if (copy.task.through !== null) return `answered by ${nameOf(copy.task.through)}`;
  const giver = giverOf(view, copy);
  if (giver) return `answers for ${giver.holder.name}`;
  if (copy.delegate !== null && !copy.position) return `by ${nameOf(copy.delegate)}`;
  if (copy.declined && !copy.position) {
    const { why, until } = copy.declined;
    if (why === "not-mine") return "says it is not theirs";
    return until ? `not before ${shortDay(until)}` : "cannot by then";
  }
  return stateOf(view, copy) === "later" ? `turn ${copy.task.stage}` : "";
}

/** The newest thing known of a copy. A fetched link is not a read letter. */
function lastWord(copy: Copy): string {
  if (copy.position) return shortMoment(copy.position.at);
  if (copy.declined) return shortMoment(copy.declined.at);
  if (copy.openedAt) return `opened ${shortMoment(copy.openedAt)}`;
  if (copy.fetchedAt) return `link fetched ${shortDay(copy.fetchedAt)}`;
  return "link not fetched";
}
