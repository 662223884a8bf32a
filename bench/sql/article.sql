select a.content_id, a.title, a.kicker, a.summary, a.published_at, a.body_html,
    array(select picture from attachment where article_id = a.id order by position)
from article a
where a.id = @articleId@ and a.published_at <= now() and (a.removed_at is null or a.removed_at > now())
