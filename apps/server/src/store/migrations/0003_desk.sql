-- What is not in the record: text being written, sessions, links, codes. Tokens are stored as hashes only.
create table working (
  letter text primary key references letter (id),
  text jsonb not null,
  revision integer not null,
  at timestamptz(3) not null,
  by text
);
create table looked (
  letter text not null,
  person text not null,
  version integer not null,
  primary key (letter, person, version)
);
create table numbering (
  scheme text primary key,
  next integer not null
);
create table session (
  token_hash text primary key,
  person text not null,
  created timestamptz(3) not null,
  expires timestamptz(3) not null
);
create index session_person on session (person);
create table challenge (
  id text primary key,
  purpose text not null,
  person text,
  data jsonb not null,
  expires timestamptz(3) not null
);
create table invitation (
  token_hash text primary key,
  person text,
  how text not null,
  expires timestamptz(3) not null
);
create table recovery_code (
  hash text primary key,
  person text not null
);
create table recovery_request (
  person text primary key,
  asked_by text not null,
  at timestamptz(3) not null
);
create table credential_use (
  credential text primary key,
  counter bigint not null
);
create table copy_link (
  copy text primary key references copy (id),
  link_hash text not null unique,
  code_hash text,
  code_expires timestamptz(3),
  code_tries integer not null default 0,
  fetched_at timestamptz(3)
);
create table copy_session (
  token_hash text primary key,
  copy text not null references copy (id),
  at timestamptz(3) not null
);
create table holder_draft (
  copy text primary key references copy (id),
  body text not null,
  revision integer not null
);
create table check_count (
  day date not null,
  kind text not null,
  n bigint not null,
  primary key (day, kind)
);
