/** One result of a batch's output file. */
export interface ScoredRequest {
  readonly seeds: readonly string[];
  /** As `presentRecommendations` gives them. */
  readonly recommendations: readonly object[];
}

/** output.json as it is written, in pieces: `{"results": [{"request": {"seedItems"}, "recommendations"}]}`, in the order of the input. */
export async function* scoringOutput(results: AsyncIterable<ScoredRequest>): AsyncGenerator<Buffer> {
  let piece = '{"results":[';
  let separator = '';
  for await (const { seeds, recommendations } of results) {
    piece += `${separator}${JSON.stringify({ request: { seedItems: seeds }, recommendations })}`;
    separator = ',\n';
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(`${piece}]}\n`);
}

const pieceLength = 64 * 1024;
