import { type ReactNode, useEffect, useRef } from "react";
import { copyTitle } from "../copy-words.ts";
import { useHolder } from "../holder-context.ts";
import { CopyText } from "./copy-text.tsx";
import type { Given } from "./given.ts";

/** After a hand-over: the link and the code, which are shown only now. After a question: that it was asked. */
export function HandedOver({ given, done }: { readonly given: Given; readonly done: () => void }): ReactNode {
  const title = useRef<HTMLHeadingElement>(null);
  const { view } = useHolder();
  useEffect(() => title.current?.focus(), []);
  const { handed, name, delegated } = given;
  if (handed.outcome === "asked")
    return (
      <div className="handed stack">
        <h3 ref={title} tabIndex={-1}>
          The office is asked
        </h3>
        <p className="small">
          If it agrees, <span dir="auto">{name}</span> gets a copy from the office. Until then nothing was
          passed on.
        </p>
        <Done done={done} />
      </div>
    );
  return (
    <div className="handed stack">
      <h3 ref={title} tabIndex={-1}>
        {copyTitle(handed.label ?? "")} is for <span dir="auto">{name}</span>
      </h3>
      {delegated ? (
        <p className="small">
          <span dir="auto">{name}</span> answers in your place. If you take a position yourself, yours counts.
        </p>
      ) : null}
      <p className="small">
        Give <span dir="auto">{name}</span> both, each another way. They are shown only now; if they get lost,{" "}
        {view.office} can make new ones.
      </p>
      {handed.link ? (
        <CopyText label="The link, by mail or message" value={handed.link} act="Copy the link" />
      ) : null}
      {handed.code ? (
        <CopyText label="The code, by telephone" value={handed.code} act="Copy the code" large />
      ) : null}
      <Done done={done} />
    </div>
  );
}

function Done({ done }: { readonly done: () => void }): ReactNode {
  return (
    <div className="btns">
      <button type="button" className="btn" onClick={done}>
        I have both; pass it on to someone else
      </button>
    </div>
  );
}
