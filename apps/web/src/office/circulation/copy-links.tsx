import type { letter } from "@chirograph/wire";
import { useState, type ReactNode } from "react";
import { CopyTag } from "../../look/copy-tag.tsx";
import { Button } from "../parts/button.tsx";

/** The links to give and the codes to tell. They are shown here and kept nowhere. */
export function CopyLinkTable(props: {
  readonly links: readonly letter.CopyLink[];
  readonly version: number;
  readonly onDone: () => void;
}): ReactNode {
  const { links, version, onDone } = props;
  const mailed = links.filter((link) => link.mailed).length;
  return (
    <section className="links-sheet stack" aria-labelledby="links">
      <h3 id="links" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {mailed === links.length
          ? "The links were mailed."
          : "Give each holder their link, and tell the code by telephone."}
      </h3>
      <p className="small quiet">
        Shown once. The link alone does not open a copy on a new device; the code does, once. A new link can
        be made for any copy at any time.
      </p>
      <table className="ledger cards">
        <caption className="vh">Links and codes</caption>
        <thead>
          <tr>
            <th scope="col">Holder</th>
            <th scope="col">Copy</th>
            <th scope="col">Link</th>
            <th scope="col">Code, by telephone</th>
          </tr>
        </thead>
        <tbody>
          {links.map((link) => (
            <LinkRow key={link.copy} link={link} version={version} />
          ))}
        </tbody>
      </table>
      <div className="btns">
        <CopyButton
          words="Copy all links"
          text={links.map((link) => `${link.holder}: ${link.link}`).join("\n")}
        />
        <Button kind="plain" onPress={onDone}>
          I have given them out
        </Button>
      </div>
    </section>
  );
}

function LinkRow({ link, version }: { readonly link: letter.CopyLink; readonly version: number }): ReactNode {
  return (
    <tr>
      <th scope="row" dir="auto">
        <b>{link.holder}</b>
      </th>
      <td>
        <CopyTag label={link.label} version={version} />
      </td>
      <td>
        {link.mailed ? <span className="quiet">mailed; </span> : null}
        <CopyButton words="Copy the link" text={link.link} of={link.holder} />
      </td>
      <td>
        <code className="telephone-code">{link.code}</code>
      </td>
    </tr>
  );
}

/** Puts a text on the clipboard and says so; where that is forbidden, shows it to be copied by hand. */
export function CopyButton(props: {
  readonly words: string;
  readonly text: string;
  readonly of?: string;
}): ReactNode {
  const [state, setState] = useState<"rest" | "done" | "refused">("rest");
  const copy = () => {
    navigator.clipboard.writeText(props.text).then(
      () => setState("done"),
      () => setState("refused"),
    );
  };
  const shown = state === "done" ? "Copied" : props.words;
  if (state === "refused") return <code className="by-hand">{props.text}</code>;
  return (
    <>
      <Button onPress={copy} label={props.of ? `${shown}, ${props.of}` : undefined}>
        {shown}
      </Button>
      <span className="vh" role="status">
        {state === "done" ? "Copied." : ""}
      </span>
    </>
  );
}
