-- What the wording check pointed out in a letter and someone who writes it meant so: by the finding's key, who said so and when.
alter table working add column meant jsonb not null default '{}';
