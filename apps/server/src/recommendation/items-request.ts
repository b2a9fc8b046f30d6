import type { Fallback } from '@sheaf/contracts';

/** What recommendations of items were asked for: all that is needed to ask for the next ones. */
export interface ItemsRequest {
  readonly about:
    | { readonly kind: 'user'; readonly userId: string }
    | { readonly kind: 'item' | 'items'; readonly itemIds: readonly string[]; readonly targetUserId?: string }
    | { readonly kind: 'search'; readonly query: string; readonly searchProperties?: readonly string[]; readonly userId?: string };
  readonly count: number;
  readonly filter?: string;
  readonly segment?: string;
  readonly booster?: string;
  readonly minScore: number;
  readonly properties: readonly string[];
  readonly excludeSeen: boolean;
  readonly excludeItems: readonly string[];
  readonly excludePopular: number;
  readonly fallback: Fallback;
  readonly ignoreUnknown: boolean;
  readonly allowNoBuild: boolean;
  readonly cascadeCreate: boolean;
  /** The build to ask. Default: the active one. */
  readonly buildId?: number;
}

/** Whom the items are for, if anybody. */
export function userOf({ about }: ItemsRequest): string | undefined {
  return about.kind === 'user' || about.kind === 'search' ? about.userId : about.targetUserId;
}
