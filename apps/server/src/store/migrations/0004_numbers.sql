-- Two of the staff who open a letter at the same moment both count the same copies before theirs: one of them counts again.
create unique index copy_staff_label on copy (letter, label) where kind = 'office';

-- A reference is found however its letters are typed.
create index letter_reference_upper on letter (upper(reference));
