// A GraphQL server by Mercurius over the gateway's tables: the part of its schema that the queries of bench/queries need.
// Statements are written by hand, one per list and one per list of attachments, and queries are compiled (jit).
import Fastify from "fastify";
import mercurius from "mercurius";
import pg from "pg";

const schema = `
  type Query {
    articles(first: Int = 20, after: String, filter: ArticleFilter): ArticleConnection!
    articleByContentId(portal: Int!, contentId: Int!): Article
    search(first: Int = 20, query: String!, filter: ArticleFilter): ArticleConnection!
  }
  input ArticleFilter { language: String }
  type ArticleConnection { nodes: [Article!]! pageInfo: PageInfo! totalCount: Int! }
  type PageInfo { endCursor: String hasNextPage: Boolean! }
  type Article {
    contentId: Int! title: String! kicker: String summary: String publishedAt: String!
    bodyHtml: String! bodyText: String! image: Image attachments: [Attachment!]!
  }
  type Attachment { image: Image }
  type Image { variant(width: Int): ImageVariant variants: [ImageVariant!]! }
  type ImageVariant { url: String! width: Int height: Int }
`;

const pool = new pg.Pool({ max: 16, options: "-c plan_cache_mode=force_generic_plan" }); // PGHOST, PGPORT, PGUSER, ...
const VISIBLE = "a.published_at <= now() and (a.removed_at is null or a.removed_at > now())";
const COLUMNS = {
  contentId: "content_id", title: "title", kicker: "kicker", summary: "summary", publishedAt: "published_at",
  bodyHtml: "body_html", bodyText: "body_text", image: "lead_image",
};

// Each text is prepared once per connection.
const names = new Map();
async function rows(text, values) {
  if (!names.has(text)) names.set(text, "s" + names.size);
  return (await pool.query({ name: names.get(text), text, values })).rows;
}

// The columns of the selected fields, and what lists need.
function columns(info, path) {
  let selections = info.fieldNodes[0].selectionSet.selections;
  for (const name of path) selections = selections.find(field => field.name.value === name)?.selectionSet.selections ?? [];
  const selected = selections.map(field => COLUMNS[field.name.value]).filter(Boolean);
  return [...new Set(["id", "portal_id", "published_at", ...selected])].map(column => "a." + column).join(", ");
}

function connection(found, first, condition, values) {
  const nodes = found.slice(0, first);
  const last = nodes.at(-1);
  return {
    nodes, condition, values,
    pageInfo: { hasNextPage: found.length > first, endCursor: last && `${last.published_at.toISOString()} ${last.id}` },
  };
}

async function articles(_, { first, after, filter }, __, info) {
  const values = [];
  let condition = VISIBLE;
  if (filter?.language) condition += ` and a.language = $${values.push(filter.language)}`;
  const all = [condition, [...values]];
  if (after) {
    const [published, id] = after.split(" ");
    condition += ` and (a.published_at, a.id) < ($${values.push(published)}, $${values.push(id)})`;
  }
  const found = await rows(
    `select ${columns(info, ["nodes"])} from article a where ${condition}
     order by a.published_at desc, a.id desc limit $${values.push(first + 1)}`, values);
  return connection(found, first, ...all);
}

async function search(_, { first, query, filter }, __, info) {
  const found = await rows(
    `select ${columns(info, ["nodes"])} from article_search s join article a on a.id = s.article_id,
       websearch_to_tsquery('english', $1) query
     where s.vector @@ query and a.language = $2 and ${VISIBLE}
     order by ts_rank(s.vector, query) desc, a.published_at desc, a.id desc limit $3`,
    [query, filter?.language ?? "en", first + 1]);
  return connection(found, first);
}

// A file of a picture is stored as [path, type, width, height, nominal width, bytes].
const image = (portal, [, ...files]) => ({
  variants: files.map(([path, , width, height]) => ({ url: `https://portal-${portal}.invalid/${path}`, width, height })),
});

const resolvers = {
  Query: {
    articles,
    search,
    articleByContentId: async (_, { portal, contentId }, __, info) =>
      (await rows(`select ${columns(info, [])} from article a where a.id = ($1::bigint << 32) + $2 and ${VISIBLE}`,
        [portal, contentId]))[0],
  },
  ArticleConnection: {
    totalCount: async ({ condition, values }) =>
      Number((await rows(`select count(*) from article a where ${condition}`, values))[0].count),
  },
  Article: {
    contentId: article => article.content_id,
    publishedAt: article => article.published_at.toISOString(),
    bodyHtml: article => article.body_html,
    bodyText: article => article.body_text,
    image: article => article.lead_image && image(article.portal_id, JSON.parse(article.lead_image)[6]),
  },
  Attachment: { image: attachment => attachment.picture && image(attachment.portal, JSON.parse(attachment.picture)) },
  Image: {
    variant: ({ variants }, { width }) => variants.find(file => !width || file.width >= width) ?? variants.at(-1),
  },
};

const loaders = {
  Article: {
    async attachments(queries) {
      const found = await rows(
        "select article_id, picture from attachment where article_id = any ($1) order by article_id, position",
        [queries.map(({ obj }) => obj.id)]);
      const portals = new Map(queries.map(({ obj }) => [obj.id, obj.portal_id]));
      const byArticle = new Map();
      for (const { article_id: id, picture } of found) {
        if (!byArticle.has(id)) byArticle.set(id, []);
        byArticle.get(id).push({ portal: portals.get(id), picture });
      }
      return queries.map(({ obj }) => byArticle.get(obj.id) ?? []);
    },
  },
};

const app = Fastify();
app.register(mercurius, { schema, resolvers, loaders, jit: 1, path: "/graphql" });
await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT) });
