-- When an article left or will leave all answers, and why. In the future: it is visible until then.
alter table article
    add column removed_at     timestamptz,
    add column removal_reason text check (removal_reason in ('WITHDRAWN', 'EXPIRED')),
    add constraint article_removal_has_a_reason check ((removed_at is null) = (removal_reason is null));

-- One index for each way that a list is filtered and ordered; read backwards it serves the opposite order.
create index article_portal on article (portal_id, published_at desc, id desc);
create index article_tag on article (tag_id, published_at desc, id desc) where tag_id is not null;
create index article_author on article (author_id, published_at desc, id desc) where author_id is not null;
create index article_edited on article (updated_at desc, id desc);
create index article_portal_edited on article (portal_id, updated_at desc, id desc);
