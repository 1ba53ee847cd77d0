import { Link, useRouter } from "@tanstack/react-router";
import { useEffect, type ReactNode } from "react";
import { isUnreachable } from "../api.ts";
import { ProblemNote } from "./parts/problem-note.tsx";

const AGAIN_MS = 10_000;

/** An address that leads nowhere. */
export function Lost(): ReactNode {
  return (
    <main className="wrap top stack" id="main">
      <h1>There is no page at this address.</h1>
      <p>
        It may have been typed wrongly, or the page has moved. <Link to="/office">Go to your desk.</Link>
      </p>
    </main>
  );
}

/** A page that could not be shown. Without a server it is tried again every 10 seconds. */
export function Stopped({ error }: { readonly error: unknown }): ReactNode {
  const router = useRouter();
  useEffect(() => {
    if (!isUnreachable(error)) return undefined;
    const timer = setTimeout(() => void router.invalidate(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [error, router]);
  return (
    <main className="wrap top stack" id="main">
      <h1>This page could not be shown.</h1>
      <ProblemNote error={error} />
      <p>
        <a href="/office">Open your desk again.</a>
      </p>
    </main>
  );
}
