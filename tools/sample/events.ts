import { Random } from './random.ts';
import { clubs, leagues, names } from './words.ts';

/** What goes with the time at which the sample is loaded: it shows events to come and bets of the last days, whenever that is. */
export interface LiveSample {
  /** The moment that all times of it are told for: they are loaded later by as much as the load is later. */
  readonly at: string;
  readonly items: readonly SportsEvent[];
  readonly users: readonly Fan[];
  readonly interactions: readonly Bet[];
}

interface SportsEvent {
  readonly itemId: string;
  readonly event_id: string;
  readonly begin: string;
  readonly event_type: string;
  readonly sport: string;
  readonly sport_id: string;
  readonly country: string;
  readonly country_id: string;
  readonly league: string;
  readonly league_id: string;
  readonly participants: readonly string[];
  readonly participant_ids: readonly string[];
  readonly status: 'ended' | 'not_started';
}

interface Fan {
  readonly userId: string;
  readonly name: string;
  readonly sports: readonly string[];
}

interface Bet {
  readonly type: 'purchase';
  readonly userId: string;
  readonly itemId: string;
  readonly timestamp: string;
  readonly amount: number;
  readonly price: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const atMs = Date.UTC(2026, 10, 21, 12);

/**
 * 48 events from a day ago to a week ahead, 24 fans and 400 bets of the two weeks before: fans bet on their sports, few events have many bets and
 * many few, and of those with many some have most of theirs in the last week, so that what is popular and what trends are not the same.
 */
export function makeLiveSample(seed: number): LiveSample {
  const random = new Random(seed);
  const items = makeEvents(random, 48);
  const users = makeFans(random, 24);
  return { at: new Date(atMs).toISOString(), items, users, interactions: makeBets(random, items, users, 400) };
}

function makeEvents(random: Random, count: number): SportsEvent[] {
  // Whole quarters of an hour, a third of them within a day.
  const begins = Array.from({ length: count }, (_, index) =>
    index % 8 === 0 ? -random.integer(8, 96) : random.integer(4, index % 3 === 0 ? 96 : 7 * 96),
  ).toSorted((a, b) => a - b);
  return begins.map((quarters, index) => {
    const [sport, league, country] = random.pick(leagues);
    const [home, guest] = random.shuffled(clubs) as [string, string, ...string[]];
    const itemId = `event-${String(index + 1).padStart(2, '0')}`;
    return {
      itemId,
      event_id: itemId,
      begin: new Date(atMs + quarters * (hourMs / 4)).toISOString().replace('.000Z', 'Z'),
      event_type: 'match',
      sport,
      sport_id: idOf('sport', sport),
      country,
      country_id: idOf('country', country),
      league,
      league_id: idOf('league', league),
      participants: [home, guest],
      participant_ids: [idOf('team', `${sport} ${home}`), idOf('team', `${sport} ${guest}`)],
      status: quarters < 0 ? 'ended' : 'not_started',
    };
  });
}

function idOf(kind: string, name: string): string {
  return `${kind}:${name.toLowerCase().replaceAll(' ', '-')}`;
}

function makeFans(random: Random, count: number): Fan[] {
  const sports = [...new Set(leagues.map(([sport]) => sport))];
  return Array.from({ length: count }, (_, index) => ({
    userId: `fan-${String(index + 1).padStart(2, '0')}`,
    name: `${random.pick(names)} ${String.fromCharCode(65 + random.integer(0, 25))}.`,
    sports: random.some(sports, random.integer(1, 2)),
  }));
}

function makeBets(random: Random, events: readonly SportsEvent[], fans: readonly Fan[], count: number): Bet[] {
  const ranks = random.shuffled(events.map((_, rank) => rank));
  const growing = events.map(() => random.next() < 0.3);
  const bets = new Map<string, Bet>();
  while (bets.size < count) {
    const fan = random.pick(fans);
    const weights = events.map(({ sport }, index) => (fan.sports.includes(sport) ? 1 : 0.05) / (1 + (ranks[index] as number) * 0.1));
    const event = random.pickWeighted(events, weights);
    const isRecent = random.next() < (growing[events.indexOf(event)] ? 0.9 : 0.4);
    const daysAgo = (isRecent ? 0 : 7) + random.next() * 6.9 + 0.05;
    const lastMs = Math.min(atMs, Date.parse(event.begin));
    const timestamp = new Date(Math.min(atMs - daysAgo * dayMs, lastMs - random.integer(60_000, 20 * hourMs))).toISOString();
    const bet: Bet = {
      type: 'purchase',
      userId: fan.userId,
      itemId: event.itemId,
      timestamp,
      amount: 1,
      price: random.integer(1, 40) * 2.5,
    };
    bets.set(`${bet.userId} ${bet.itemId} ${timestamp}`, bet);
  }
  return [...bets.values()].toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
}
