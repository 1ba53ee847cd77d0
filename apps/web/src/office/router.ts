import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { Desk } from "./desk/desk-page.tsx";
import { deskSearchOf } from "./desk/desk-search.ts";
import { Frame } from "./frame.tsx";
import { Lost, Stopped } from "./lost.tsx";
import { searchOf } from "./matrix/matrix-view.ts";
import { queryClient, sessionQuery } from "./queries.ts";
import { registerSearchOf } from "./register/register-search.ts";

const root = createRootRoute({ component: Outlet, notFoundComponent: Lost, errorComponent: Stopped });

const setup = createRoute({
  getParentRoute: () => root,
  path: "/office/setup",
  component: lazyRouteComponent(() => import("./entrance/setup.tsx"), "Setup"),
});
const login = createRoute({
  getParentRoute: () => root,
  path: "/office/login",
  validateSearch: (search): { back?: string } => {
    const back = search["back"];
    // Only a page of the office: an address from elsewhere must not decide where a person lands.
    return typeof back === "string" && /^\/office(?:\/|$)/u.test(back) ? { back } : {};
  },
  component: lazyRouteComponent(() => import("./entrance/login.tsx"), "Login"),
});
const join = createRoute({
  getParentRoute: () => root,
  path: "/office/join",
  component: lazyRouteComponent(() => import("./entrance/join.tsx"), "Join"),
});

/** Everything behind the login. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ location }) => {
    const session = await queryClient.fetchQuery({ ...sessionQuery, retry: false });
    if (session.person === null || session.office === null) {
      throw redirect({ to: "/office/login", search: { back: location.pathname } });
    }
  },
  component: Frame,
});
const desk = createRoute({
  getParentRoute: () => inside,
  path: "/office",
  validateSearch: deskSearchOf,
  component: Desk,
});
/** The desk shows every letter; this was its address once. */
const letters = createRoute({
  getParentRoute: () => inside,
  path: "/office/letters",
  beforeLoad: () => {
    throw redirect({ to: "/office", search: { show: "all" }, replace: true });
  },
});

const page = lazyRouteComponent(() => import("./letter/letter-page.tsx"), "LetterPage");
const oneLetter = createRoute({
  getParentRoute: () => inside,
  path: "/office/letters/$id",
  component: page,
});
const toText = createRoute({
  getParentRoute: () => oneLetter,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/office/letters/$id/text", params, replace: true });
  },
});
const pageTab = createRoute({
  getParentRoute: () => oneLetter,
  path: "page",
  component: lazyRouteComponent(() => import("./letter/page-tab.tsx"), "PageTab"),
});
const textTab = createRoute({
  getParentRoute: () => oneLetter,
  path: "text",
  component: lazyRouteComponent(() => import("./editor/text-tab.tsx"), "TextTab"),
});
const circulationTab = createRoute({
  getParentRoute: () => oneLetter,
  path: "circulation",
  component: lazyRouteComponent(() => import("./circulation/circulation-tab.tsx"), "CirculationTab"),
});
const matrixTab = createRoute({
  getParentRoute: () => oneLetter,
  path: "matrix",
  validateSearch: searchOf,
  component: lazyRouteComponent(() => import("./matrix/matrix-tab.tsx"), "MatrixTab"),
});
const readBackTab = createRoute({
  getParentRoute: () => oneLetter,
  path: "read-back",
  component: lazyRouteComponent(() => import("./read-back/read-back-tab.tsx"), "ReadBackTab"),
});
const custodyTab = createRoute({
  getParentRoute: () => oneLetter,
  path: "custody",
  component: lazyRouteComponent(() => import("./custody/custody-tab.tsx"), "CustodyTab"),
});
const statementsTab = createRoute({
  getParentRoute: () => oneLetter,
  path: "statements",
  component: lazyRouteComponent(() => import("./statements/statements-tab.tsx"), "StatementsTab"),
});
const peopleTab = createRoute({
  getParentRoute: () => oneLetter,
  path: "people",
  component: lazyRouteComponent(() => import("./letter/people-tab.tsx"), "PeopleTab"),
});
const recordTab = createRoute({
  getParentRoute: () => oneLetter,
  path: "record",
  component: lazyRouteComponent(() => import("./letter/record-tab.tsx"), "RecordTab"),
});

