-- Computed from the record, for lists and look-ups. The record alone decides.
create table letter (
  id text primary key,
  reference text not null unique,
  subject text not null default '',
  status text not null,
  archived boolean not null default false,
  silent boolean not null default false,
  version integer not null default 0,
  suspense timestamptz(3),
  sealed_sha256 text,
  release_pending boolean not null default false,
  updated_at timestamptz(3) not null
);
create index letter_release_pending on letter (id) where release_pending;

create table letter_access (
  letter text not null references letter (id),
  person text not null,
  part text not null,
  primary key (letter, person, part)
);
create index letter_access_person on letter_access (person);

create table version (
  letter text not null references letter (id),
  n integer not null,
  public_id text not null unique,
  code text not null unique,
  sha256 text not null references blob (sha256),
  text jsonb,
  pages jsonb not null,
  primary key (letter, n)
);

create table copy (
  id text primary key,
  letter text not null references letter (id),
  version integer not null,
  kind text not null,
  label text not null,
  person text,
  parent text,
  recalled boolean not null default false
);
create index copy_letter on copy (letter);
create unique index copy_of_staff on copy (letter, version, person) where kind = 'office';

create table statement (
  id text primary key,
  status text not null,
  letter text references letter (id),
  paper text,
  title text not null default '',
  paper_text text,
  updated_at timestamptz(3) not null
);
create index statement_letter on statement (letter);
create index statement_paper on statement (paper);

-- What a released file or a paper spoken about hashes to, by bucket.
create table public_file (
  sha256 text primary key,
  prefix text not null,
  letter text references letter (id),
  statement text references statement (id)
);
create index public_file_prefix on public_file (prefix);

-- A version's PDF with room for a copy's marks. A copy is these bytes with its own two slots filled.
create table template (
  letter text not null,
  n integer not null,
  bytes bytea not null,
  meta jsonb not null,
  primary key (letter, n),
  foreign key (letter, n) references version (letter, n)
);
