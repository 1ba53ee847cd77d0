import { notAWorkbook } from "./first-look.ts";
import { SheetFault } from "./refusal.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readFormats } from "./number-formats.ts";
import { unpack, type Package } from "./unpack.ts";
import { readWorksheet, type Worksheet } from "./worksheet.ts";
import { readXml } from "./xml.ts";

type Relation = { readonly id: string; readonly kind: string; readonly target: string };

// What an archive without a workbook is, by a part that only it has.
const OTHERS: readonly (readonly [part: RegExp, name: string])[] = [
  [/^xl\/workbook\.bin$/, "a binary workbook (.xlsb)"],
  [/^content\.xml$/, "an OpenDocument file"],
  [/^index\/.*\.iwa$/, "a Numbers spreadsheet"],
  [/^word\//, "a Word document"],
  [/^ppt\//, "a presentation"],
];

/**
 * The worksheets of a workbook in the order of its tabs (ECMA-376-1, 18.2 and 18.3). Formulas are text; nothing is evaluated.
 * @throws SheetFault, or an Error where the file is broken.
 */
export function readWorkbook(bytes: Uint8Array): Worksheet[] {
  const file = unpack(bytes);
  const main = relations(file, "").find(({ kind }) => kind === "officedocument")?.target ?? "xl/workbook.xml";
  const workbook = file.parts.get(main);
  if (!workbook || !main.startsWith("xl/")) throw notThis(file);
  const related = relations(file, main);
  const one = (kind: string) => file.parts.get(related.find((to) => to.kind === kind)?.target ?? "");
  const shared = readSharedStrings(one("sharedstrings"));
  const formats = readFormats(one("styles"));
  return tabs(workbook).flatMap(({ name, id }) => {
    const target = related.find((to) => to.id === id && to.kind === "worksheet")?.target;
    const part = file.parts.get(target ?? "");
    return part ? [readWorksheet(name, part, shared, formats)] : [];
  });
}

function notThis(file: Package): SheetFault {
  const name = OTHERS.find(([part]) => file.names.some((one) => part.test(one)))?.[1];
  if (file.names.includes("[content_types].xml") && !name) return new SheetFault("damaged");
  return new SheetFault("not-a-spreadsheet", notAWorkbook(name ?? "a zip archive").message);
}

/** The sheets of a workbook in order, by the id of their relation. */
function tabs(workbook: Uint8Array): { name: string; id: string }[] {
  const found: { name: string; id: string }[] = [];
  readXml(workbook, {
    open: (tag, attributes) => {
      if (tag !== "sheet") return;
      const { name = "", id = "" } = attributes();
      found.push({ name, id });
    },
  });
  return found;
}

/** The relations of a part, or of the file as a whole for "" (ECMA-376-2, 6.5). */
function relations(file: Package, part: string): Relation[] {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const listed = file.parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const found: Relation[] = [];
  if (!listed) return found;
  readXml(listed, {
    open: (tag, attributes) => {
      if (tag !== "Relationship") return;
      const { Id = "", Type = "", Target = "" } = attributes();
      const kind = Type.slice(Type.lastIndexOf("/") + 1).toLowerCase();
      found.push({ id: Id, kind, target: resolved(folder, Target) });
    },
  });
  return found;
}

function resolved(folder: string, target: string): string {
  return decodeURI(new URL(target, `file:///${folder}`).pathname)
    .slice(1)
    .toLowerCase();
}