const sign = createRoute({
  getParentRoute: () => inside,
  path: "/office/letters/$id/sign",
  component: lazyRouteComponent(() => import("./decide/sign-page.tsx"), "SignPage"),
});
const release = createRoute({
  getParentRoute: () => inside,
  path: "/office/letters/$id/release",
  component: lazyRouteComponent(() => import("./decide/release-page.tsx"), "ReleasePage"),
});
const register = createRoute({
  getParentRoute: () => inside,
  path: "/office/register",
  validateSearch: registerSearchOf,
  component: lazyRouteComponent(() => import("./register/register-page.tsx"), "RegisterPage"),
});
const newDecision = createRoute({
  getParentRoute: () => inside,
  path: "/office/register/new",
  validateSearch: (search): { supersedes?: string } => {
    const replaced = search["supersedes"];
    return typeof replaced === "string" ? { supersedes: replaced } : {};
  },
  component: lazyRouteComponent(() => import("./register/new-decision-page.tsx"), "NewDecisionPage"),
});
const oneDecision = createRoute({
  getParentRoute: () => inside,
  path: "/office/register/$id",
  component: lazyRouteComponent(() => import("./register/decision-page.tsx"), "DecisionPage"),
});
const statements = createRoute({
  getParentRoute: () => inside,
  path: "/office/statements",
  component: lazyRouteComponent(() => import("./statements/statements-page.tsx"), "StatementsPage"),
});
const settings = createRoute({
  getParentRoute: () => inside,
  path: "/office/settings",
  component: lazyRouteComponent(() => import("./settings/settings-page.tsx"), "SettingsPage"),
});
const coordination = createRoute({
  getParentRoute: () => inside,
  path: "/office/settings/coordination",
  component: lazyRouteComponent(() => import("./settings/coordination-page.tsx"), "CoordinationPage"),
});
const readBackRule = createRoute({
  getParentRoute: () => inside,
  path: "/office/settings/read-back",
  component: lazyRouteComponent(() => import("./settings/read-back-page.tsx"), "ReadBackPage"),
});
const strayMail = createRoute({
  getParentRoute: () => inside,
  path: "/office/settings/mail",
  component: lazyRouteComponent(() => import("./settings/mail-page.tsx"), "MailPage"),
});
const people = createRoute({
  getParentRoute: () => inside,
  path: "/office/settings/people",
  component: lazyRouteComponent(() => import("./settings/people-page.tsx"), "PeoplePage"),
});
const officeRecord = createRoute({
  getParentRoute: () => inside,
  path: "/office/settings/record",
  validateSearch: (search): { page?: number } => {
    const page = Number(search["page"]);
    return Number.isInteger(page) && page > 1 ? { page } : {};
  },
  component: lazyRouteComponent(() => import("./settings/record-page.tsx"), "RecordPage"),
});
const own = createRoute({
  getParentRoute: () => inside,
  path: "/office/settings/passkeys",
  component: lazyRouteComponent(() => import("./settings/passkeys-page.tsx"), "PasskeysPage"),
});

const tabs = [
  toText,
  pageTab,
  textTab,
  circulationTab,
  matrixTab,
  readBackTab,
  custodyTab,
  statementsTab,
  peopleTab,
  recordTab,
];
const routeTree = root.addChildren([
  setup,
  login,
  join,
  inside.addChildren([
    desk,
    letters,
    oneLetter.addChildren(tabs),
    sign,
    release,
    register,
    newDecision,
    oneDecision,
    statements,
    settings,
    strayMail,
    coordination,
    readBackRule,
    people,
    officeRecord,
    own,
  ]),
]);

export const router = createRouter({ routeTree, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
