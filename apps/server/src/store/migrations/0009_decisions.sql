-- The register of decisions, and which letters' points rest on which of them.
create table decision (
  id text primary key,
  reference text not null unique,
  status text not null,
  open boolean not null
);
create table letter_decision (
  letter text not null references letter (id),
  decision text not null,
  primary key (letter, decision)
);
create index letter_decision_decision on letter_decision (decision);

-- How a program is asked to read a letter back. What it is asked with is no event: a key would stand in the record for ever.
create table model_reader (
  one boolean primary key default true check (one),
  address text not null,
  model text not null,
  key text not null default ''
);
