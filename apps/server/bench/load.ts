import { connect } from "node:net";

/** What to ask for, for how long; on how many connections, each with one request under way at a time. */
export type Load = {
  readonly port: number;
  readonly ms: number;
  readonly connections: number;
  /** `{prefix}` becomes a random bucket's name. */
  readonly path: string;
  /** One of these is posted, at random; none: GET. */
  readonly bodies: readonly string[];
};

/** How many answers came, how long each took (ms), and how many were not 200. */
export type Loaded = {
  readonly seconds: number;
  readonly times: readonly number[];
  readonly refused: number;
};

const below = (limit: number): number => Math.floor(Math.random() * limit);

/** Someone of 65,536: every address has its own limit, and a server that trusts its proxy believes this. */
const someone = (): string => `10.0.${below(256)}.${below(256)}`;

function requests({ path, bodies }: Load): () => string {
  const head = (method: string, at: string) =>
    `${method} ${at} HTTP/1.1\r\nhost: localhost\r\nx-forwarded-for: ${someone()}\r\n`;
  const posts = bodies.map((body) => {
    const length = Buffer.byteLength(body);
    return `content-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;
  });
  const prefix = () => below(4_096).toString(16).padStart(3, "0");
  return () => {
    const at = path.replace("{prefix}", prefix);
    return posts.length > 0 ? head("POST", at) + posts[below(posts.length)] : `${head("GET", at)}\r\n`;
  };
}

/** Bytes of an answer that begins this chunk, head and body; the head always comes in one piece. */
function lengthOf(chunk: Buffer): number {
  const end = chunk.indexOf("\r\n\r\n");
  const length = /\r\ncontent-length: (\d+)/i.exec(chunk.toString("latin1", 0, end));
  if (end < 0 || !length) throw new Error(`not an answer: ${chunk.toString("latin1", 0, 200)}`);
  return end + 4 + Number(length[1]);
}

/** One connection that asks again as soon as it is answered: as little work an answer as can be. */
function ask(load: Load, next: () => string, until: number, loaded: { times: number[]; refused: number }) {
  const socket = connect({ port: load.port, host: "127.0.0.1", noDelay: true });
  let sent = 0;
  let left = 0;
  const send = () => {
    sent = performance.now();
    socket.write(next());
  };
  socket.on("connect", send);
  socket.on("data", (chunk: Buffer) => {
    if (left === 0) {
      left = lengthOf(chunk);
      if (chunk.toString("latin1", 9, 12) !== "200") loaded.refused += 1;
    }
    left -= chunk.length;
    if (left > 0) return;
    const now = performance.now();
    loaded.times.push(now - sent);
    if (now < until) send();
    else socket.end();
  });
  return new Promise<void>((resolve, reject) => socket.on("close", () => resolve()).on("error", reject));
}

async function run(load: Load): Promise<Loaded> {
  const loaded = { times: [], refused: 0 };
  const begun = performance.now();
  const next = requests(load);
  const asking = Array.from({ length: load.connections }, () => ask(load, next, begun + load.ms, loaded));
  await Promise.all(asking);
  return { ...loaded, seconds: (performance.now() - begun) / 1000 };
}

process.on("message", (load: Load) => {
  void run(load).then((loaded) => process.send?.(loaded));
});
