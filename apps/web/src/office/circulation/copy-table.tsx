import type { letter } from "@chirograph/wire";
import { useLocation } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { CopyTag } from "../../look/copy-tag.tsx";
import { shortDay, shortMoment } from "../moments.ts";
import { Button } from "../parts/button.tsx";
import { CopyActs } from "./copy-acts.tsx";
import { Position, saidBy } from "./tally.tsx";

type Copy = letter.LetterView["copies"][number];
type Props = {
  readonly copies: readonly Copy[];
  readonly caption: string;
  readonly onLink: (link: letter.CopyLink) => void;
};

/** The copies of a version and what their holders said. */
export function CopyTable({ copies, caption, onLink }: Props): ReactNode {
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
        <CopyRows key={copy.id} copy={copy} onLink={onLink} />
      ))}
    </table>
  );
}

function CopyRows({ copy, onLink }: { readonly copy: Copy; readonly onLink: Props["onLink"] }): ReactNode {
  const named = useLocation({ select: ({ hash }) => hash === `copy-${copy.id}` });
  const [chosen, setOpen] = useState<boolean | null>(null);
  const open = chosen ?? (named || copy.asked !== null);
  const { holder } = copy;
  return (
    <tbody id={`copy-${copy.id}`}>
      <tr>
        <th scope="row" dir="auto">
          <b>{holder.organisation || holder.name}</b>
          {holder.organisation ? <span className="quiet under">{holder.name}</span> : null}
          {holder.actingFor ? <span className="quiet under">for {holder.actingFor}</span> : null}
        </th>
        <td>
          <CopyTag label={copy.label} version={copy.version} />
        </td>
        <td>{copy.recalled ? <span className="quiet">Recalled</span> : <Position said={saidBy(copy)} />}</td>
        <td className="end">
          <span className="quiet">{lastWord(copy)}</span>
          <Button
            kind="plain"
            expanded={open}
            label={`${open ? "Less" : "More"} on copy ${copy.label}, ${holder.name}`}
            onPress={() => setOpen(!open)}
          >
            {open ? "Less" : "More"}
          </Button>
        </td>
      </tr>
      {open ? (
        <tr className="copy-more">
          <td colSpan={4}>
            <CopyActs copy={copy} onLink={onLink} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

/** The newest thing known of a copy. A fetched link is not a read letter. */
function lastWord(copy: Copy): string {
  if (copy.position) return shortMoment(copy.position.at);
  if (copy.openedAt) return `opened ${shortMoment(copy.openedAt)}`;
  if (copy.fetchedAt) return `link fetched ${shortDay(copy.fetchedAt)}`;
  return "link not fetched";
}
