/** "3/12" and its second child: "3.2/12". The office numbers hand-overs in their order. */
export function childLabel(label: string, nth: number): string {
  const [number, of] = label.split("/");
  return of === undefined ? `${number}.${nth}` : `${number}.${nth}/${of}`;
}
