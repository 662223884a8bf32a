-- Markdown and blocks are made of the clean HTML when they are asked for: that costs what reading them did.
alter table article
    drop column body_markdown,
    drop column body_blocks;
