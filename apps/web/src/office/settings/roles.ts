import { basics } from "@chirograph/wire";

const words: Readonly<Record<basics.Role, readonly [string, string]>> = {
  administrator: ["Administrator", "settings, people, recovery"],
  author: ["Author", "opens and writes letters"],
  "action-officer": ["Action officer", "circulates, answers holders, closes"],
  signer: ["Signer", "approves exactly one version, or returns it"],
  releaser: ["Releaser", "releases, withdraws, releases statements"],
  "security-officer": ["Security officer", "custody, silence, statements"],
  auditor: ["Auditor", "reads the records"],
};

/** Every role, its word and what it does. */
export const roleChoices = basics.Role.options.map((role) => ({
  role,
  word: words[role][0],
  does: words[role][1],
}));

export function roleWords(roles: readonly basics.Role[]): string {
  if (roles.length === 0) return "no role";
  return roles.map((role, i) => (i === 0 ? words[role][0] : words[role][0].toLowerCase())).join(", ");
}
