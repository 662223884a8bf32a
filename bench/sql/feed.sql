select content_id, title, summary, published_at, lead_image from article
where language = 'en' and published_at <= now() and (removed_at is null or removed_at > now())
order by published_at desc, id desc limit 21
