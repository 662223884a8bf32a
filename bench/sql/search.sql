select a.content_id, a.title, a.summary
from article_search s join article a on a.id = s.article_id, websearch_to_tsquery('english', @word@) query
where s.vector @@ query and a.language = 'en' and a.published_at <= now() and (a.removed_at is null or a.removed_at > now())
order by ts_rank(s.vector, query) desc, a.published_at desc, a.id desc limit 21
