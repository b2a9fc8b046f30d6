import { type Filter, type FilterFault, formatFilter, readFilter } from './filter.js';
import { compileFilter, type Properties } from './match.js';
import { Scanner } from './scanner.js';

/** Scores of what meets the filter are multiplied by the factor. */
export interface Booster {
  readonly filter: Filter;
  /** 0 to `maxFactor`. */
  readonly factor: number;
}

export const maxFactor = 1000;

/** Reads `genre:eq:Comedy*2,year:gte:2000*1.5`: boosters, separated by commas. Never throws; takes time linear in the text. */
export function parseBoosters(text: string): { readonly boosters: readonly Booster[] } | { readonly fault: FilterFault } {
  const scanner = new Scanner(text);
  const boosters: Booster[] = [];
  do {
    const reading = readFilter(scanner);
    if ('fault' in reading) return reading;
    if (!scanner.take('*')) return scanner.fail('must be * and a factor: a booster is filter*factor');
    const start = scanner.position;
    const word = scanner.readText(';|,*:');
    const factor = 'fault' in word || !/^\d{1,4}(?:\.\d{1,12})?$/.test(word.text) ? Number.NaN : Number(word.text);
    if (!(factor <= maxFactor)) return scanner.fail(`must be a factor, a decimal number from 0 to ${maxFactor}`, start);
    boosters.push({ filter: reading.filter, factor });
  } while (scanner.take(','));
  if (!scanner.atEnd) return scanner.fail('must be a comma and the next booster, or the end');
  return { boosters };
}

/** The text of boosters: `parseBoosters` reads it back as they were, factors to twelve decimals. */
export function formatBoosters(boosters: readonly Booster[]): string {
  return boosters.map(({ filter, factor }) => `${formatFilter(filter)}*${factor.toFixed(12).replace(/\.?0+$/, '')}`).join(',');
}

/** What scores are multiplied by: the product of the factors of those boosters that properties meet; 1 where none is met. */
export function compileBoosters(boosters: readonly Booster[]): (properties: Properties) => number {
  const compiled = boosters.map(({ filter, factor }) => ({ meets: compileFilter(filter), factor }));
  return (properties) => compiled.reduce((product, { meets, factor }) => (meets(properties) ? product * factor : product), 1);
}
