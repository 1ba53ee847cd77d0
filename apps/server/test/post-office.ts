import { type AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type Posted = {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly mail: Email;
};

/** A real SMTP server in this process, that keeps what it is given. */
export type PostOffice = {
  readonly url: string;
  readonly posted: readonly Posted[];
  /** From now on this recipient is answered with this code. */
  refuse(address: string, code: number): void;
  accept(address: string): void;
  /** The most connections that were open at once. */
  busiest(): number;
  close(): Promise<void>;
};

function collected(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("end", () => resolve(Buffer.concat(chunks)));
  stream.on("error", reject);
  return promise;
}

const fault = (code: number) => Object.assign(new Error("not here"), { responseCode: code });

export async function openPostOffice(): Promise<PostOffice> {
  const posted: Posted[] = [];
  const refused = new Map<string, number>();
  let [open, most] = [0, 0];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onConnect(_session, done) {
      most = Math.max(most, (open += 1));
      done();
    },
    onClose: () => void (open -= 1),
    onRcptTo({ address }, _session, done) {
      const code = refused.get(address);
      done(code === undefined ? null : fault(code));
    },
    onData(stream, { envelope }, done) {
      const from = envelope.mailFrom ? envelope.mailFrom.address : "";
      void collected(stream).then(async (raw) => {
        const mail = await PostalMime.parse(raw);
        posted.push({
          from,
          to: envelope.rcptTo.map((one) => one.address),
          raw: raw.toString("latin1"),
          mail,
        });
        done();
      });
    },
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", () => listening.resolve());
  await listening.promise;
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    posted,
    refuse: (address, code) => void refused.set(address, code),
    accept: (address) => void refused.delete(address),
    busiest: () => most,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
