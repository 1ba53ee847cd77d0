import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** A face of the letter: where its file is, how Typst finds it, and the name that a PDF gives it. */
type Face = {
  readonly file: string;
  readonly family: string;
  readonly weight: number;
  readonly style: "normal" | "italic";
  readonly postscript: string;
};

// OFL 1.1, from npm: the only faces that letter.typ names.
const FACES: readonly Face[] = [
  serif("400Regular/SourceSerif4_400Regular.ttf", 400, "SourceSerif4-Regular"),
  {
    ...serif("400Regular_Italic/SourceSerif4_400Regular_Italic.ttf", 400, "SourceSerif4-Italic"),
    style: "italic",
  },
  serif("600SemiBold/SourceSerif4_600SemiBold.ttf", 600, "SourceSerif4-SemiBold"),
  serif("700Bold/SourceSerif4_700Bold.ttf", 700, "SourceSerif4-Bold"),
  face("amiri/400Regular/Amiri_400Regular.ttf", "Amiri", 400, "Amiri-Regular"),
  face("amiri/700Bold/Amiri_700Bold.ttf", "Amiri", 700, "Amiri-Bold"),
  face("ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf", "IBM Plex Mono", 400, "IBMPlexMono-Regular"),
];

function face(file: string, family: string, weight: number, postscript: string): Face {
  return { file: `@expo-google-fonts/${file}`, family, weight, style: "normal", postscript };
}

function serif(file: string, weight: number, postscript: string): Face {
  return face(`source-serif-4/${file}`, "Source Serif 4", weight, postscript);
}

/** The font files, in order. Throws `typesetter-font-missing` when one cannot be read. */
export function readFonts(): Buffer[] {
  const require = createRequire(import.meta.url);
  return FACES.map(({ file }) => {
    try {
      return readFileSync(require.resolve(file));
    } catch (cause) {
      throw fontMissing(file, cause);
    }
  });
}

/** A Typst document that shows one letter in each face. */
export function fontProbe(): string {
  const lines = FACES.map(
    ({ family, weight, style }) =>
      `#text(font: "${family}", weight: ${weight}, style: "${style}", fallback: false)[A]`,
  );
  return ['#set document(title: "A", date: datetime(year: 2026, month: 1, day: 1))', ...lines].join("\n");
}

/**
 * Throws `typesetter-font-missing` unless the probe's PDF embeds every face: Typst itself only warns, and takes
 * another face.
 */
export function checkProbe(pdf: Uint8Array): void {
  const names = Buffer.from(pdf).toString("latin1");
  const missing = FACES.find(
    ({ postscript }) => !new RegExp(`/FontName /[A-Z]{6}\\+${postscript}\\b`).test(names),
  );
  if (missing !== undefined) throw fontMissing(missing.file, undefined);
}

function fontMissing(file: string, cause: unknown): Error {
  const message = `The font ${file} cannot be read, and no letter can be typeset without it. Run "npm install" again.`;
  return Object.assign(new Error(message, { cause }), { code: "typesetter-font-missing" });
}
