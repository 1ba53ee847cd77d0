-- Mail of ours, by Message-ID. `facts`: all that it is made of, as it stood when the office acted. `link` has the token of
-- a copy's link, and is forgotten when the mail is handed over.
create table mail_out (
  id text primary key,
  letter text not null references letter (id),
  copy text not null references copy (id),
  comment text,
  kind text not null,
  address text not null,
  facts jsonb not null,
  link text,
  thread text not null,
  made timestamptz(3) not null,
  added timestamptz(3) not null,
  state text not null default 'waiting' check (state in ('waiting', 'handed', 'refused')),
  settled timestamptz(3),
  failure text,
  check (state = 'waiting' or link is null)
);
create index mail_out_copy on mail_out (copy);
create index mail_out_letter on mail_out (letter, lower(address));
create index mail_out_address on mail_out (lower(address), kind, made);
-- A holder has one digest that waits; answers are added to it.
create unique index mail_out_digest on mail_out (copy) where kind = 'answered' and state = 'waiting';

-- Which reminders of a letter went out: hours from the suspense, negative before it.
create table mail_reminder (
  letter text not null references letter (id),
  suspense timestamptz(3) not null,
  hours integer not null,
  primary key (letter, suspense, hours)
);

-- Mail that came in, kept as it came before anything is made of it.
create table mail_in (
  id text primary key,
  sha256 text not null unique,
  at timestamptz(3) not null,
  envelope jsonb not null,
  raw bytea not null,
  size integer not null,
  fate text,
  handled jsonb,
  sender text,
  message_id text,
  letter text
);
create index mail_in_unhandled on mail_in (at) where fate is null;
create index mail_in_fate on mail_in (fate, at);
create index mail_in_sender on mail_in (lower(sender), at);
create index mail_in_message on mail_in (message_id);
create index mail_in_letter on mail_in (letter);

-- What mail says of a holder: bounced, away.
create table mail_holder (
  copy text primary key references copy (id),
  bounced text,
  auto_reply text
);

-- How far each mailbox was read (RFC 9051, 2.3.1.1).
create table mailbox (
  name text primary key,
  validity text not null,
  uid bigint not null
);
