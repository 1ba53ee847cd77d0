import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation, useNavigate, useRouter } from "@tanstack/react-router";
import { basics } from "@chirograph/wire";
import { Suspense, useEffect, useRef, type ReactNode } from "react";
import { call } from "../api.ts";
import { Wordmark } from "../look/wordmark.tsx";
import { Button } from "./parts/button.tsx";
import { useAct } from "./parts/use-act.ts";
import { queryClient, sessionQuery } from "./queries.ts";

/** Header, page and footer of everything behind the login. */
export function Frame(): ReactNode {
  const { data } = useSuspenseQuery(sessionQuery);
  useFocusOnArrival();
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <Mast name={data.person?.name ?? ""} trial={data.office?.trial ?? false} />
      <main id="main" tabIndex={-1}>
        <Suspense
          fallback={
            <p className="wrap label" role="status">
              Opening the page.
            </p>
          }
        >
          <Outlet />
        </Suspense>
      </main>
      <Foot />
    </>
  );
}

function TrialLine(): ReactNode {
  return (
    <p className="trial-line">
      <span className="wrap">
        This office is a trial on this machine. Every copy says so, and nobody outside can check a letter.
      </span>
    </p>
  );
}

function Mast({ name, trial }: { readonly name: string; readonly trial: boolean }): ReactNode {
  const navigate = useNavigate();
  const leave = useAct(
    () => call(basics.Done, "POST", "/api/logout"),
    () => {
      queryClient.clear();
      void navigate({ to: "/office/login" });
    },
  );
  return (
    <header className="mast">
      <div className="wrap">
        <Link className="brand" to="/office">
          <Wordmark />
        </Link>
        <nav className="mast__nav" aria-label="Office">
          <DeskLink />
          <NavLink to="/office/register">Register</NavLink>
          <NavLink to="/office/statements">Statements</NavLink>
          <NavLink to="/office/settings">Settings</NavLink>
        </nav>
        <div className="mast__end">
          <Link to="/office/settings/passkeys">{name}</Link>
          <Button kind="plain" busy={leave.isPending} onPress={() => leave.mutate(undefined)}>
            Sign out
          </Button>
        </div>
      </div>
      {trial ? <TrialLine /> : null}
    </header>
  );
}

/** A letter is opened from the desk, and belongs to it. */
function DeskLink(): ReactNode {
  const here = useLocation({ select: ({ pathname }) => /^\/office(?:\/letters\b|\/?$)/u.test(pathname) });
  return (
    <Link
      to="/office"
      activeOptions={{ exact: true, includeSearch: false }}
      aria-current={here ? "page" : undefined}
    >
      Desk
    </Link>
  );
}

type NavTarget = "/office/register" | "/office/statements" | "/office/settings";

function NavLink(props: { readonly to: NavTarget; readonly children: string }): ReactNode {
  return (
    <Link
      to={props.to}
      activeOptions={{ exact: false, includeSearch: false }}
      activeProps={{ "aria-current": "page" }}
    >
      {props.children}
    </Link>
  );
}

function Foot(): ReactNode {
  const { data } = useQuery(sessionQuery);
  return (
    <footer className="foot">
      <div className="wrap">
        <ul>
          <li>{data?.office?.name}</li>
          <li>
            <a href="/">What is this letter?</a>
          </li>
        </ul>
        <span className="brand">
          <Wordmark />
        </span>
      </div>
    </footer>
  );
}

/** A new page begins at its heading, also for the keyboard. The tabs of one letter are one page. */
function useFocusOnArrival(): void {
  const router = useRouter();
  const last = useRef(pageOf(router.state.location.pathname));
  useEffect(
    () =>
      router.subscribe("onRendered", ({ toLocation }) => {
        const page = pageOf(toLocation.pathname);
        if (page === last.current) return;
        last.current = page;
        const heading = document.querySelector<HTMLElement>("main h1");
        heading?.setAttribute("tabindex", "-1");
        heading?.focus({ preventScroll: true });
      }),
    [router],
  );
}

function pageOf(path: string): string {
  const inLetter = /^(\/office\/letters\/[0-9a-f]+)(?:\/(sign|release))?/u.exec(path);
  return inLetter ? `${inLetter[1]}/${inLetter[2] ?? ""}` : path;
}
