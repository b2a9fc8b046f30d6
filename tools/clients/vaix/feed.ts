// Events and bets to ask for: what a bookmaker would have sent to the service.
import type { ClientServer } from '../suite.ts';

const hourMs = 3_600_000;
export const inHours = (hours: number): string => `${new Date(Date.now() + hours * hourMs).toISOString().slice(0, 19)}Z`;

/** By event: when it begins from now, its league and sport, and how many bets the last week and the week before have. */
const events: readonly (readonly [string, number, string, string, number, number])[] = [
  ['belgium-italy', 2, 'Euro Cup', 'Soccer', 12, 12],
  ['liverpool-porto', 5, 'Champions League', 'Soccer', 9, 0],
  ['spain-france', 30, 'Euro Cup', 'Soccer', 4, 1],
  ['baskonia-madrid', 6, 'Euroleague', 'Basketball', 7, 2],
  ['lakers-bulls', 200, 'NBA', 'Basketball', 3, 3],
  ['yesterday', -20, 'Euro Cup', 'Soccer', 20, 20],
];
const users = ['ada', 'bea', 'cleo'];

/** Puts all of it into a catalogue by one native batch. */
export async function feed({ baseUrl, token }: ClientServer, catalogue: string): Promise<void> {
  const requests: object[] = [
    ...users.map((user) => ({ method: 'PUT', path: `/users/${user}`, body: {} })),
    ...events.map(([id, begin, league, sport]) => ({
      method: 'PUT',
      path: `/items/${id}`,
      body: {
        begin: inHours(begin),
        country: 'International',
        country_id: 'c:4',
        league,
        league_id: `l:${league}`,
        participant_ids: ['p:1', 'p:2'],
        participants: id.split('-'),
        sport,
        sport_id: `s:${sport}`,
        status: begin < 0 ? 'ended' : 'not_started',
      },
    })),
    { method: 'PUT', path: '/items/a-film', body: { title: 'no event' } },
    ...events.flatMap(([itemId, , , , recent, previous]) =>
      Array.from({ length: recent + previous }, (_, index) => ({
        method: 'POST',
        path: '/interactions',
        body: {
          type: 'purchase',
          itemId,
          userId: users[index % (itemId === 'spain-france' ? 1 : 2)],
          timestamp: inHours((index < recent ? -1 : -8 * 24) - index / 60),
        },
      })),
    ),
  ];
  const answer = await fetch(`${baseUrl}/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'sheaf-catalogue': catalogue },
    body: JSON.stringify({ requests }),
  });
  const { summary } = (await answer.json()) as { summary: { failed: number; total: number } };
  if (answer.status !== 200 || summary.failed > 0) throw new Error(`The feed was not taken: ${answer.status} ${JSON.stringify(summary)}`);
}
