import type pg from "pg";

/**
 * COPY in both directions over a `pg` client. `pg` itself has no COPY, and a cursor reads a number of rows at a time,
 * which bounds no memory when a row may hold 30 MB; COPY stops after any row when the socket is paused.
 */
type CopyConnection = pg.Connection & {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
};

/** Bytes held for a slow reader before the socket is paused. */
const mostHeld = 4_000_000;

type Flow = {
  held: Buffer[];
  bytes: number;
  ended: boolean;
  failure: Error | null;
  abandoned: boolean;
  rows: number;
  stream: pg.Connection["stream"] | null;
  wake: () => void;
};

function receiver(flow: Flow, text: string) {
  const end = () => {
    flow.ended = true;
    flow.wake();
  };
  return {
    submit(connection: pg.Connection) {
      flow.stream = connection.stream;
      connection.query(text);
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      if (flow.abandoned) return;
      // A copy of the bytes: the connection uses its buffer again for what comes next.
      flow.held.push(Buffer.from(chunk));
      flow.bytes += chunk.length;
      if (flow.bytes > mostHeld) flow.stream?.pause();
      flow.wake();
    },
    handleCommandComplete(message: { text: string }) {
      flow.rows = Number(message.text.split(" ")[1]);
    },
    handleError(error: Error) {
      flow.failure = error;
      end();
    },
    handleReadyForQuery: end,
  };
}

async function change(flow: Flow): Promise<void> {
  await new Promise<void>((resolve) => {
    flow.wake = resolve;
    if (flow.ended || flow.bytes > 0) resolve();
  });
  flow.wake = () => undefined;
}

/** Lets an unread rest pass, so that the connection can be used for the next statement. */
async function drain(flow: Flow): Promise<void> {
  flow.abandoned = true;
  flow.stream?.resume();
  while (!flow.ended) {
    flow.bytes = 0;
    await change(flow);
  }
}

/**
 * The rows of a query as PostgreSQL's binary COPY stream ("COPY", "Binary Format"), in pieces of any length.
 * Returns the number of rows. Memory: about 4 MB and the longest row.
 */
export async function* copyOut(client: pg.ClientBase, select: string): AsyncGenerator<Buffer, number> {
  const idle = { held: [], bytes: 0, ended: false, failure: null, abandoned: false, rows: 0, stream: null };
  const flow: Flow = { ...idle, held: [], wake: () => undefined };
  client.query(receiver(flow, `copy (${select}) to stdout (format binary)`));
  try {
    while (!flow.ended || flow.bytes > 0) {
      await change(flow);
      const pieces = flow.held.splice(0);
      flow.bytes = 0;
      if (pieces.length > 0) yield Buffer.concat(pieces);
      flow.stream?.resume();
    }
    if (flow.failure) throw flow.failure;
    return flow.rows;
  } finally {
    if (!flow.ended) await drain(flow);
  }
}

/** Until more can be written, or nothing any more. */
function drained(stream: pg.Connection["stream"]): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off("drain", done).off("close", done);
      resolve();
    };
    stream.on("drain", done).on("close", done);
  });
}

async function feed(
  connection: CopyConnection,
  chunks: AsyncIterable<Buffer>,
  stopped: () => boolean,
): Promise<void> {
  for await (const chunk of chunks) {
    if (stopped()) return;
    connection.sendCopyFromChunk(chunk);
    if (connection.stream.writableNeedDrain) await drained(connection.stream);
  }
  connection.endCopyFrom();
}

/** Loads PostgreSQL's COPY text ("COPY", "Text Format") into `into`, which names table and columns. Gives the number of rows. */
export async function copyIn(
  client: pg.ClientBase,
  into: string,
  chunks: AsyncIterable<Buffer>,
): Promise<number> {
  let rows = 0;
  let failure: unknown = null;
  await new Promise<void>((resolve) => {
    const fail = (error: unknown) => {
      failure ??= error;
    };
    client.query({
      submit: (connection: pg.Connection) => connection.query(`copy ${into} from stdin`),
      handleCopyInResponse(connection: CopyConnection) {
        feed(connection, chunks, () => failure !== null).catch((error: unknown) => {
          fail(error);
          connection.sendCopyFail("the file could not be read on");
        });
      },
      handleCommandComplete(message: { text: string }) {
        rows = Number(message.text.split(" ")[1]);
      },
      handleError(error: Error) {
        fail(error);
        resolve();
      },
      handleReadyForQuery: () => resolve(),
    });
  });
  if (failure) throw failure;
  return rows;
}
