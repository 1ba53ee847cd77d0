import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { personDoes } from "../src/acts/person-does.ts";
import { inviteReaders } from "../src/acts/read-back/invite-readers.ts";
import { changeModelSetting, modelReads, readModelSetting } from "../src/acts/read-back/model-reader.ts";
import { readReadBack } from "../src/acts/read-back/read-back.ts";
import { askModel } from "../src/model/ask-model.ts";
import { type TestOffice, onEachDatabase } from "./office.ts";
import { must } from "./staff.ts";

type Turn = { readonly role: string; readonly content: string };
type Asked = {
  readonly path: string;
  readonly key: string;
  readonly model: string;
  readonly messages: Turn[];
};
type Says = (asked: Asked, n: number) => { readonly status?: number; readonly body: string };

const stops: (() => unknown)[] = [];
afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())));

/** A small OpenAI-compatible endpoint: what it was asked, and what it says. */
async function endpoint(says: Says): Promise<{ address: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    const { model, messages } = JSON.parse(body) as Asked;
    asked.push({ path: request.url ?? "", key: request.headers.authorization ?? "", model, messages });
    const { status = 200, body: answer } = says(asked.at(-1)!, asked.length);
    response.writeHead(status, { "content-type": "application/json" }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => new Promise((resolve) => server.close(resolve)));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked };
}

const said = (content: string) => ({ body: JSON.stringify({ choices: [{ message: { content } }] }) });
const answers = (...takes: string[]) =>
  `Here you are:\n${JSON.stringify({
    answers: takes.map((take, i) => ({
      n: i + 1,
      take,
      sentence: i === 0 ? "14  pilot boats" : "Not there.",
    })),
  })}`;

async function round(office: TestOffice): Promise<string> {
  const { id } = await office.letter().version().made();
  const points = (["announced", "ruled-out", "ruled-out"] as const).map((kind, i) => ({
    id: office.ports.id(),
    kind,
    text: `Statement ${i + 1}.`,
  }));
  must(await personDoes(office.ports, office.ilse, { type: "state-points", letter: id, before: [], points }));
  const reader = { name: "A", organisation: "", actingFor: "", address: "" };
  const readers = { readers: [reader], mail: false };
  must(await inviteReaders(office.ports, office.ilse, id, { version: 1 }, readers));
  return id;
}

const set = (office: TestOffice, address: string, key: string | null = null) =>
  changeModelSetting(office.ports, office.wim, { reader: { address, model: "local-7b" }, key });

onEachDatabase("a program that reads", (open) => {
  test("is off until an administrator sets one, and its key is told to nobody", async () => {
    const office = await open();
    const id = await round(office);
    expect(await readModelSetting(office.ports)).toEqual({ reader: null, keyKept: false });
    expect(await modelReads(office.ports, askModel, office.ilse, id, 1)).toMatchObject({ code: "not-found" });
    expect(await changeModelSetting(office.ports, office.odile, { reader: null, key: null })).toMatchObject({
      code: "not-allowed",
    });
    must(await set(office, "http://127.0.0.1:9/v1", "secret"));
    expect(await readModelSetting(office.ports)).toEqual({
      reader: { address: "http://127.0.0.1:9/v1", model: "local-7b" },
      keyKept: true,
    });
    // A key goes to the address that it was given for.
    must(await set(office, "http://127.0.0.1:10/v1"));
    expect(await readModelSetting(office.ports)).toMatchObject({ keyKept: false });
  });

  test("is asked as a person is, and its answers stand under its name and count for nothing", async () => {
    const office = await open();
    const id = await round(office);
    const { address, asked } = await endpoint((_, n) =>
      n === 1 ? said(" The boats move. ") : said(answers("says-so", "says-so", "does-not-say")),
    );
    must(await set(office, address, "secret"));
    must(await modelReads(office.ports, askModel, office.ilse, id, 1));
    expect(asked.map(({ path, key, model }) => [path, key, model])).toEqual([
      ["/v1/chat/completions", "Bearer secret", "local-7b"],
      ["/v1/chat/completions", "Bearer secret", "local-7b"],
    ]);
    expect(JSON.stringify(asked[0])).not.toContain("Statement");
    expect(asked[0]?.messages.at(-1)?.content).toContain("pilot boats");
    expect(JSON.stringify(asked[1])).not.toMatch(/announced|ruled-out/);
    const seen = must(await readReadBack(office.ports, office.ilse, id));
    const { model } = seen.rounds[0]!.round;
    expect(model).toMatchObject({ model: "local-7b", paraphrase: "The boats move." });
    expect(model?.answers.map(({ take, passage }) => [take, passage === null])).toEqual([
      ["says-so", false],
      ["says-so", true],
      ["does-not-say", true],
    ]);
    expect(model?.answers[0]?.passage?.quote).toContain("pilot boats");
    expect(seen.rounds[0]?.result.counted).toEqual([]);
    expect(await modelReads(office.ports, askModel, office.ilse, id, 1)).toMatchObject({
      code: "not-in-this-state",
    });
    expect(await modelReads(office.ports, askModel, office.tomas, id, 1)).toMatchObject({
      code: "not-found",
    });
  });

  test.each([
    ["answers too few statements", () => said(answers("says-so")), "model-unclear"],
    ["answers something else", () => said("I would rather not."), "model-unclear"],
    ["answers with another word", () => said(answers("maybe", "says-so", "says-so")), "model-unclear"],
    ["fails", () => ({ status: 500, body: "{}" }), "model-silent"],
    ["sends no JSON", () => ({ body: "<html>" }), "model-silent"],
    ["sends without end", () => ({ body: "x".repeat(300_000) }), "model-silent"],
    ["sends elsewhere", () => ({ status: 302, body: "" }), "model-silent"],
  ] as const)("that %s enters nothing, and the person is told", async (_, says, code) => {
    const office = await open();
    const id = await round(office);
    const { address } = await endpoint((_asked, n) =>
      n === 1 && code === "model-unclear" ? said("It moves.") : says(),
    );
    must(await set(office, address));
    const refusal = await modelReads(office.ports, askModel, office.ilse, id, 1);
    expect(refusal).toMatchObject({ code, message: expect.stringContaining("Nothing was entered") });
    const seen = must(await readReadBack(office.ports, office.ilse, id));
    expect(seen.rounds[0]?.round.model).toBeNull();
  });

  test("that does not answer at all is not waited for", async () => {
    const office = await open();
    const id = await round(office);
    must(await set(office, "http://127.0.0.1:9/v1"));
    expect(await modelReads(office.ports, askModel, office.ilse, id, 1)).toMatchObject({
      code: "model-silent",
    });
  });
});
