import { PdfRef, type PDF, type PdfDict, type PdfObject } from "@libpdf/core";

/** Far beyond the numbers a file may use (ISO 32000-2, annex C: 8,388,607); writing numbers everything anew. */
const FIRST_NEW = 1_000_000_000;

/**
 * A file's objects with replaced and added ones laid over them. libpdf's own objects are never changed: it finds them by references that
 * a full cache forgets, and a change could be lost with them.
 */
export class Objects {
  readonly #pdf: PDF;
  readonly #over = new Map<string, PdfObject>();
  #added = 0;

  constructor(pdf: PDF) {
    this.#pdf = pdf;
  }

  readonly resolve = (ref: PdfRef): PdfObject | null =>
    this.#over.get(String(ref)) ?? this.#pdf.getObject(ref);

  readonly register = (object: PdfDict): PdfRef => {
    const ref = PdfRef.of(FIRST_NEW + this.#added++);
    this.replace(ref, object);
    return ref;
  };

  replace(ref: PdfRef, object: PdfDict): void {
    this.#over.set(String(ref), object);
  }
}
