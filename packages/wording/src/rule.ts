/**
 * A row of a rule table. Patterns are words parted by spaces:
 *
 *     will            this word                    will|shall   one of these
 *     not?            it may be missing            *            any one word
 *     *6              up to six words, no comma    ~            any number of adverbs, and "not"
 *     <grant>         a word of that list in lists.ts: grant, grants
 *     <grant>ed       granted, given, ...          <grant>ing   granting, ...
 *     +ed             any past participle          +ing         any word in -ing
 *     #               a day, month or number       ABC          three to six capitals; CAPS: two or more
 *     ^               the sentence starts here     $            it ends here
 *
 * A pattern starts with a word, a list or `^`. "Can't" is read as "can not", "we'll" as "we will".
 */
export type Rule = {
  /** Any of these makes the finding; its words are the ones pointed out. */
  readonly says: readonly string[];
  /** Only in a main clause: not after "if", "that", "who"; or in one, or after "that". */
  readonly main?: true | "or that";
  /** Not where one of these fits at the same place. */
  readonly unless?: readonly string[];
  /** Only where one of these fits somewhere in the sentence. */
  readonly beside?: readonly string[];
  /** Not where one of these fits somewhere in the sentence. */
  readonly without?: readonly string[];
  /** Only where its words do not stand before it ("words"), or where nothing stands before it at all ("letter"). */
  readonly fresh?: "words" | "letter";
  /** One plain sentence for the author; `{words}` stands for the words. */
  readonly why: string;
  /** Sentences it finds, and sentences it does not. Every one is a test. */
  readonly yes: readonly string[];
  readonly no: readonly string[];
};
