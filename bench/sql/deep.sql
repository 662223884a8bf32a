select content_id, title, summary, published_at, lead_image from article
where language = 'en' and published_at <= now() and (removed_at is null or removed_at > now())
  and (published_at, id) < (@published@::timestamptz, @id@)
order by published_at desc, id desc limit 21
