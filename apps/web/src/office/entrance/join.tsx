import { basics, office } from "@chirograph/wire";
import { useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { usePageTitle } from "../page-title.ts";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { makePasskey } from "../passkey.ts";
import { Door, tokenInAddress } from "./door.tsx";
import { RecoveryCodeSheet } from "./recovery-codes.tsx";

/** An invitation, or a recovery, becomes a passkey on this device. */
export function Join(): ReactNode {
  usePageTitle("Make your passkey");
  const [token] = useState(tokenInAddress);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const join = useAct(
    () => joinWith(token),
    (made) => (made.length === 0 ? goIn() : setCodes(made)),
  );
  if (codes) {
    return (
      <Door>
        <RecoveryCodeSheet codes={codes} whose="you" onPrinted={goIn} />
      </Door>
    );
  }
  return (
    <Door>
      <div className="stack">
        <h1>Make your passkey.</h1>
        {token === "" ? (
          <p className="note note--error">
            <b>This address has lost its last part.</b> The link ends with a long code behind #. Open the
            whole link, or ask for a new one.
          </p>
        ) : (
          <p>
            It stays on this device, or in your password manager, and it is what signs for you. The link works
            once; then you sign in with the passkey.
          </p>
        )}
        <ProblemNote error={join.error} />
        <div className="btns">
          <Button
            kind="go"
            busy={join.isPending}
            refusal={token === "" ? "The link is not whole." : null}
            onPress={() => join.mutate(undefined)}
          >
            Make the passkey
          </Button>
        </div>
      </div>
    </Door>
  );
}

/** Leaves by a fresh load, so that nothing of an earlier person stays on the page. */
function goIn(): void {
  location.replace("/office");
}

async function joinWith(token: string): Promise<readonly string[]> {
  const { options } = await call(office.PasskeyOptions, "POST", "/api/join/options", { token });
  const response = await makePasskey(options);
  const answer = await call(office.RecoveryCodes.or(basics.Done), "POST", "/api/join", { token, response });
  return "recoveryCodes" in answer ? answer.recoveryCodes : [];
}
