-- Mail that came in is not kept for ever. Of an erased one stays that it came, and what became of it.
alter table mail_in add column erased timestamptz(3);
alter table mail_in add column files_left integer not null default 0;
create index mail_in_kept on mail_in (at) where erased is null and fate is not null;
create index mail_in_files_left on mail_in (at) where files_left > 0;

-- What was erased when, by which rule: all of its kind that came before a moment.
create table mail_erasure (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  kind text not null check (kind in ('entered', 'other')),
  before timestamptz(3) not null,
  mails integer not null,
  bytes bigint not null
);
