export { type AzureCall, azureBatch } from './call.js';
export { type AzureFault, azureError, azureKeyError, badArgument } from './fault.js';
export type { LineFault } from './csv-line.js';
export { catalogCall, catalogIds } from './catalog-line.js';
export { isAdded, readEvent, type UsageEvent, usageCall, usageEvent, usageInteraction } from './usage-line.js';
export { ImportReport } from './import-report.js';
export { readBoolean, readNumber, readScoringRequest, type ScoringRequest } from './kick-off.js';
export { readScoringInput, scoringItem, type ScoringInput } from './scoring-input.js';
export { type ScoredRequest, scoringOutput } from './scoring-output.js';
export {
  isItemId,
  itemRecommendation,
  itemsNamed,
  nameIn,
  presentRecommendations,
  type RecommendationQuery,
  userRecommendation,
} from './recommendation.js';
export { type BuildType, buildStatus, type NumberedBuild, presentBuild, readBuildRequest } from './build.js';
export { type BatchJobStatus, dateTime, operationStatus, presentOperation } from './operation.js';
