select content_id, title, changed_at, removed_at from article
where change_number > @change@ and published_at <= now() order by change_number limit 51
