/**
 * What makes a spreadsheet program take a field of a CSV file for a formula (OWASP, CSV Injection), also in the full width of East Asian
 * keyboards; apostrophes may stand before it.
 */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** The field with an apostrophe before it where a program would work it out. */
export function guardField(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The field as it was before `guardField`: a name that begins with an apostrophe of its own keeps it. */
export function unguardField(field: string): string {
  return field.startsWith("'") && FORMULA.test(field) ? field.slice(1) : field;
}
