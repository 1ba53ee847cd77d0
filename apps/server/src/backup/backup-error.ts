export type BackupErrorCode =
  | "pass-phrase-short"
  | "pass-phrase-wrong"
  | "not-a-backup"
  | "backup-newer"
  | "backup-truncated"
  | "backup-altered"
  | "backup-incomplete"
  | "file-exists"
  | "file-unreadable"
  | "no-office"
  | "server-starting"
  | "folder-not-empty"
  | "folder-not-movable"
  | "database-not-empty"
  | "head-older"
  | "head-forked"
  | "head-foreign"
  | "verification-failed";

/** Why a backup or a restore cannot go on; the message is for the person at the terminal. */
export class BackupError extends Error {
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, message: string) {
    super(message);
    this.name = "BackupError";
    this.code = code;
  }
}
