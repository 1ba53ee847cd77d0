import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, type Socket, connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** A real IMAP server: Dovecot with a folder, a port and a configuration of its own. No service of the system is touched. */
export type Dovecot = {
  readonly url: string;
  /** Puts a mail into the inbox as a mail server does: written in `tmp`, renamed into `new`. */
  put(raw: Uint8Array): void;
  /** The flags of each mail as the folder has them, by subject: "S" is seen. */
  flags(): Readonly<Record<string, string>>;
  /** Ends the server with all its connections, does this in between, and starts it again. */
  restart(between?: () => void): Promise<void>;
  /** Forgets which number each mail had (RFC 9051, 2.3.1.1), as a server does whose disk was put back. */
  forgetNumbers(): void;
  /** Takes every mail out of the inbox. */
  empty(): void;
  /** Cuts the connection once, when the server has sent so many bytes more. */
  cutAfter(bytes: number): void;
  /** How many connections were made to it until now. */
  connections(): number;
  close(): Promise<void>;
};

const program = ["/usr/sbin/dovecot", "/usr/local/sbin/dovecot"].find((path) => existsSync(path));

/** Whether there is a Dovecot here; says so once where there is none. */
export function hasDovecot(): boolean {
  if (!program) console.warn("Dovecot (dovecot-imapd) is not installed: IMAP is tried on a stand-in only.");
  return program !== undefined;
}

type Owner = { readonly user: string; readonly group: string; readonly uid: number; readonly gid: number };

/** Dovecot serves no mailbox as root: there it does so as `nobody`. */
function ownerOfMail(): Owner {
  const { uid, gid, username } = userInfo();
  const id = (what: string, user: string) => execFileSync("id", [what, user], { encoding: "utf8" }).trim();
  if (uid !== 0) return { user: username, group: id("-gn", username), uid, gid };
  const of = (what: string) => id(what, "nobody");
  return { user: "nobody", group: of("-gn"), uid: Number(of("-u")), gid: Number(of("-g")) };
}

function configuration(folder: string, port: number, { user, group, uid, gid }: Owner): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_login_user = ${user}
default_internal_user = ${user}
default_internal_group = ${group}
first_valid_uid = 1
mail_location = maildir:${folder}/mail
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("data", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  }).then((up) => up === true);
}

async function start(folder: string, port: number): Promise<ChildProcess> {
  const child = spawn(program ?? "dovecot", ["-F", "-c", join(folder, "dovecot.conf")], { stdio: "ignore" });
  while (!(await answers(port))) {
    if (child.exitCode !== null)
      throw new Error(`Dovecot ended: ${readFileSync(join(folder, "log"), "utf8")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

/** Stands between, so that a connection can be lost at any byte. */
async function openWire(port: number) {
  let left = Infinity;
  let made = 0;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    made += 1;
    const far = connect(port, "127.0.0.1");
    const cut = () => void (near.destroy(), far.destroy());
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", cut).on("close", () => void (sockets.delete(socket), cut()));
    }
    near.on("data", (chunk) => void far.write(chunk));
    far.on("data", (chunk: Buffer) => {
      near.write(chunk.subarray(0, Math.max(0, left)));
      left -= chunk.length;
      if (left > 0) return;
      left = Infinity;
      near.end(cut);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    port: (server.address() as AddressInfo).port,
    made: () => made,
    cutAfter: (bytes: number) => void (left = bytes),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function openMaildir(folder: string, { uid, gid }: Owner) {
  const mail = join(folder, "mail");
  let count = 0;
  for (const name of ["", "tmp", "new", "cur"]) {
    mkdirSync(join(mail, name));
    chownSync(join(mail, name), uid, gid);
  }
  const list = (name: string) => readdirSync(join(mail, name));
  const subject = (path: string) => /^Subject: (.*?)\r?$/m.exec(readFileSync(path, "latin1"))?.[1] ?? "";
  return {
    put(raw: Uint8Array) {
      const name = `${Math.floor(Date.now() / 1_000)}.${(count += 1)}${randomBytes(4).toString("hex")}.test`;
      writeFileSync(join(mail, "tmp", name), raw);
      chownSync(join(mail, "tmp", name), uid, gid);
      renameSync(join(mail, "tmp", name), join(mail, "new", name));
    },
    flags: () =>
      Object.fromEntries(
        ["new", "cur"].flatMap((where) =>
          list(where).map((name) => [subject(join(mail, where, name)), name.split(":2,")[1] ?? ""]),
        ),
      ),
    empty() {
      for (const where of ["new", "cur"]) for (const name of list(where)) rmSync(join(mail, where, name));
    },
    forgetNumbers() {
      const kept = new Set(["tmp", "new", "cur"]);
      for (const name of list("")) if (!kept.has(name)) rmSync(join(mail, name), { recursive: true });
    },
  };
}

export async function openDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), "chirograph-dovecot-"));
  chmodSync(folder, 0o755);
  const owner = ownerOfMail();
  const maildir = openMaildir(folder, owner);
  const port = await freePort();
  writeFileSync(join(folder, "dovecot.conf"), configuration(folder, port, owner));
  let child = await start(folder, port);
  const wire = await openWire(port);
  return {
    ...maildir,
    url: `imap://office:secret@127.0.0.1:${wire.port}/INBOX`,
    cutAfter: wire.cutAfter,
    connections: wire.made,
    async restart(between = () => undefined) {
      await ended(child);
      between();
      child = await start(folder, port);
    },
    async close() {
      await wire.close();
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
