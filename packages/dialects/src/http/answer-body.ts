import type { ItemResult } from '@sheaf/core';

/** A result's body as an HTTP message has it. */
export interface AnswerBody {
  readonly bytes: Buffer;
  /** The result's own, but that text is in UTF-8 now, whatever it was in; `undefined`: it has none. */
  readonly contentType: string | undefined;
}

/** The body that the same request alone is answered with; `undefined`: none. */
export function answerBody({ json, headers }: Pick<ItemResult, 'json' | 'headers'>): AnswerBody | undefined {
  if (json === undefined) return undefined;
  const contentType = headers['content-type'];
  const [type = '', ...attributes] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const isJson = isJsonType(type);
  const isText = isJson || isTextType(type) || attributes.some((attribute) => attribute.startsWith('charset='));
  // A result's text and bytes stand in it as JSON strings.
  const bytes = isJson || !json.startsWith('"') ? Buffer.from(json) : Buffer.from(JSON.parse(json) as string, isText ? 'utf8' : 'base64');
  return { bytes, contentType: isText ? contentType?.replace(/(;\s*charset=)(?!"?utf-?8\b)[^;]*/i, '$1utf-8') : contentType };
}

export function isJsonType(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

/** The types whose bodies are text where a result is made of an answer; all others become base64. */
function isTextType(type: string): boolean {
  return type === '' || type.startsWith('text/') || type === 'application/xml';
}
