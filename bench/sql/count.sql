select count(*) from article
where language = 'en' and published_at <= now() and (removed_at is null or removed_at > now())
