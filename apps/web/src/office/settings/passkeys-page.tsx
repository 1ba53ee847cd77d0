import { basics, office } from "@chirograph/wire";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { RecoveryCodeSheet } from "../entrance/recovery-codes.tsx";
import { Answered } from "../parts/answered.tsx";
import { AskReason } from "../parts/ask-reason.tsx";
import { Button } from "../parts/button.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { makePasskey } from "../passkey.ts";
import { peopleQuery, sessionQuery } from "../queries.ts";
import { SettingsFrame } from "./settings-frame.tsx";

/** A person's own ways in. */
export function PasskeysPage(): ReactNode {
  const { data } = useSuspenseQuery(sessionQuery);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) {
    return (
      <div className="wrap door">
        <RecoveryCodeSheet codes={codes} whose="you" onPrinted={() => setCodes(null)} />
      </div>
    );
  }
  return (
    <SettingsFrame title="Your passkeys">
      <Passkeys id={data.person?.id ?? ""} />
      <RecoveryCodes onCodes={setCodes} />
    </SettingsFrame>
  );
}

function Passkeys({ id }: { readonly id: string }): ReactNode {
  const people = useQuery(peopleQuery);
  const add = useAct(async () => {
    const { options } = await call(office.PasskeyOptions, "POST", "/api/me/passkeys/options", {});
    return call(basics.Done, "POST", "/api/me/passkeys", { response: await makePasskey(options) });
  });
  return (
    <section className="stack narrow" aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p className="small quiet">
        Each opens the office and signs for you. Two, on two devices, are better than one. A signer’s new
        passkey is confirmed by an administrator before it can approve.
      </p>
      <Answered query={people}>
        {(all) => {
          const keys = all.people.find((person) => person.id === id)?.passkeys ?? [];
          return (
            <ul className="versions">
              {keys.map((key) => (
                <li key={key.id}>
                  <b>{key.name}</b>
                  <Remove id={key.id} name={key.name} last={keys.length === 1} />
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
      <ProblemNote error={add.error} />
      <Button busy={add.isPending} onPress={() => add.mutate(undefined)}>
        Make another passkey
      </Button>
    </section>
  );
}

function Remove(props: { readonly id: string; readonly name: string; readonly last: boolean }): ReactNode {
  return (
    <AskReason
      act="End it"
      title={`End “${props.name}”?`}
      hint="It no longer opens the office and no longer signs."
      kind="stop"
      optional
      refusal={props.last ? "It is your only one. Make another first." : null}
      onReason={() => call(basics.Done, "DELETE", `/api/me/passkeys/${encodeURIComponent(props.id)}`)}
    />
  );
}

function RecoveryCodes({ onCodes }: { readonly onCodes: (codes: readonly string[]) => void }): ReactNode {
  const make = useAct(
    () => call(office.RecoveryCodes, "POST", "/api/me/recovery-codes", {}),
    ({ recoveryCodes }) => onCodes(recoveryCodes),
  );
  return (
    <section className="stack narrow" aria-labelledby="codes">
      <h2 id="codes">Recovery codes</h2>
      <p className="small quiet">
        Printed codes for the day every passkey is lost. New ones end the old ones.
      </p>
      <ProblemNote error={make.error} />
      <Button busy={make.isPending} onPress={() => make.mutate(undefined)}>
        Make new recovery codes
      </Button>
    </section>
  );
}
