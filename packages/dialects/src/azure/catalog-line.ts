import type { AzureCall } from './call.js';
import { csvFields, type LineFault } from './csv-line.js';

/** As the service has them. */
const itemId = /^[A-Za-z0-9_-]{1,50}$/;
const maxNameLength = 255;
const maxCategoryLength = 255;
const maxDescriptionLength = 4000;
const maxFeatures = 20;
const maxFeatureLength = 50;

/**
 * A line of a catalogue file, `id,name,category[,description[,feature=value…]]`, as the call that stores the item: with the properties name, category, and where
 * they are given description and features.
 */
export function catalogCall(line: Buffer, isFirst = false): AzureCall | LineFault {
  const fields = csvFields(line, isFirst);
  if ('errorCode' in fields) return fields;
  const [id = '', name = '', category = '', description = '', ...features] = fields;
  if (fields.length < 3) return { errorCode: 'MissingField', detail: 'A line has at least an item id, a name and a category.' };
  if (!itemId.test(id)) return { errorCode: 'InvalidItemId', detail: 'An item id is 1 to 50 letters, digits, hyphens and underscores.' };
  if (name === '') return { errorCode: 'MissingName', detail: 'An item has a name.' };
  if (name.length > maxNameLength) return { errorCode: 'NameTooLong', detail: `A name has at most ${maxNameLength} characters.` };
  if (category.length > maxCategoryLength)
    return { errorCode: 'CategoryTooLong', detail: `A category has at most ${maxCategoryLength} characters.` };
  if (description.length > maxDescriptionLength)
    return { errorCode: 'DescriptionTooLong', detail: `A description has at most ${maxDescriptionLength} characters.` };
  const read = featuresOf(features);
  if (read instanceof Map) {
    return {
      operationId: 'putItem',
      parameters: { itemId: id },
      body: {
        name,
        category,
        ...(description === '' ? undefined : { description }),
        ...(read.size === 0 ? undefined : { features: Object.fromEntries(read) }),
      },
    };
  }
  return read;
}

function featuresOf(fields: readonly string[]): Map<string, string> | LineFault {
  const features = new Map<string, string>();
  for (const field of fields) {
    if (field === '') continue;
    const at = field.indexOf('=');
    const name = field.slice(0, at).trim();
    const value = field.slice(at + 1).trim();
    if (at < 1 || name === '' || name === '__proto__') return { errorCode: 'InvalidFeature', detail: 'A feature is name=value.' };
    if (name.length > maxFeatureLength || value.length > maxFeatureLength)
      return { errorCode: 'FeatureTooLong', detail: `A feature's name and value have at most ${maxFeatureLength} characters each.` };
    features.set(name, value);
  }
  if (features.size > maxFeatures) return { errorCode: 'TooManyFeatures', detail: `An item has at most ${maxFeatures} features.` };
  return features;
}

/** The ids that a request names to be deleted: separated by commas or lines. */
export function catalogIds(text: string): string[] | undefined {
  const ids = text
    .replace(/^\uFEFF/, '')
    .split(/[,\r\n]+/)
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return ids.every((id) => itemId.test(id)) ? [...new Set(ids)] : undefined;
}
