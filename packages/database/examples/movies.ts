// Opens a database, brings its tables up to date, writes a thousand rows in one statement and counts them.
import { openDatabase } from '@sheaf/database';
import { sql, type Generated } from 'kysely';
import type { Migration } from 'kysely/migration';

interface Tables {
  movies: { id: Generated<number>; title: string; properties: object };
}

const migrations: Record<string, Migration> = {
  '0001_movies': {
    up: async (db) => {
      await sql`
        create table movies (
          id int8 primary key generated always as identity,
          title text collate "C" not null unique,
          properties json not null
        )`.execute(db);
    },
  },
};

// With { url: 'postgres://…' } all that follows is the same on a PostgreSQL server; with a folder's path it is kept there.
const database = await openDatabase<Tables>({ dataDir: 'memory' });
console.log('ran', await database.migrate(migrations));

const titles = Array.from({ length: 1000 }, (_, n) => `Movie ${n}`);
await database.kysely.transaction().execute(async (trx) => {
  await sql`insert into movies (title, properties) select title, '{"genres":[]}' from unnest(${titles}::text[]) as title`.execute(trx);
});
await database.maintain(['movies']);

const { movies } = await database.kysely
  .selectFrom('movies')
  .select(({ fn }) => fn.countAll<number>().as('movies'))
  .executeTakeFirstOrThrow();
const one = await database.kysely.selectFrom('movies').selectAll().where('title', '=', 'Movie 7').executeTakeFirst();
console.log(movies, one);

const twice = database.kysely.insertInto('movies').values({ title: 'Movie 7', properties: {} }).execute();
await twice.catch(({ code, constraint }) => console.log(code, constraint));
await database.close();
