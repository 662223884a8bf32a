select a.content_id, a.title, array(select picture from attachment where article_id = a.id order by position)
from article a
where a.language = 'en' and a.published_at <= now() and (a.removed_at is null or a.removed_at > now())
order by a.published_at desc, a.id desc limit 21
