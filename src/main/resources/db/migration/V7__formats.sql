-- How a record is written, by the name that it can be read again by. The default is for what is there already.
alter table source_record add column format text not null default 'CMS';
alter table rejected_record add column format text not null default 'CMS';
