import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  appendLeaves,
  emptyFrontier,
  emptyRoot,
  formatCheckpoint,
  frontierRoot,
  openCheckpoint,
  openNote,
  parseCheckpoint,
  parseVerifierKey,
  signNote,
} from "../src/index.ts";
import type { Checkpoint } from "../src/index.ts";
import { leafHashes } from "./naive-tree.ts";
import { signerOf } from "./signer.ts";

const office = signerOf("office.example/log", 1);
const witness = signerOf("witness.example/w", 2);
const coded = (code: string): unknown => expect.objectContaining({ code });

const { frontier } = appendLeaves(emptyFrontier, leafHashes(8));
const checkpoint: Checkpoint = {
  origin: "office.example/log",
  size: 8,
  root: frontierRoot(frontier),
  extensions: [],
};

const lines = (): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom("a", "/", " ", "é", "+", "—"), minLength: 1, maxLength: 12 });
const checkpoints = (): fc.Arbitrary<Checkpoint> =>
  fc.record({
    origin: lines(),
    size: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    extensions: fc.array(lines(), { maxLength: 3 }),
  });

// A checkpoint of the Go checksum database as it was served; tlog-checkpoint's own example is made from it.
const goKey = parseVerifierKey("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8");
const goNote =
  "go.sum database tree\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n" +
  "— sum.golang.org Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

test("[L23] a checkpoint of another log in use opens, parses and is written back to the byte", () => {
  const opened = openNote(goNote, [goKey]);
  if (!opened.ok) throw new Error(opened.message);
  expect(parseCheckpoint(opened.text)).toMatchObject({
    origin: "go.sum database tree",
    size: 20852163,
    extensions: [],
  });
  expect(formatCheckpoint(parseCheckpoint(opened.text))).toBe(opened.text);
});

test("[L23] what is formatted is parsed back alike", () => {
  fc.assert(
    fc.property(checkpoints(), (given) => {
      expect(parseCheckpoint(formatCheckpoint(given))).toEqual(given);
    }),
  );
});

test("[L23] the empty log has size 0 and the empty root, and no other", () => {
  const empty = { ...checkpoint, size: 0, root: emptyRoot() };
  expect(formatCheckpoint(empty)).toBe(
    "office.example/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
  );
  expect(() => formatCheckpoint({ ...checkpoint, size: 0 })).toThrow(coded("log.bad-checkpoint"));
});

test("[L23] every other spelling is refused", () => {
  const root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
  expect(parseCheckpoint(`o\n8\n${root}\n`).size).toBe(8);
  const sizes = [
    "",
    "08",
    "00",
    "+8",
    "-1",
    "8.0",
    "8e0",
    "0x8",
    " 8",
    "8 ",
    "٨",
    "9007199254740992",
    "99999999999999999999",
  ];
  const wrong = [
    ...sizes.map((size) => `o\n${size}\n${root}\n`),
    ...["", root.slice(0, -1), root.replace("2I=", "2J="), `${root} `, "AAAA", `${root}${root}`].map(
      (r) => `o\n8\n${r}\n`,
    ),
    `\n8\n${root}\n`,
    `o\n8\n${root}`,
    `o\n8\n${root}\nextension`,
    `o\n8\n`,
    `o\n8\n${root}\n\n`,
    `o\n8\n${root}\next\n\next\n`,
    `o\r\n8\r\n${root}\r\n`,
    `o\t\n8\n${root}\n`,
    `\ud800\n8\n${root}\n`,
    "",
  ];
  for (const text of wrong)
    expect(() => parseCheckpoint(text), JSON.stringify(text)).toThrow(coded("log.bad-checkpoint"));
});

test("[L23] nothing is formatted that would be read as another checkpoint", () => {
  const injected = `o\n9\n${"A".repeat(43)}=`;
  const wrong: Partial<Checkpoint>[] = [
    { origin: "" },
    { origin: "a\nb" },
    { origin: injected },
    { size: -1 },
    { size: 1.5 },
    { size: 2 ** 53 },
    { root: new Uint8Array(31) },
    { extensions: [""] },
    { extensions: ["a\nb"] },
    { extensions: ["a\tb"] },
  ];
  for (const part of wrong) {
    expect(() => formatCheckpoint({ ...checkpoint, ...part })).toThrow(coded("log.bad-checkpoint"));
  }
});

test("[L24] a signed checkpoint opens under its log's key, with the witnesses that signed it", async () => {
  const note = await signNote(formatCheckpoint(checkpoint), [office, witness]);
  const { name, id } = office.key;
  expect(openCheckpoint(note, office.key)).toEqual({ ok: true, checkpoint, signatures: [{ name, id }] });
  const witnessed = openCheckpoint(note, office.key, [witness.key]);
  expect(witnessed.ok && witnessed.signatures.map((signature) => signature.name)).toEqual([
    name,
    witness.key.name,
  ]);
});

test("[L24] a witness's signature alone does not speak for the log", async () => {
  const note = await signNote(formatCheckpoint(checkpoint), [witness]);
  expect(openCheckpoint(note, office.key, [witness.key])).toMatchObject({
    ok: false,
    code: "no-trusted-signature",
  });
});

test("[L24] a checkpoint of another log is refused, though a trusted key signed it", async () => {
  const other = formatCheckpoint({ ...checkpoint, origin: "another.example/log" });
  expect(openCheckpoint(await signNote(other, [office]), office.key)).toMatchObject({
    ok: false,
    code: "wrong-log",
  });
  expect(openCheckpoint(goNote, goKey)).toMatchObject({ ok: false, code: "wrong-log" });
});

test("[L24] a signed text that is no checkpoint is refused with a code", async () => {
  const note = await signNote("office.example/log\n08\nroot\n", [office]);
  expect(openCheckpoint(note, office.key)).toMatchObject({ ok: false, code: "checkpoint-malformed" });
  expect(openCheckpoint("nothing", office.key)).toMatchObject({ ok: false, code: "note-malformed" });
});
