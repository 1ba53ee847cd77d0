-- To see in two looks whether what is public has changed: its last event in the log, and how many are not in it yet.
create index event_public on event (leaf) where type in ('entered-into-force', 'letter-superseded', 'letter-withdrawn',
  'statement-released', 'statement-retracted');
