export { type Booster, compileBoosters, formatBoosters, maxFactor, parseBoosters } from './booster.js';
export { compileFilter, matches, type Properties } from './match.js';
export {
  type Filter,
  type FilterFault,
  type FilterOperator,
  filterOperators,
  type FilterTerm,
  formatFilter,
  maxFilterLength,
  maxFilterTerms,
  parseFilter,
} from './filter.js';
