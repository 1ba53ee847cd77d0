-- What the desk says of each letter, computed from the record. A change is noted by a row of its own, so that fifty
-- holders who comment at once never wait for one another; whoever looks at the desk computes what was changed.
create table desk_change (
  id bigint generated always as identity primary key,
  letter text not null
);
create index desk_change_letter on desk_change (letter);

create table desk (
  letter text primary key references letter (id),
  held integer not null,
  blocked jsonb,
  answered integer not null,
  asked integer not null,
  open_comments integer not null,
  -- When time alone changes what stands here: a suspense after which silence counts.
  until timestamptz(3),
  -- What the letter waits for from who writes it, who signs it and who releases it; from the writer not before `since`.
  writer text,
  writer_since timestamptz(3),
  signer text,
  releaser text
);

insert into desk_change (letter) select id from letter;

-- Lists of holders for the next circulation.
create table distribution_list (
  id text primary key,
  name text not null,
  holders jsonb not null,
  by text not null,
  at timestamptz(3) not null
);

-- A person's calendar feed: one secret address each, kept as a hash.
create table calendar_feed (
  person text primary key,
  token_hash text not null unique
);
