-- A public answer also changes when a decision that a released letter announced becomes public, is superseded or revoked.
drop index event_public;
create index event_public on event (leaf) where type in ('entered-into-force', 'letter-superseded', 'letter-withdrawn',
  'statement-released', 'statement-retracted', 'decision-opened', 'decision-superseded', 'decision-revoked');
