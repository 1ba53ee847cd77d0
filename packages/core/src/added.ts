/** By the type of an event: the members that it got later, with what records made before meant without them. */
export type Added<Event extends { readonly type: string }> = {
  readonly [Type in Event["type"]]?: Partial<Omit<Extract<Event, { type: Type }>, "type">>;
};

/** An event with all its members. Only folding asks for them: a decoded entry stays what its bytes say (SPEC.md, [R1]). */
export function withAdded<Event extends { readonly type: string }>(event: Event, added: Added<Event>): Event {
  const members = added[event.type as Event["type"]];
  return members ? { ...members, ...event } : event;
}
