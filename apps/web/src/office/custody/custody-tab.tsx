import type { letter } from "@chirograph/wire";
import type { ReactNode } from "react";
import { CopyTag } from "../../look/copy-tag.tsx";
import { useLetter } from "../letter/letter-context.ts";
import { shortMoment } from "../moments.ts";
import { custodyRows } from "./custody-rows.ts";
import { CustodyList, CustodyTree } from "./custody-tree.tsx";

type Copies = letter.LetterView["copies"];

/** Who was issued what, who passed it on, and every copy that left or was opened inside the office. */
export function CustodyTab(): ReactNode {
  const { view } = useLetter();
  // What staff open stays in the office.
  const issued = view.copies.filter((copy) => copy.kind !== "office");
  const versions = [...new Set(issued.map((copy) => copy.version))].sort((a, b) => b - a);
  return (
    <>
      {versions.length === 0 ? (
        <p className="empty">
          No copy has left the office. When the letter is circulated, each copy stands here with whoever holds
          it.
        </p>
      ) : (
        versions.map((version) => (
          <Tree key={version} version={version} copies={issued.filter((copy) => copy.version === version)} />
        ))
      )}
      <AllCopies copies={view.copies} />
    </>
  );
}

function Tree({ version, copies }: { readonly version: number; readonly copies: Copies }): ReactNode {
  const rows = custodyRows(copies);
  const handed = copies.filter((copy) => copy.parent !== null).length;
  const finding = `${copies.length === 1 ? "1 copy" : `${copies.length} copies`} of version ${version}, ${handOvers(handed)}.`;
  return (
    <section className="stack" aria-labelledby={`custody-${version}`}>
      <h3 id={`custody-${version}`}>{finding}</h3>
      <figure className="tree">
        <CustodyTree rows={rows} finding={`Custody tree. ${finding} The list says the same.`} />
        <div className="list">
          <CustodyList rows={rows} />
        </div>
        <Legend />
      </figure>
    </section>
  );
}

function handOvers(count: number): string {
  if (count === 0) return "none passed on";
  return count === 1 ? "one of them by hand-over" : `${count} of them by hand-over`;
}

function Legend(): ReactNode {
  return (
    <figcaption>
      <span>
        <svg width="14" height="12" aria-hidden="true">
          <path d="M2 1v10M2 6h12" stroke="var(--ink)" strokeWidth="1.5" fill="none" />
        </svg>
        issued by the office
      </span>
      <span>
        <svg width="14" height="12" aria-hidden="true">
          <path d="M2 0v4q0 4 4 4h8" stroke="var(--ink)" strokeWidth="1.5" fill="none" />
        </svg>
        passed on by its holder
      </span>
      <span>
        <svg width="12" height="12" aria-hidden="true">
          <circle cx="6" cy="6" r="4" fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.8" />
        </svg>
        first read by whoever had the code
      </span>
    </figcaption>
  );
}

function AllCopies({ copies }: { readonly copies: Copies }): ReactNode {
  if (copies.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="all-copies">
      <h3 id="all-copies">Every copy</h3>
      <p className="small quiet">What staff open or download is a copy of their own.</p>
      <table className="ledger cards">
        <caption className="vh">Every copy of this letter</caption>
        <thead>
          <tr>
            <th scope="col">Holder</th>
            <th scope="col">Copy</th>
            <th scope="col">Version</th>
            <th scope="col">Issued</th>
            <th scope="col" className="end">
              Downloads
            </th>
          </tr>
        </thead>
        <tbody>
          {copies.map((copy) => (
            <tr key={copy.id}>
              <th scope="row" dir="auto">
                <b>{copy.holder.name}</b>
                {copy.holder.organisation ? (
                  <span className="quiet under">{copy.holder.organisation}</span>
                ) : null}
              </th>
              <td>
                <CopyTag label={copy.label} version={copy.version} />
              </td>
              <td data-label="version">{copy.version}</td>
              <td>
                <span className="moment">{shortMoment(copy.issuedAt)}</span>
                {copy.recalled ? ", recalled" : ""}
              </td>
              <td className="end" data-label="downloads">
                {copy.downloads}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
