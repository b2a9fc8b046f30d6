// Builds a model from a few interactions, keeps it as bytes, and recommends from it.
import { createRecommender, historyFrom, InteractionCollector, modelFromBytes, modelToBytes, reasonInWords } from '@sheaf/recommender';
import { buildModel } from '@sheaf/recommender/build';

const dayMs = 86_400_000;
const nowMs = Date.parse('2026-11-21');
const interactions = new InteractionCollector();
for (const [userId, films] of Object.entries({
  ann: ['Alien', 'Blade Runner', 'Solaris'],
  bob: ['Alien', 'Blade Runner', 'Metropolis'],
  cid: ['Amélie', 'Casablanca'],
  dee: ['Blade Runner', 'Metropolis', 'Solaris'],
})) {
  for (const film of films) interactions.add(userId, film, 'rating', nowMs - 3 * dayMs, 4);
}

// In a server: in a worker thread. The defaults are EASE and SAR beside it; so little data wants lower bounds.
const model = buildModel(interactions.finish(), { minEaseUsers: 1, minSupport: 1, ridge: 1 }, { nowMs });
const recommender = createRecommender(modelFromBytes(modelToBytes(model)));

// What the user did up to now, the build's moment or not.
const history = historyFrom([{ itemId: 'Alien', type: 'view', atMs: nowMs }], model.affinity);
const answer = recommender.itemsToUser(history, { count: 4, candidate: (film) => film !== 'Amélie' });
for (const { rank, id, score, model: speaker, reason } of answer.recommended) {
  console.log(`${rank}. ${id} ${score.toFixed(3)} ${speaker}: ${reasonInWords(reason, id)}`);
}
console.log(recommender.itemsToItem('Casablanca', { count: 1 }).recommended[0]?.id);
