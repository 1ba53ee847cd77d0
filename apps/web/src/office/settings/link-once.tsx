import type { ReactNode } from "react";
import { CopyButton } from "../circulation/copy-links.tsx";
import { Button } from "../parts/button.tsx";

/** The link by which a person makes their passkey. */
export function LinkOnce(props: {
  readonly link: string;
  readonly name: string;
  readonly onDone: () => void;
}): ReactNode {
  const { link, name, onDone } = props;
  return (
    <section className="links-sheet stack" aria-labelledby="link-once">
      <h2 id="link-once" tabIndex={-1} ref={(heading) => heading?.focus()}>
        Give this link to {name}. It is shown once and works once.
      </h2>
      <p>
        <code className="by-hand">{link}</code>
      </p>
      <div className="btns">
        <CopyButton words="Copy the link" text={link} />
        <Button kind="plain" onPress={onDone}>
          I have given it
        </Button>
      </div>
    </section>
  );
}
