/** The only place that knows exit codes: 0 in force, 1 anything else answered, 2 usage, 3 could not check. */
export const exit = { good: 0, other: 1, usage: 2, couldNot: 3 } as const;
