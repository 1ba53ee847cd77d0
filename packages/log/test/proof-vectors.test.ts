import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from "../src/index.ts";
import { storedTree } from "./stored-tree.ts";

// The published vectors of transparency-dev/merkle (Apache-2.0). They stay outside the project.
const folder = fileURLToPath(new URL("../../../../shared/vectors/merkle/testdata/", import.meta.url));
const present = existsSync(folder);
if (!present) console.warn(`The Merkle proof vectors are not at ${folder}: their tests are skipped.`);

type Vector = {
  readonly [name: string]: unknown;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
};

function vectorsOf(kind: string): [string, Vector][] {
  const files = readdirSync(folder + kind, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".json"))
    .map((file) => [file, JSON.parse(readFileSync(`${folder}${kind}/${file}`, "utf8")) as Vector]);
}

const bytes = (vector: Vector, name: string): Uint8Array =>
  new Uint8Array(Buffer.from(String(vector[name] ?? ""), "base64"));
const number = (vector: Vector, name: string): number => Number(vector[name]);
const proofOf = (vector: Vector): Uint8Array[] =>
  (vector.proof ?? []).map((hash) => new Uint8Array(Buffer.from(hash, "base64")));
const spanOf = (vector: Vector) => ({ start: number(vector, "start"), end: number(vector, "end") });

const verify: Record<string, (vector: Vector) => { readonly ok: boolean }> = {
  inclusion: (v) =>
    verifyInclusion(
      number(v, "leafIdx"),
      number(v, "treeSize"),
      bytes(v, "leafHash"),
      proofOf(v),
      bytes(v, "root"),
    ),
  consistency: (v) =>
    verifyConsistency(
      number(v, "size1"),
      number(v, "size2"),
      bytes(v, "root1"),
      bytes(v, "root2"),
      proofOf(v),
    ),
  subtreeinclusion: (v) =>
    verifySubtreeInclusion(
      number(v, "leafIdx"),
      spanOf(v),
      bytes(v, "leafHash"),
      proofOf(v),
      bytes(v, "root"),
    ),
  subtreeconsistency: (v) =>
    verifySubtreeConsistency(spanOf(v), number(v, "size"), bytes(v, "root1"), bytes(v, "root2"), proofOf(v)),
};

/** The leaves behind the vectors: the eight of the Certificate Transparency reference tree. */
const reference = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];

const happy = (kind: string): Vector[] =>
  vectorsOf(kind).flatMap(([file, v]) => (/^\d+\/happy-path\.json$/.test(file) ? [v] : []));

describe.skipIf(!present)("published vectors", () => {
  test.each([
    ["[L14] inclusion", "inclusion", 6, 92],
    ["[L15] consistency", "consistency", 6, 92],
    ["[L16] subtree inclusion", "subtreeinclusion", 12, 192],
    ["[L16] subtree consistency", "subtreeconsistency", 12, 106],
  ])("%s: every vector is judged as its makers say", (_, kind, passing, failing) => {
    const vectors = vectorsOf(kind);
    expect(vectors.filter(([, v]) => !v.wantErr).length).toBe(passing);
    expect(vectors.filter(([, v]) => v.wantErr).length).toBe(failing);
    const wrong = vectors.filter(([, v]) => verify[kind]?.(v).ok !== !v.wantErr).map(([file]) => file);
    expect(wrong).toEqual([]);
  });

  test("[L9] [L10] the proofs made here are the published ones, byte for byte", () => {
    const { read } = storedTree(reference.map((data) => leafHash(new Uint8Array(Buffer.from(data, "hex")))));
    expect(happy("inclusion").length).toBe(5);
    for (const v of happy("inclusion")) {
      expect(inclusionProof(number(v, "leafIdx"), number(v, "treeSize"), read)).toEqual(proofOf(v));
    }
    expect(happy("consistency").length).toBe(5);
    for (const v of happy("consistency")) {
      expect(consistencyProof(number(v, "size1"), number(v, "size2"), read)).toEqual(proofOf(v));
    }
  });
});
