/** A program that reads, as an OpenAI-compatible endpoint offers it. */
export type ModelReader = { readonly address: string; readonly model: string; readonly key: string };

export type ModelTurn = { readonly role: "system" | "user" | "assistant"; readonly text: string };

export type ModelPort = {
  /** The program's answer to a conversation. @throws Error with a sentence for the person who asked */
  ask(reader: ModelReader, turns: readonly ModelTurn[]): Promise<string>;
};

export type ModelReaderPort = {
  reader(): Promise<ModelReader | null>;
  put(reader: ModelReader | null): Promise<void>;
};
