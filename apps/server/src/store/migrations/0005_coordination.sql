-- Comments whose proposed wording was taken up in the text since the last version: that version credits them.
alter table working add column credits jsonb not null default '[]';

-- What a circulation asks of a copy's holder, for look-ups among a letter's copies.
alter table copy add column circulation integer not null default 0, add column through text, add column replaces text;
create index copy_through on copy (through) where through is not null;
create index copy_replaces on copy (replaces) where replaces is not null;

-- Files that a copy's holder added: only these can a comment of theirs name.
create table copy_attachment (
  copy text not null references copy (id),
  sha256 text not null references blob (sha256),
  primary key (copy, sha256)
);
