/**
 * Answers many questions by few statements: those that come while a statement runs go together in the next one. Who asks alone is answered at
 * once, and nobody gets an answer that was read before the question.
 */
export class Gathering<Question, Answer> {
  #waiting: { readonly question: Question; readonly answer: PromiseWithResolvers<Answer> }[] = [];
  #isRunning = false;

  /**
   * @param ask answers questions, one answer each, in their order
   * @param most questions of one statement
   */
  constructor(
    private readonly ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
    private readonly most: number,
  ) {}

  answer(question: Question): Promise<Answer> {
    const answer = Promise.withResolvers<Answer>();
    this.#waiting.push({ question, answer });
    if (!this.#isRunning) void this.#run();
    return answer.promise;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      const asked = this.#waiting.splice(0, this.most);
      try {
        const answers = await this.ask(asked.map(({ question }) => question));
        asked.forEach(({ answer }, index) => answer.resolve(answers[index] as Answer));
      } catch (error) {
        for (const { answer } of asked) answer.reject(error);
      }
    }
    this.#isRunning = false;
  }
}

/** A gathering for each catalogue, as long as somebody asks it. */
export class Gatherings<Question, Answer> {
  readonly #byKey = new Map<string, { readonly gathering: Gathering<Question, Answer>; asking: number }>();

  constructor(
    private readonly ask: (key: string, questions: readonly Question[]) => Promise<readonly Answer[]>,
    private readonly most: number,
  ) {}

  async answer(key: string, question: Question): Promise<Answer> {
    const one = this.#byKey.get(key) ?? {
      gathering: new Gathering<Question, Answer>((questions) => this.ask(key, questions), this.most),
      asking: 0,
    };
    this.#byKey.set(key, one);
    one.asking += 1;
    try {
      return await one.gathering.answer(question);
    } finally {
      one.asking -= 1;
      if (one.asking === 0) this.#byKey.delete(key);
    }
  }
}
