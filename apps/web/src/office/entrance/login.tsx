import { basics, office } from "@chirograph/wire";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { call } from "../../api.ts";
import { usePageTitle } from "../page-title.ts";
import { Answered } from "../parts/answered.tsx";
import { Button } from "../parts/button.tsx";
import { TextField } from "../parts/field.tsx";
import { ProblemNote } from "../parts/problem-note.tsx";
import { useAct } from "../parts/use-act.ts";
import { confirmWithPasskey } from "../passkey.ts";
import { queryClient, sessionQuery } from "../queries.ts";
import { Door } from "./door.tsx";

const route = getRouteApi("/office/login");

/** The way in: a passkey, or a recovery code when it is lost. */
export function Login(): ReactNode {
  usePageTitle("Sign in");
  const session = useQuery(sessionQuery);
  return (
    <Door>
      <Answered query={session}>
        {(data) => (data.office === null ? <NotSetUp /> : <Ways name={data.office.name} />)}
      </Answered>
    </Door>
  );
}

function NotSetUp(): ReactNode {
  return (
    <div className="stack">
      <h1>This office is not set up yet.</h1>
      <p>
        When the server was started it printed a one-time set-up link. Open that link here. If it is lost,
        stop the server and start it again: it prints a new one.
      </p>
    </div>
  );
}

function Ways({ name }: { readonly name: string }): ReactNode {
  const { back } = route.useSearch();
  const navigate = useNavigate();
  const [lost, setLost] = useState(false);
  const signIn = useAct(enter, async () => {
    await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    void navigate({ href: back ?? "/office" });
  });
  return (
    <div className="stack">
      <h1>{name}</h1>
      <p>This is the office’s own side. A passkey on this device opens it; there is no password.</p>
      <ProblemNote error={signIn.error} />
      <div className="btns">
        <Button kind="go" busy={signIn.isPending} onPress={() => signIn.mutate(undefined)}>
          Sign in with a passkey
        </Button>
        <Button kind="plain" expanded={lost} onPress={() => setLost(!lost)}>
          Lost your passkey?
        </Button>
      </div>
      {lost ? <Recover /> : null}
    </div>
  );
}

async function enter(): Promise<void> {
  const { options } = await call(office.PasskeyOptions, "POST", "/api/login/options", {});
  const response = await confirmWithPasskey(options);
  await call(basics.Done, "POST", "/api/login", { response });
}

function Recover(): ReactNode {
  const navigate = useNavigate();
  const [address, setAddress] = useState("");
  const [code, setCode] = useState("");
  const recover = useAct(
    () => call(office.RecoverDone, "POST", "/api/recover", { address: address.trim(), code: code.trim() }),
    ({ token }) => void navigate({ to: "/office/join", hash: token }),
  );
  return (
    <form
      className="stack boxed"
      onSubmit={(event) => {
        event.preventDefault();
        recover.mutate(undefined);
      }}
    >
      <h2>Use a printed recovery code</h2>
      <p className="small">
        The code is used up, and you make a new passkey next. Without a code, two administrators together can
        let you back in.
      </p>
      <TextField
        label="Your address"
        type="email"
        autoComplete="email"
        value={address}
        onChange={setAddress}
      />
      <TextField
        label="Recovery code"
        className="input code"
        dir="ltr"
        value={code}
        onChange={setCode}
        autoComplete="off"
      />
      <ProblemNote error={recover.error} />
      <Button type="submit" busy={recover.isPending}>
        Use this code
      </Button>
    </form>
  );
}
