import { type LiveSample, makeLiveSample } from './events.ts';
import { Random } from './random.ts';
import { adjectives, countries, genres, names, nouns } from './words.ts';

/** The sample catalogue, as the API would take it. */
export interface Sample {
  readonly items: readonly Movie[];
  readonly users: readonly Person[];
  readonly interactions: readonly Event[];
  readonly live: LiveSample;
}

interface Movie {
  readonly itemId: string;
  readonly title: string;
  readonly year: number;
  readonly genres: readonly string[];
  readonly runtimeMinutes: number;
  readonly priceEur: number;
}

interface Person {
  readonly userId: string;
  readonly name: string;
  readonly age: number;
  readonly country: string;
  readonly likes: readonly string[];
}

interface Event {
  readonly type: 'view' | 'purchase' | 'rating' | 'cart' | 'bookmark';
  readonly userId: string;
  readonly itemId: string;
  readonly timestamp: string;
  readonly rating?: number;
  readonly amount?: number;
  readonly price?: number;
  readonly duration?: number;
}

/**
 * 200 movies, 50 people and 2,000 interactions of ten months. People who like the same genres watch the same movies, few movies are known to
 * many and many to few, a sequel follows its first part, and who watched to the end may rate, buy or bookmark: so that recommendations made from
 * it look like recommendations.
 */
export function makeSample(seed: number): Sample {
  const random = new Random(seed);
  const items = makeMovies(random, 200);
  const users = makePeople(random, 50);
  const interactions = makeEvents(random, items, users, 2000);
  return { items, users, interactions, live: makeLiveSample(seed + 1) };
}

function makeMovies(random: Random, count: number): Movie[] {
  const titles = new Set<string>();
  const movies: Movie[] = [];
  while (movies.length < count) {
    const title = `The ${random.pick(adjectives)} ${random.pick(nouns)}`;
    if (titles.has(title)) continue;
    titles.add(title);
    const first = makeMovie(random, movies.length + 1, title, random.integer(1960, 2020), random.some(genres, random.integer(1, 3)));
    movies.push(first);
    if (movies.length < count && random.next() < 0.12)
      movies.push(makeMovie(random, movies.length + 1, `${title} II`, first.year + random.integer(2, 6), first.genres));
  }
  return movies;
}

function makeMovie(random: Random, number: number, title: string, year: number, itsGenres: readonly string[]): Movie {
  // Plain numbers, as in the programs that people find for batches: `GET /items/1`.
  return {
    itemId: String(number),
    title,
    year,
    genres: itsGenres,
    runtimeMinutes: random.integer(78, 172),
    priceEur: random.integer(4, 19) + 0.99,
  };
}

function makePeople(random: Random, count: number): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    userId: `user-${String(index + 1).padStart(2, '0')}`,
    name: `${names[index % names.length]} ${String.fromCharCode(65 + random.integer(0, 25))}.`,
    age: random.integer(16, 78),
    country: random.pick(countries),
    likes: random.some(genres, 2),
  }));
}

function makeEvents(random: Random, movies: readonly Movie[], people: readonly Person[], count: number): Event[] {
  const ranks = random.shuffled(movies.map((_, rank) => rank));
  // The nth of the ranking is known to a share of about 1/n of those whom the first is known to.
  const fame = ranks.map((rank) => 1 / (1 + rank * 0.15));
  const watched = new Set<string>();
  const events: Event[] = [];
  while (events.length < count) {
    const person = random.pick(people);
    const weights = movies.map((movie, index) => weightOf(movie, movies[index - 1], person, watched) * (fame[index] as number));
    const movie = random.pickWeighted(movies, weights);
    watched.add(`${person.userId} ${movie.itemId}`);
    events.push(...makeVisit(random, person, movie));
  }
  return events.slice(0, count).toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
}

/** How much the person is drawn to the movie. */
function weightOf(movie: Movie, before: Movie | undefined, person: Person, watched: ReadonlySet<string>): number {
  if (watched.has(`${person.userId} ${movie.itemId}`)) return 0;
  const liked = movie.genres.filter((genre) => person.likes.includes(genre)).length;
  const isSequelOfWatched =
    before !== undefined && movie.title === `${before.title} II` && watched.has(`${person.userId} ${before.itemId}`);
  return (0.1 + liked * liked * 2) * (isSequelOfWatched ? 8 : 1);
}

const firstDayMs = Date.UTC(2026, 0, 1);

/** Watching a movie, and what may come of it. */
function makeVisit(random: Random, { userId, likes }: Person, { itemId, genres: itsGenres, runtimeMinutes, priceEur }: Movie): Event[] {
  const liked = itsGenres.filter((genre) => likes.includes(genre)).length;
  const seen = Math.min(1, 0.15 + random.next() * (0.5 + liked * 0.4));
  let atMs = firstDayMs + random.integer(0, 303 * 24 * 60) * 60_000 + random.integer(0, 59_999);
  const at = (laterMs: number) =>
    new Date((atMs += laterMs)).toISOString().replace('Z', `${String(random.integer(0, 999)).padStart(3, '0')}Z`);
  const key = { userId, itemId };
  const events: Event[] = [{ type: 'view', ...key, timestamp: at(0), duration: Math.round(runtimeMinutes * 60 * seen) }];
  if (seen > 0.6 && random.next() < 0.55) {
    const rating = Math.max(0.5, Math.min(5, Math.round((2.5 + liked + (random.next() - 0.5) * 2.5) * 2) / 2));
    events.push({ type: 'rating', ...key, timestamp: at(random.integer(60_000, 3_600_000)), rating });
  }
  if (random.next() < 0.12) events.push({ type: 'bookmark', ...key, timestamp: at(random.integer(1_000, 600_000)) });
  if (liked > 0 && random.next() < 0.15) {
    const bought = { amount: 1, price: priceEur };
    events.push({ type: 'cart', ...key, timestamp: at(random.integer(1_000, 600_000)), ...bought });
    if (random.next() < 0.7) events.push({ type: 'purchase', ...key, timestamp: at(random.integer(1_000, 600_000)), ...bought });
  }
  return events;
}
