import { expect, test } from "vitest";
import { holdingWord } from "../src/acts/desk/desk-row.ts";
import { readHolders } from "../src/sheet/read-holders.ts";
import { cookieOf, openApp } from "./http.ts";
import { onEachDatabase } from "./office.ts";

const holder = (name: string, through: number | null = null) => ({
  name,
  organisation: "Harbour Works",
  actingFor: "",
  address: "",
  passingOn: "ask",
  required: through === null,
  stage: 2,
  instructions: "",
  through,
});
const list = "a".repeat(32);

onEachDatabase("a kept list", (open) => {
  test("comes back with all that was kept of each holder, also who answers through whom", async () => {
    const office = await open();
    const app = await openApp(office);
    const headers = { cookie: await cookieOf(office, office.ilse), "x-chirograph": "1" };
    const put = (holders: object[]) =>
      app.inject({
        method: "PUT",
        url: `/api/lists/${list}`,
        headers,
        payload: { name: "Harbour", holders },
      });
    const read = async () => (await app.inject({ url: "/api/lists", headers })).json().lists;
    const holders = [holder("Edda"), holder("Piet", 0)];
    expect((await put(holders)).statusCode).toBe(200);
    expect(await read()).toEqual([{ id: list, name: "Harbour", holders }]);
    const csv = await app.inject({ url: `/api/lists/${list}/holders.csv`, headers });
    expect(csv.headers["content-disposition"]).toContain('filename="Harbour.csv"');
    expect(readHolders(csv.body)).toEqual({
      holders: [
        { ...holders[0], through: "" },
        { ...holders[1], through: "Edda" },
      ],
      problems: [],
    });
    const none = await app.inject({ url: `/api/lists/${"b".repeat(32)}/holders.csv`, headers });
    expect([none.statusCode, none.json().message]).toEqual([404, expect.stringContaining("no longer kept")]);
    // Nobody answers through someone who answers through another.
    const refused = await put([holder("Edda", 1), holder("Piet", 0)]);
    expect([refused.statusCode, refused.json().message]).toEqual([
      400,
      expect.stringMatching(/Someone answers through a colleague/),
    ]);
    // A list that says nothing of it was kept before it could.
    const { through: _, ...older } = holder("Edda");
    expect((await put([older])).statusCode).toBe(200);
    expect((await read())[0].holders).toEqual([holder("Edda")]);
    await app.close();
  });
});

test("what keeps a letter is said in a word for each gate that names a holder", () => {
  const gates = ["non-concur", "comments", "objections", "silent"] as const;
  expect(gates.map(holdingWord)).toEqual(["non-concur", "open comment", "objection", "silent"]);
});
