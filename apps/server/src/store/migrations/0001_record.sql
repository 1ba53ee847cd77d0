-- The record: streams of events, each the exact canonical bytes with the salt of its commitment.
create table stream (
  id text primary key,
  version integer not null check (version >= 0)
);
create table event (
  stream text not null references stream (id),
  seq integer not null check (seq >= 1),
  type text not null,
  at timestamptz(3) not null,
  by text not null,
  bytes bytea not null,
  salt bytea not null check (octet_length(salt) = 16),
  commitment bytea not null unique check (octet_length(commitment) = 32),
  leaf bigint unique,
  primary key (stream, seq)
);
create index event_unsequenced on event (commitment) where leaf is null;

-- The log: leaves, the complete subtrees' hashes, and each checkpoint that was signed.
create table leaf (
  index bigint primary key,
  commitment bytea not null
);
create table node (
  level smallint not null,
  index bigint not null,
  hash bytea not null,
  primary key (level, index)
);
create table checkpoint (
  size bigint primary key,
  note text not null,
  frontier bytea not null,
  at timestamptz(3) not null
);
-- The sequencer's lease. `token` only grows: a holder that slept through its lease is fenced off.
create table sequencer (
  one boolean primary key default true check (one),
  token bigint not null
);
insert into sequencer (one, token) values (true, 0);

create table blob (
  sha256 text primary key,
  bytes bytea not null,
  at timestamptz(3) not null default now()
);
