/** Base form, past and participle of the verbs that do not take -ed. */
const IRREGULAR =
  "arise arose arisen/be was been/bear bore borne/become became become/begin began begun/bind bound bound/break broke broken/bring brought brought/build built built/buy bought bought/choose chose chosen/come came come/cut cut cut/deal dealt dealt/do did done/draw drew drawn/drive drove driven/fall fell fallen/find found found/forbid forbade forbidden/forgive forgave forgiven/freeze froze frozen/get got got/give gave given/go went gone/grow grew grown/have had had/hear heard heard/hide hid hidden/hold held held/keep kept kept/know knew known/lay laid laid/lead led led/leave left left/lend lent lent/let let let/lose lost lost/make made made/mean meant meant/meet met met/mislay mislaid mislaid/oversee oversaw overseen/overthrow overthrew overthrown/pay paid paid/put put put/read read read/rebuild rebuilt rebuilt/repay repaid repaid/ring rang rung/rise rose risen/run ran run/say said said/see saw seen/seek sought sought/sell sold sold/send sent sent/set set set/shut shut shut/shoot shot shot/show showed shown/shrink shrank shrunk/spend spent spent/split split split/spread spread spread/stand stood stood/stick stuck stuck/strike struck struck/swear swore sworn/take took taken/teach taught taught/tear tore torn/tell told told/think thought thought/throw threw thrown/undertake undertook undertaken/undo undid undone/uphold upheld upheld/withdraw withdrew withdrawn/withhold withheld withheld/win won won/write wrote written"
    .split("/")
    .map((row) => row.split(" "));

const PARTICIPLES = new Map(IRREGULAR.map(([base = "", , participle = ""]) => [base, participle]));
const IRREGULAR_PARTICIPLES = new Set(PARTICIPLES.values());
/** Words in -ed that are no participles. */
const NOT_PARTICIPLES = new Set(
  "need indeed speed exceed proceed succeed feed seed deed weed breed creed greed hundred red bed shed sacred kindred hatred naked wicked".split(
    " ",
  ),
);
/** Two-syllable verbs that double their last letter. */
const DOUBLED = /(?:^[^aeiou]*[aeiou][bdgmnprt]|mit|fer|cel|pel|cur|gin|bid|set)$/;
const NEVER_DOUBLED = /(?:offer|order|enter|suffer|differ|consider|deliver|visit|edit|limit)$/;

function stem(base: string): string {
  if (/[^aeioy]e$/.test(base) || /[iu]e$/.test(base)) return base.slice(0, -1);
  if (DOUBLED.test(base) && !NEVER_DOUBLED.test(base)) return base + (base.at(-1) ?? "");
  return base;
}

/** "Grants" of "grant", "carries" of "carry". */
export function presentOf(base: string): string {
  if (base === "have") return "has";
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
}

/** "Granted" of "grant", "withdrawn" of "withdraw". */
export function participleOf(base: string): string {
  const irregular = PARTICIPLES.get(base);
  if (irregular) return irregular;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return base.endsWith("e") ? `${base}d` : `${stem(base)}ed`;
}

/** "Granting" of "grant", "withdrawing" of "withdraw". */
export function ingOf(base: string): string {
  return `${base === "see" || base === "agree" || base === "be" ? base : stem(base)}ing`;
}

/** Whether a word has the form of a past participle. */
export function isParticiple(word: string): boolean {
  if (IRREGULAR_PARTICIPLES.has(word)) return true;
  return /..ed$/.test(word) && !NOT_PARTICIPLES.has(word);
}
