import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type Actor,
  type CommandType,
  type Letter,
  type Part,
  type Role,
  authorize,
  noLetter,
  noSuchLetter,
  parts,
  policies,
  roles,
} from "../src/index.ts";
import { actor } from "./act.ts";
import { given, office } from "./given.ts";
import { type Column, columns, policiesPage, readTable, signs } from "./policy-table.ts";
import { inEveryState } from "./states.ts";
import { id } from "./world.ts";

const file = new URL("../POLICIES.md", import.meta.url);
if (process.env["UPDATE"]) writeFileSync(file, policiesPage());
const page = readFileSync(file, "utf8");

const commands = Object.keys(policies) as CommandType[];
const existing = inEveryState();
const someone: Actor = actor("pat");

function letterFor(column: Column, part: Part | null): Letter {
  if (column === "none") return noLetter;
  const access = new Map(part ? [[id("pat"), new Set([part])]] : []);
  return { ...existing[column], access };
}

/** What the page says that a person with this role and this part may do. */
function saysYes(role: Role, type: CommandType, column: Column, part: Part | null): boolean {
  const free = readTable(page, "Commands in which no letter counts").get(type);
  if (free) return free.get(role) === "yes";
  const said = readTable(page, role).get(type)?.get(column) ?? "";
  return said === "yes" || (part !== null && said.split(" ").includes(signs[part]));
}

describe("the policies", () => {
  it("[P1] stand in POLICIES.md as the code has them", () => {
    expect(page).toBe(policiesPage());
    expect(readTable(page, "All commands").size).toBe(commands.length);
  });

  it.each(roles)(
    "[P2] are what authorize says, for %s in each state with each part and each command",
    (role) => {
      const { office: state } = given(office(`pat: ${role}`));
      let yes = 0;
      for (const type of commands.filter((one) => one !== "found-office"))
        for (const column of columns)
          for (const part of [null, ...parts]) {
            const refusal = authorize(type, someone, state(), letterFor(column, part));
            const expected = saysYes(role, type, column, part);
            expect(refusal === null, `${type} ${column} ${part}`).toBe(expected);
            yes += expected ? 1 : 0;
          }
      expect(yes).toBeGreaterThan(50);
    },
  );

  it.each(["holder", "system"] as const)("[P2] are what authorize says, for the %s", (kind) => {
    const { office: state } = given(office());
    const cells = readTable(page, kind);
    const who = actor(kind === "holder" ? "@bo" : "system");
    const listed = readTable(page, "All commands");
    for (const type of commands.filter((one) => one !== "found-office"))
      for (const column of columns) {
        const free = kind === "system" && !!listed.get(type)?.get("system") && !cells.has(type);
        const expected = free || cells.get(type)?.get(column) === "yes";
        const refusal = authorize(type, who, state(), letterFor(column, null));
        expect(refusal === null, `${type} ${column}`).toBe(expected);
      }
    expect(cells.size).toBeGreaterThan(1);
  });

  it("[P3] let nobody act who has left or was never here", () => {
    const { office: state } = given(office("pat: administrator"), (world) => {
      world.gives(actor("ada"), { type: "person-leaves", person: id("pat"), successor: null });
    });
    for (const who of ["pat", "nobody"])
      for (const type of commands.filter((one) => one !== "found-office"))
        for (const column of columns)
          expect(authorize(type, actor(who), state(), letterFor(column, "author")), type).not.toBeNull();
  });

  it("[P4] ask for a part in the letter wherever the letter's state counts, and then hide it from all others", () => {
    const { office: state } = given(office(`pat: ${roles.join(" ")}`));
    const byPeople = commands.filter((type) => policies[type].roles.length > 0);
    const hiding = byPeople.filter((type) => policies[type].parts !== null);
    expect(byPeople.filter((type) => policies[type].states !== null && !hiding.includes(type))).toEqual([]);
    expect(hiding.length).toBeGreaterThan(15);
    for (const type of hiding)
      for (const column of columns)
        expect(authorize(type, someone, state(), letterFor(column, null))).toBe(noSuchLetter);
  });
});
