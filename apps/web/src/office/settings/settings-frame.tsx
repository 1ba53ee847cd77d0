import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { usePageTitle } from "../page-title.ts";

/** The pages of the settings, each with its address. */
export function SettingsFrame({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  usePageTitle(title);
  const current = { "aria-current": "page" } as const;
  return (
    <div className="wrap">
      <div className="top">
        <h1>{title}</h1>
      </div>
      <nav className="tabs" aria-label="Settings">
        <Link to="/office/settings" activeOptions={{ exact: true }} activeProps={current}>
          Office
        </Link>
        <Link to="/office/settings/coordination" activeProps={current}>
          Coordination
        </Link>
        <Link to="/office/settings/read-back" activeProps={current}>
          Read-back
        </Link>
        <Link to="/office/settings/mail" activeProps={current}>
          Mail
        </Link>
        <Link to="/office/settings/people" activeProps={current}>
          People
        </Link>
        <Link to="/office/settings/record" activeProps={current}>
          Record
        </Link>
        <Link to="/office/settings/passkeys" activeProps={current}>
          Your passkeys
        </Link>
      </nav>
      <div className="panel settings">{children}</div>
    </div>
  );
}
