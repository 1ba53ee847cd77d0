import {
  type CommandType,
  type LetterStatus,
  type Part,
  type Policy,
  type Role,
  letterStatuses,
  policies,
  roles,
} from "../src/index.ts";

export const columns = ["none", ...letterStatuses] as const;
export type Column = "none" | LetterStatus;
/** How a part is written in a cell. */
export const signs: Readonly<Record<Part, string>> = {
  author: "a",
  "action-officer": "o",
  signer: "s",
  releaser: "r",
  reader: "d",
};

const commands = Object.keys(policies) as CommandType[];
const aboutLetter = (type: CommandType) => policies[type].parts !== null || policies[type].states !== null;
const aboutCopy = (type: CommandType) => policies[type].holder === true;
/** A table whose columns are as wide as their widest cell, as the formatter writes it. */
function grid(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, at) =>
    Math.max(3, ...[head, ...rows].map((cells) => (cells[at] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)];
}
const words = (list: readonly string[]) => list.join(", ");

/** What stands in a person's cell: nothing, the signs of the parts that may, or "yes" when no part is asked for. */
function cell(policy: Policy, column: Column): string {
  if (policy.states !== null && (column === "none" || !policy.states.includes(column))) return "";
  if (policy.parts === null) return "yes";
  return column === "none" ? "" : policy.parts.map((part) => signs[part]).join(" ");
}

function outsiderCell(policy: Policy, column: Column): string {
  return policy.states === null || policy.states.some((state) => state === column) ? "yes" : "";
}

function admits(policy: Policy, role: Role): boolean {
  return policy.system !== "only" && (policy.roles === "anyone" || policy.roles.includes(role));
}

function table(types: readonly CommandType[], of: (policy: Policy, column: Column) => string): string[] {
  const rows = types.map((type) => [`\`${type}\``, ...columns.map((column) => of(policies[type], column))]);
  return grid(["command", ...columns], rows);
}

function whoTable(): string[] {
  const rows = commands.map((type) => {
    const { roles, parts, holder, system } = policies[type];
    const who = roles === "anyone" ? "anyone who works here" : words(roles);
    const holds = holder ? "its copy" : "";
    return [`\`${type}\``, who, parts ? words(parts) : "", holds, system ?? ""];
  });
  return grid(["command", "a role of", "and a part of", "holder", "system"], rows);
}

const intro = `# Who may do what, and when

Generated from \`src/policy.ts\`; \`UPDATE=1 npx vitest run packages/core\` writes it again. \`authorize\` is tested against
every cell. What a command asks for besides (the right version, a reason, whose copy or passkey) is in SPEC.md.
\`found-office\` is open to whoever holds the set-up link, and refused once there is an office.

A cell names the parts in the letter of which one is needed: ${Object.entries(signs)
  .map(([part, sign]) => `**${sign}** ${part}`)
  .join(", ")}. **yes** needs no part.
An empty cell is a refusal. **none** is a letter that does not exist.`;

/** The whole of POLICIES.md. */
export function policiesPage(): string {
  const letterCommands = commands.filter((type) => aboutLetter(type) || aboutCopy(type));
  const freeOfLetters = commands.filter((type) => !aboutLetter(type) && !aboutCopy(type));
  const byRole = roles.flatMap((role) => [
    "",
    `## ${role}`,
    "",
    ...table(
      letterCommands.filter((type) => admits(policies[type], role)),
      cell,
    ),
  ]);
  const outsiders = (["holder", "system"] as const).flatMap((who) => [
    "",
    `## ${who}`,
    "",
    ...table(
      letterCommands.filter((type) => policies[type][who]),
      outsiderCell,
    ),
  ]);
  const free = freeOfLetters.map((type) => [
    `\`${type}\``,
    ...roles.map((role) => (admits(policies[type], role) ? "yes" : "")),
  ]);
  return [
    intro,
    "",
    "## All commands",
    "",
    ...whoTable(),
    "",
    "## Commands in which no letter counts",
    "",
    ...grid(["command", ...roles], free),
    ...byRole,
    ...outsiders,
    "",
  ].join("\n");
}

/** The cells of a page under a heading: command, then column, then text. Read from the text alone. */
export function readTable(page: string, heading: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  const cells = lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((one) => one.trim().replaceAll("`", "")),
  );
  const [names = [], , ...rows] = cells;
  const byColumn = (values: readonly string[]) =>
    new Map(names.slice(1).map((name, index) => [name, values[index + 1] ?? ""]));
  return new Map(rows.map((values) => [values[0] ?? "", byColumn(values)]));
}
