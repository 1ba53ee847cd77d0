-- One row for a fingerprint in a letter, however many of its versions hold it: near twins cost nothing more.
-- hash: 53 bits (packages/find). sort: 1 draft, 2 released; the two share no hashes.
create table fingerprint (
  hash bigint not null,
  letter uuid not null,
  sort smallint not null check (sort in (1, 2)),
  versions int4multirange not null,
  primary key (hash, letter, sort)
);

-- To take a version or a letter out again.
create index fingerprint_by_letter on fingerprint (letter, sort);

-- What an office's templates say: such a fingerprint identifies no letter.
create table fingerprint_template (
  hash bigint not null,
  template text not null,
  primary key (hash, template)
);

-- The short shingles of each version in order (packages/find, "sketch"), 16 bits each, low byte first: read for the
-- one letter that a query found, to tell its versions apart.
create table fingerprint_sketch (
  letter uuid not null,
  sort smallint not null check (sort in (1, 2)),
  version integer not null,
  sketch bytea not null,
  primary key (letter, sort, version)
);
alter table fingerprint_sketch alter column sketch set storage external;
