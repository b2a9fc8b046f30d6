// Made by tools/gen from spec/openapi.yaml; do not edit. Make it again: npm run gen
import Type from 'typebox';
import type { Operation } from '../operation.js';
import type { BatchCapabilities, BatchRequest, BatchResponse, Booster, Build, BuildInput, BuildName, Builds, Catalogue, CatalogueInput, CataloguePage, CataloguePatch, DeletedInteractions, Fallback, Filter, Health, Id, Interaction, InteractionInput, InteractionPage, InteractionType, Item, ItemIds, ItemPage, ItemPatch, ItemProperties, Job, JobPage, JobRequest, JobState, MergedUsers, PopularItems, Property, PropertyInput, PropertyList, PropertyName, Readiness, RecommId, RecommendedItems, RecommendedUsers, ResultReturn, ResultSelection, Segment, TimeOffset, Timestamp, TrendingItems, User, UserMerge, UserPage, UserPatch, UserProperties } from './schemas.js';

/** Per operation: its parameters by their spec names, its body, and the bodies of its successes. */
export interface OperationTypes {
  /** Activate a build: POST /builds/{buildId}/activate */
  activateBuild: {
    input: {
      parameters: {
        /** The build's number; `active`: the one that answers; `latest`: the newest. */
        buildId: BuildName;
      };
    };
    output: Build;
  };
  /** Add an interaction: POST /interactions */
  addInteraction: {
    input: {
      parameters: Record<string, never>;
      body: InteractionInput;
    };
    output: Interaction;
  };
  /** Add an interaction, with its user and item: POST /interactions/cascade */
  addInteractionCascade: {
    input: {
      parameters: Record<string, never>;
      body: InteractionInput;
    };
    output: Interaction;
  };
  /** Cancel a build: POST /builds/{buildId}/cancel */
  cancelBuild: {
    input: {
      parameters: {
        /** The build's number; `active`: the one that answers; `latest`: the newest. */
        buildId: BuildName;
      };
    };
    output: Build;
  };
  /** Cancel a job: DELETE /jobs/{jobId} */
  cancelJob: {
    input: {
      parameters: {
        /** The job. One that does not exist for this credential and text that is no id are answered alike. */
        jobId: string;
      };
    };
    output: Job;
  };
  /** Create a catalogue: POST /catalogues */
  createCatalogue: {
    input: {
      parameters: Record<string, never>;
      body: CatalogueInput;
    };
    output: Catalogue;
  };
  /** Create an item with an id made by the server: POST /items */
  createItem: {
    input: {
      parameters: {
        /** Whether properties that are not declared are refused, with 422. */
        declaredOnly?: boolean;
      };
      body: ItemProperties;
    };
    output: Item;
  };
  /** Start a job: POST /jobs */
  createJob: {
    input: {
      parameters: Record<string, never>;
      body: JobRequest | string;
    };
    output: Job;
  };
  /** Create a user with an id made by the server: POST /users */
  createUser: {
    input: {
      parameters: {
        /** Whether properties that are not declared are refused, with 422. */
        declaredOnly?: boolean;
      };
      body: UserProperties;
    };
    output: User;
  };
  /** Delete a build: DELETE /builds/{buildId} */
  deleteBuild: {
    input: {
      parameters: {
        /** The build's number; `active`: the one that answers; `latest`: the newest. */
        buildId: BuildName;
      };
    };
    output: void;
  };
  /** Delete a catalogue and all that is in it: DELETE /catalogues/{catalogueId} */
  deleteCatalogue: {
    input: {
      parameters: {
        /** The catalogue's id, made by the server, or that of the account's own catalogue. */
        catalogueId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: void;
  };
  /** Delete interactions of a user with an item: DELETE /interactions */
  deleteInteractions: {
    input: {
      parameters: {
        /** Whose. */
        userId: Id;
        /** With which item. */
        itemId: Id;
        /** Of which kind. */
        type: InteractionType;
        /** Only the one of this time. */
        timestamp?: Timestamp;
        /** Only the viewPortion of this session. */
        sessionId?: string;
      };
    };
    output: DeletedInteractions;
  };
  /** Delete an item and its interactions: DELETE /items/{itemId} */
  deleteItem: {
    input: {
      parameters: {
        /** The item's id, chosen by the caller (PUT) or made by the server (POST). */
        itemId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: void;
  };
  /** Delete a declared property of items and its values: DELETE /item-properties/{propertyName} */
  deleteItemProperty: {
    input: {
      parameters: {
        /** The property's name. */
        propertyName: PropertyName;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: void;
  };
  /** Delete all items that meet a filter: DELETE /items */
  deleteItems: {
    input: {
      parameters: {
        /** Which items. */
        filter: Filter;
      };
    };
    output: ItemIds;
  };
  /** Delete a user and its interactions: DELETE /users/{userId} */
  deleteUser: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: void;
  };
  /** Delete a declared property of users and its values: DELETE /user-properties/{propertyName} */
  deleteUserProperty: {
    input: {
      parameters: {
        /** The property's name. */
        propertyName: PropertyName;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: void;
  };
  /** Execute a batch: POST /batch */
  executeBatch: {
    input: {
      parameters: {
        /** `respond-async`: do not wait for the results, make it a job (RFC 7240). Other preferences are ignored. */
        Prefer?: string;
      };
      body: BatchRequest;
    };
    output: BatchResponse | string | Job;
  };
  /** Say what batches this server takes: GET /batch/capabilities */
  getBatchCapabilities: {
    input: {
      parameters: Record<string, never>;
    };
    output: BatchCapabilities;
  };
  /** Get a build: GET /builds/{buildId} */
  getBuild: {
    input: {
      parameters: {
        /** The build's number; `active`: the one that answers; `latest`: the newest. */
        buildId: BuildName;
        /** How long the answer may wait for the build's end, in milliseconds. */
        waitMs?: number;
      };
    };
    output: Build;
  };
  /** Get a catalogue: GET /catalogues/{catalogueId} */
  getCatalogue: {
    input: {
      parameters: {
        /** The catalogue's id, made by the server, or that of the account's own catalogue. */
        catalogueId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: Catalogue;
  };
  /** Say that the process lives: GET /health */
  getHealth: {
    input: {
      parameters: Record<string, never>;
    };
    output: Health;
  };
  /** Get an item: GET /items/{itemId} */
  getItem: {
    input: {
      parameters: {
        /** The item's id, chosen by the caller (PUT) or made by the server (POST). */
        itemId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: Item;
  };
  /** Get a declared property of items: GET /item-properties/{propertyName} */
  getItemProperty: {
    input: {
      parameters: {
        /** The property's name. */
        propertyName: PropertyName;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: Property;
  };
  /** Get a job: GET /jobs/{jobId} */
  getJob: {
    input: {
      parameters: {
        /** The job. One that does not exist for this credential and text that is no id are answered alike. */
        jobId: string;
        /** How long the answer may wait for the job's end, in milliseconds. */
        waitMs?: number;
      };
    };
    output: Job;
  };
  /** Say whether requests can be answered: GET /ready */
  getReadiness: {
    input: {
      parameters: Record<string, never>;
    };
    output: Readiness;
  };
  /** Get a user: GET /users/{userId} */
  getUser: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: User;
  };
  /** Get a declared property of users: GET /user-properties/{propertyName} */
  getUserProperty: {
    input: {
      parameters: {
        /** The property's name. */
        propertyName: PropertyName;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
    };
    output: Property;
  };
  /** List builds: GET /builds */
  listBuilds: {
    input: {
      parameters: Record<string, never>;
    };
    output: Builds;
  };
  /** List the catalogues of the account: GET /catalogues */
  listCatalogues: {
    input: {
      parameters: {
        /** How many entries at most; the answer has `nextCursor` when there are more. */
        limit?: number;
        /** `nextCursor` of the page before. */
        cursor?: string;
      };
    };
    output: CataloguePage;
  };
  /** List interactions of an item: GET /items/{itemId}/interactions */
  listItemInteractions: {
    input: {
      parameters: {
        /** The item's id, chosen by the caller (PUT) or made by the server (POST). */
        itemId: Id;
        /** Only interactions of this kind. */
        type?: InteractionType;
        /** How many entries at most; the answer has `nextCursor` when there are more. */
        limit?: number;
        /** `nextCursor` of the page before. */
        cursor?: string;
        /** How many entries to leave out first; to go through a whole list, a cursor is faster. */
        offset?: number;
      };
    };
    output: InteractionPage;
  };
  /** List the declared properties of items: GET /item-properties */
  listItemProperties: {
    input: {
      parameters: Record<string, never>;
    };
    output: PropertyList;
  };
  /** List items: GET /items */
  listItems: {
    input: {
      parameters: {
        /** How many entries at most; the answer has `nextCursor` when there are more. */
        limit?: number;
        /** `nextCursor` of the page before. */
        cursor?: string;
        /** How many entries to leave out first; to go through a whole list, a cursor is faster. */
        offset?: number;
        /** Only what meets it. */
        filter?: Filter;
        /** Only these properties; ids are always there. Default: all. `itemId` or `userId` alone asks for ids and nothing else. */
        properties?: string[];
      };
    };
    output: ItemPage;
  };
  /** Read a job's results: GET /jobs/{jobId}/results */
  listJobResults: {
    input: {
      parameters: {
        /** The job. One that does not exist for this credential and text that is no id are answered alike. */
        jobId: string;
        /** Which results. */
        only?: ResultSelection;
        /** How much of each. */
        return?: ResultReturn;
        /** How many results at most. */
        limit?: number;
        /** `nextCursor` of the page before. */
        cursor?: string;
      };
    };
    output: string;
  };
  /** List jobs: GET /jobs */
  listJobs: {
    input: {
      parameters: {
        /** Only those in this state. */
        state?: JobState;
        /** How many entries at most; the answer has `nextCursor` when there are more. */
        limit?: number;
        /** `nextCursor` of the page before. */
        cursor?: string;
      };
    };
    output: JobPage;
  };
  /** List the most popular items: GET /popular-items */
  listPopularItems: {
    input: {
      parameters: {
        /** Start of the window, inclusive; not beside `fromOffset`. */
        from?: Timestamp;
        /** End of the window, exclusive; not beside `toOffset`. Default: now. */
        to?: Timestamp;
        /** Start of the window by its distance from now. */
        fromOffset?: TimeOffset;
        /** End of the window by its distance from now. */
        toOffset?: TimeOffset;
        /** Only interactions of these kinds. Default: all. */
        type?: InteractionType[];
        /** How many at most. With fewer left than that, those are answered and `exhausted` is true. */
        count?: number;
        /** Only what meets it. */
        filter?: Filter;
        /** Only items of one segment. */
        segment?: Segment;
        /** A property: the answer also has `segments`, the same list for each of the property's values (a list property counts with each entry), up to 100 of them. */
        segmentBy?: string;
        /** These properties are answered with each entry; `*`: all of them. Default: none. */
        properties?: string[];
      };
    };
    output: PopularItems;
  };
  /** List the items that trend: GET /trending-items */
  listTrendingItems: {
    input: {
      parameters: {
        /** Start of the window, inclusive; not beside `fromOffset`. */
        from?: Timestamp;
        /** End of the window, exclusive; not beside `toOffset`. Default: now. */
        to?: Timestamp;
        /** Start of the window by its distance from now. */
        fromOffset?: TimeOffset;
        /** End of the window by its distance from now. */
        toOffset?: TimeOffset;
        /** Only interactions of these kinds. Default: all. */
        type?: InteractionType[];
        /** How many at most. With fewer left than that, those are answered and `exhausted` is true. */
        count?: number;
        /** Only what meets it. */
        filter?: Filter;
        /** Only items of one segment. */
        segment?: Segment;
        /** A property: the answer also has `segments`, the same list for each of the property's values (a list property counts with each entry), up to 100 of them. */
        segmentBy?: string;
        /** These properties are answered with each entry; `*`: all of them. Default: none. */
        properties?: string[];
      };
    };
    output: TrendingItems;
  };
  /** List interactions of a user: GET /users/{userId}/interactions */
  listUserInteractions: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** Only interactions of this kind. */
        type?: InteractionType;
        /** How many entries at most; the answer has `nextCursor` when there are more. */
        limit?: number;
        /** `nextCursor` of the page before. */
        cursor?: string;
        /** How many entries to leave out first; to go through a whole list, a cursor is faster. */
        offset?: number;
      };
    };
    output: InteractionPage;
  };
  /** List the declared properties of users: GET /user-properties */
  listUserProperties: {
    input: {
      parameters: Record<string, never>;
    };
    output: PropertyList;
  };
  /** List users: GET /users */
  listUsers: {
    input: {
      parameters: {
        /** How many entries at most; the answer has `nextCursor` when there are more. */
        limit?: number;
        /** `nextCursor` of the page before. */
        cursor?: string;
        /** How many entries to leave out first; to go through a whole list, a cursor is faster. */
        offset?: number;
        /** Only what meets it. */
        filter?: Filter;
        /** Only these properties; ids are always there. Default: all. `itemId` or `userId` alone asks for ids and nothing else. */
        properties?: string[];
      };
    };
    output: UserPage;
  };
  /** Merge another user into a user: POST /users/{userId}/merge */
  mergeUsers: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** Create what the ids name and the catalogue does not have. Default: 404 for it. */
        cascadeCreate?: boolean;
      };
      body: UserMerge;
    };
    output: MergedUsers;
  };
  /** Change a catalogue: PATCH /catalogues/{catalogueId} */
  patchCatalogue: {
    input: {
      parameters: {
        /** The catalogue's id, made by the server, or that of the account's own catalogue. */
        catalogueId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
      body: CataloguePatch;
    };
    output: Catalogue;
  };
  /** Change properties of an item: PATCH /items/{itemId} */
  patchItem: {
    input: {
      parameters: {
        /** The item's id, chosen by the caller (PUT) or made by the server (POST). */
        itemId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
        /** Whether properties that are not declared are refused, with 422. */
        declaredOnly?: boolean;
        /** Create what the ids name and the catalogue does not have. Default: 404 for it. */
        cascadeCreate?: boolean;
      };
      body: ItemPatch;
    };
    output: Item;
  };
  /** Change properties of a user: PATCH /users/{userId} */
  patchUser: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
        /** Whether properties that are not declared are refused, with 422. */
        declaredOnly?: boolean;
        /** Create what the ids name and the catalogue does not have. Default: 404 for it. */
        cascadeCreate?: boolean;
      };
      body: UserPatch;
    };
    output: User;
  };
  /** Create or replace an item: PUT /items/{itemId} */
  putItem: {
    input: {
      parameters: {
        /** The item's id, chosen by the caller (PUT) or made by the server (POST). */
        itemId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
        /** Whether properties that are not declared are refused, with 422. */
        declaredOnly?: boolean;
      };
      body: ItemProperties;
    };
    output: Item;
  };
  /** Declare a property of items: PUT /item-properties/{propertyName} */
  putItemProperty: {
    input: {
      parameters: {
        /** The property's name. */
        propertyName: PropertyName;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
      body: PropertyInput;
    };
    output: Property;
  };
  /** Create or replace a user: PUT /users/{userId} */
  putUser: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
        /** Whether properties that are not declared are refused, with 422. */
        declaredOnly?: boolean;
      };
      body: UserProperties;
    };
    output: User;
  };
  /** Declare a property of users: PUT /user-properties/{propertyName} */
  putUserProperty: {
    input: {
      parameters: {
        /** The property's name. */
        propertyName: PropertyName;
        /** Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412. */
        'If-Match'?: string;
        /** Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise. */
        'If-None-Match'?: string;
      };
      body: PropertyInput;
    };
    output: Property;
  };
  /** Recommend items to an item: GET /items/{itemId}/recommended-items */
  recommendItemsToItem: {
    input: {
      parameters: {
        /** The item's id, chosen by the caller (PUT) or made by the server (POST). */
        itemId: Id;
        /** Whom it is offered to: what this user has seen is left out (`excludeSeen`), and what goes with the rest of its history comes earlier. */
        targetUserId?: Id;
        /** How many at most. With fewer left than that, those are answered and `exhausted` is true. */
        count?: number;
        /** Only what meets it. */
        filter?: Filter;
        /** Only items of one segment. */
        segment?: Segment;
        /** Multiplies scores of what meets a filter, among the 1,000 best (10 times `count`, if that is more); a product above 1 is shown as 1. */
        booster?: Booster;
        /** Only scores of at least this, boosters included. */
        minScore?: number;
        /** These properties are answered with each entry; `*`: all of them. Default: none. */
        properties?: string[];
        /** Leave out what the user has interacted with, up to this moment. */
        excludeSeen?: boolean;
        /** Leave out these items; ids that do not exist are no fault. */
        excludeItems?: Id[];
        /** What answers where the model knows nothing of the user or the seeds, or has fewer than `count`. */
        fallback?: Fallback;
        /** The build to ask. Default: the active one; in a batch the one that was active at its start. */
        buildId?: number;
        /** While the catalogue has no active build, answer from how often items were interacted with so far. Default: 409 `no-build`. */
        allowNoBuild?: boolean;
        /** Create what the ids name and the catalogue does not have. Default: 404 for it. */
        cascadeCreate?: boolean;
      };
    };
    output: RecommendedItems;
  };
  /** Recommend items to a set of items: GET /recommended-items */
  recommendItemsToItems: {
    input: {
      parameters: {
        /** The seeds, such as the contents of a basket. They are not answered themselves. */
        itemIds: Id[];
        /** Whom it is offered to: what this user has seen is left out (`excludeSeen`), and what goes with the rest of its history comes earlier. */
        targetUserId?: Id;
        /** How many at most. With fewer left than that, those are answered and `exhausted` is true. */
        count?: number;
        /** Only what meets it. */
        filter?: Filter;
        /** Only items of one segment. */
        segment?: Segment;
        /** Multiplies scores of what meets a filter, among the 1,000 best (10 times `count`, if that is more); a product above 1 is shown as 1. */
        booster?: Booster;
        /** Only scores of at least this, boosters included. */
        minScore?: number;
        /** These properties are answered with each entry; `*`: all of them. Default: none. */
        properties?: string[];
        /** Leave out what the user has interacted with, up to this moment. */
        excludeSeen?: boolean;
        /** Leave out these items; ids that do not exist are no fault. */
        excludeItems?: Id[];
        /** Seeds that the catalogue does not have are left out; without any other, the answer has no items. Default: 404 for them, with the position of each. */
        ignoreUnknown?: boolean;
        /** What answers where the model knows nothing of the user or the seeds, or has fewer than `count`. */
        fallback?: Fallback;
        /** The build to ask. Default: the active one; in a batch the one that was active at its start. */
        buildId?: number;
        /** While the catalogue has no active build, answer from how often items were interacted with so far. Default: 409 `no-build`. */
        allowNoBuild?: boolean;
        /** Create what the ids name and the catalogue does not have. Default: 404 for it. */
        cascadeCreate?: boolean;
      };
    };
    output: RecommendedItems;
  };
  /** Recommend items to a user: GET /users/{userId}/recommended-items */
  recommendItemsToUser: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** How many at most. With fewer left than that, those are answered and `exhausted` is true. */
        count?: number;
        /** Only what meets it. */
        filter?: Filter;
        /** Only items of one segment. */
        segment?: Segment;
        /** Multiplies scores of what meets a filter, among the 1,000 best (10 times `count`, if that is more); a product above 1 is shown as 1. */
        booster?: Booster;
        /** Only scores of at least this, boosters included. */
        minScore?: number;
        /** These properties are answered with each entry; `*`: all of them. Default: none. */
        properties?: string[];
        /** Leave out what the user has interacted with, up to this moment. */
        excludeSeen?: boolean;
        /** Leave out these items; ids that do not exist are no fault. */
        excludeItems?: Id[];
        /** Leave out this many of the most popular items of the build. */
        excludePopular?: number;
        /** What answers where the model knows nothing of the user or the seeds, or has fewer than `count`. */
        fallback?: Fallback;
        /** The build to ask. Default: the active one; in a batch the one that was active at its start. */
        buildId?: number;
        /** While the catalogue has no active build, answer from how often items were interacted with so far. Default: 409 `no-build`. */
        allowNoBuild?: boolean;
        /** Create what the ids name and the catalogue does not have. Default: 404 for it. */
        cascadeCreate?: boolean;
      };
    };
    output: RecommendedItems;
  };
  /** Recommend the next items of an earlier answer: POST /recommendations/{recommId}/next-items */
  recommendNextItems: {
    input: {
      parameters: {
        /** As an earlier answer named itself, at most 30 minutes ago. */
        recommId: RecommId;
        /** How many at most. With fewer left than that, those are answered and `exhausted` is true. */
        count?: number;
      };
    };
    output: RecommendedItems;
  };
  /** Recommend users to an item: GET /items/{itemId}/recommended-users */
  recommendUsersToItem: {
    input: {
      parameters: {
        /** The item's id, chosen by the caller (PUT) or made by the server (POST). */
        itemId: Id;
        /** How many at most. With fewer left than that, those are answered and `exhausted` is true. */
        count?: number;
        /** Only what meets it. */
        filter?: Filter;
        /** Only scores of at least this, boosters included. */
        minScore?: number;
        /** These properties are answered with each entry; `*`: all of them. Default: none. */
        properties?: string[];
        /** Leave out what the user has interacted with, up to this moment. */
        excludeSeen?: boolean;
        /** Leave out these users; ids that do not exist are no fault. */
        excludeUsers?: Id[];
        /** What answers where the model knows nothing of the user or the seeds, or has fewer than `count`. */
        fallback?: Fallback;
        /** The build to ask. Default: the active one; in a batch the one that was active at its start. */
        buildId?: number;
        /** While the catalogue has no active build, answer from how often items were interacted with so far. Default: 409 `no-build`. */
        allowNoBuild?: boolean;
        /** Create what the ids name and the catalogue does not have. Default: 404 for it. */
        cascadeCreate?: boolean;
      };
    };
    output: RecommendedUsers;
  };
  /** Recommend users to a user: GET /users/{userId}/recommended-users */
  recommendUsersToUser: {
    input: {
      parameters: {
        /** The user's id, chosen by the caller (PUT) or made by the server (POST). */
        userId: Id;
        /** How many at most. With fewer left than that, those are answered and `exhausted` is true. */
        count?: number;
        /** Only what meets it. */
        filter?: Filter;
        /** Only scores of at least this, boosters included. */
        minScore?: number;
        /** These properties are answered with each entry; `*`: all of them. Default: none. */
        properties?: string[];
        /** Leave out these users; ids that do not exist are no fault. */
        excludeUsers?: Id[];
        /** What answers where the model knows nothing of the user or the seeds, or has fewer than `count`. */
        fallback?: Fallback;
        /** The build to ask. Default: the active one; in a batch the one that was active at its start. */
        buildId?: number;
        /** While the catalogue has no active build, answer from how often items were interacted with so far. Default: 409 `no-build`. */
        allowNoBuild?: boolean;
        /** Create what the ids name and the catalogue does not have. Default: 404 for it. */
        cascadeCreate?: boolean;
      };
    };
    output: RecommendedUsers;
  };
  /** Empty a catalogue: DELETE /catalogues/{catalogueId}/contents */
  resetCatalogue: {
    input: {
      parameters: {
        /** The catalogue's id, made by the server, or that of the account's own catalogue. */
        catalogueId: Id;
      };
    };
    output: void;
  };
  /** Run the failed items of a job again: POST /jobs/{jobId}/retry-failed */
  retryFailedItems: {
    input: {
      parameters: {
        /** The job. One that does not exist for this credential and text that is no id are answered alike. */
        jobId: string;
      };
    };
    output: Job;
  };
  /** Search items: GET /search/items */
  searchItems: {
    input: {
      parameters: {
        /** Words, separated by white space. An item is found when each is contained in one of its texts, upper or lower case. */
        query: string;
        /** Whom it is offered to; among equally good matches its taste decides. */
        userId?: Id;
        /** Only these properties are searched. Default: every text and every list of texts. */
        searchProperties?: string[];
        /** How many at most. With fewer left than that, those are answered and `exhausted` is true. */
        count?: number;
        /** Only what meets it. */
        filter?: Filter;
        /** Only items of one segment. */
        segment?: Segment;
        /** Multiplies scores of what meets a filter, among the 1,000 best (10 times `count`, if that is more); a product above 1 is shown as 1. */
        booster?: Booster;
        /** Only scores of at least this, boosters included. */
        minScore?: number;
        /** These properties are answered with each entry; `*`: all of them. Default: none. */
        properties?: string[];
        /** Leave out these items; ids that do not exist are no fault. */
        excludeItems?: Id[];
        /** Create what the ids name and the catalogue does not have. Default: 404 for it. */
        cascadeCreate?: boolean;
      };
    };
    output: RecommendedItems;
  };
  /** Start a build: POST /builds */
  startBuild: {
    input: {
      parameters: {
        /** How long the answer may wait for the build's end, in milliseconds. */
        waitMs?: number;
      };
      body: BuildInput;
    };
    output: Build;
  };
  /** Change properties of all items that meet a filter: PATCH /items */
  updateItems: {
    input: {
      parameters: {
        /** Which items. */
        filter: Filter;
        /** Whether properties that are not declared are refused, with 422. */
        declaredOnly?: boolean;
      };
      body: ItemPatch;
    };
    output: ItemIds;
  };
  /** Watch a job: GET /jobs/{jobId}/events */
  watchJob: {
    input: {
      parameters: {
        /** The job. One that does not exist for this credential and text that is no id are answered alike. */
        jobId: string;
        /** The `id` of the last event that arrived. */
        'Last-Event-ID'?: string;
      };
    };
    output: string;
  };
}

/** The name of an operation of the spec. */
export type OperationId = keyof OperationTypes;

/** What an operation takes: `{ parameters, body }`, without `body` where it takes none. */
export type OperationInput<Id extends OperationId> = OperationTypes[Id]['input'];

/** What an operation answers when it succeeds (2xx): a union of its bodies, `void` for an answer without one. */
export type OperationOutput<Id extends OperationId> = OperationTypes[Id]['output'];

/** Every operation of the spec by its operationId. The context `schemas` resolves the references in its schemas. */
export const operations: { readonly [Id in OperationId]: Operation<Id> } = {
  activateBuild: {
    id: 'activateBuild',
    method: 'POST',
    path: '/builds/{buildId}/activate',
    tags: ['Builds'],
    parameters: [
      { name: 'buildId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/BuildName') },
    ],
    parametersSchema: Type.Object({
      buildId: Type.Ref('#/components/schemas/BuildName', { description: 'The build\'s number; `active`: the one that answers; `latest`: the newest.' }),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The build.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Build') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'The build is not in a state for this. `build-state`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['builds/{buildId}'], writes: ['model'], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  addInteraction: {
    id: 'addInteraction',
    method: 'POST',
    path: '/interactions',
    tags: ['Interactions'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/InteractionInput') } },
    responses: {
      '200': {
        description: 'The viewPortion was replaced.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Interaction') },
      },
      '201': {
        description: 'Added.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Interaction') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'An interaction with this key exists already. `already-exists`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: {
      reads: ['items/{body:/itemId}', 'users/{body:/userId}'],
      writes: ['interactions/{body:/userId}/{body:/itemId}'],
      adds: ['interactions/*'],
    },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  addInteractionCascade: {
    id: 'addInteractionCascade',
    method: 'POST',
    path: '/interactions/cascade',
    tags: ['Interactions'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/InteractionInput') } },
    responses: {
      '200': {
        description: 'The viewPortion was replaced.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Interaction') },
      },
      '201': {
        description: 'Added.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Interaction') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'An interaction with this key exists already. `already-exists`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: {
      reads: [],
      writes: ['items/{body:/itemId}', 'users/{body:/userId}', 'interactions/{body:/userId}/{body:/itemId}'],
      adds: ['interactions/*'],
    },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  cancelBuild: {
    id: 'cancelBuild',
    method: 'POST',
    path: '/builds/{buildId}/cancel',
    tags: ['Builds'],
    parameters: [
      { name: 'buildId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/BuildName') },
    ],
    parametersSchema: Type.Object({
      buildId: Type.Ref('#/components/schemas/BuildName', { description: 'The build\'s number; `active`: the one that answers; `latest`: the newest.' }),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The build.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Build') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['builds/{buildId}'], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  cancelJob: {
    id: 'cancelJob',
    method: 'DELETE',
    path: '/jobs/{jobId}',
    tags: ['Jobs'],
    parameters: [
      { name: 'jobId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.String() },
    ],
    parametersSchema: Type.Object({
      jobId: Type.String({ description: 'The job. One that does not exist for this credential and text that is no id are answered alike.' }),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '202': {
        description: 'The job as it stands. It is durable.',
        headers: { location: { required: true, schema: Type.String() }, 'operation-location': { required: true, schema: Type.String() }, 'retry-after': { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Job') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'No such job for this credential, whatever the text. `unknown-job`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'The job has ended. `job-finished`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['jobs/{jobId}'], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: false,
    authenticated: true,
  },
  createCatalogue: {
    id: 'createCatalogue',
    method: 'POST',
    path: '/catalogues',
    tags: ['Catalogues'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/CatalogueInput') } },
    responses: {
      '201': {
        description: 'Created.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Catalogue') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: [], adds: ['catalogues/*'] },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  createItem: {
    id: 'createItem',
    method: 'POST',
    path: '/items',
    tags: ['Items'],
    parameters: [
      { name: 'declaredOnly', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      declaredOnly: Type.Optional(Type.Boolean({ default: false, description: 'Whether properties that are not declared are refused, with 422.' })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/ItemProperties') } },
    responses: {
      '201': {
        description: 'Created.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Item') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['item-properties/*'], writes: [], adds: ['items/*'] },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  createJob: {
    id: 'createJob',
    method: 'POST',
    path: '/jobs',
    tags: ['Jobs'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/JobRequest'), 'application/x-ndjson': Type.String({ description: 'A line with the options of a JobRequest (without requests), then a line per BatchItem.' }) } },
    responses: {
      '202': {
        description: 'The job as it stands. It is durable.',
        headers: { location: { required: true, schema: Type.String() }, 'operation-location': { required: true, schema: Type.String() }, 'retry-after': { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Job') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['*'], writes: ['*'], adds: ['jobs/*'] },
    transactional: false,
    idempotent: false,
    batchable: false,
    authenticated: true,
  },
  createUser: {
    id: 'createUser',
    method: 'POST',
    path: '/users',
    tags: ['Users'],
    parameters: [
      { name: 'declaredOnly', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      declaredOnly: Type.Optional(Type.Boolean({ default: false, description: 'Whether properties that are not declared are refused, with 422.' })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/UserProperties') } },
    responses: {
      '201': {
        description: 'Created.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/User') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['user-properties/*'], writes: [], adds: ['users/*'] },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  deleteBuild: {
    id: 'deleteBuild',
    method: 'DELETE',
    path: '/builds/{buildId}',
    tags: ['Builds'],
    parameters: [
      { name: 'buildId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/BuildName') },
    ],
    parametersSchema: Type.Object({
      buildId: Type.Ref('#/components/schemas/BuildName', { description: 'The build\'s number; `active`: the one that answers; `latest`: the newest.' }),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '204': {
        description: 'Deleted.',
        headers: {},
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'The build is not in a state for this. `build-state`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['builds/{buildId}'], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  deleteCatalogue: {
    id: 'deleteCatalogue',
    method: 'DELETE',
    path: '/catalogues/{catalogueId}',
    tags: ['Catalogues'],
    parameters: [
      { name: 'catalogueId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      catalogueId: Type.Ref('#/components/schemas/Id', { description: 'The catalogue\'s id, made by the server, or that of the account\'s own catalogue.' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '204': {
        description: 'Deleted.',
        headers: {},
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '403': {
        description: 'The caller may not do this. `forbidden`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['*'], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  deleteInteractions: {
    id: 'deleteInteractions',
    method: 'DELETE',
    path: '/interactions',
    tags: ['Interactions'],
    parameters: [
      { name: 'userId', in: 'query', required: true, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'itemId', in: 'query', required: true, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'type', in: 'query', required: true, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/InteractionType') },
      { name: 'timestamp', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Timestamp') },
      { name: 'sessionId', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 128 }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'Whose.' }),
      itemId: Type.Ref('#/components/schemas/Id', { description: 'With which item.' }),
      type: Type.Ref('#/components/schemas/InteractionType', { description: 'Of which kind.' }),
      timestamp: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'Only the one of this time.' })),
      sessionId: Type.Optional(Type.String({ minLength: 1, maxLength: 128, description: 'Only the viewPortion of this session.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'Deleted.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/DeletedInteractions') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['interactions/{userId}/{itemId}'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  deleteItem: {
    id: 'deleteItem',
    method: 'DELETE',
    path: '/items/{itemId}',
    tags: ['Items'],
    parameters: [
      { name: 'itemId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      itemId: Type.Ref('#/components/schemas/Id', { description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '204': {
        description: 'Deleted.',
        headers: {},
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['items/{itemId}', 'interactions/*'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  deleteItemProperty: {
    id: 'deleteItemProperty',
    method: 'DELETE',
    path: '/item-properties/{propertyName}',
    tags: ['Items'],
    parameters: [
      { name: 'propertyName', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/PropertyName') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      propertyName: Type.Ref('#/components/schemas/PropertyName', { description: 'The property\'s name.' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '204': {
        description: 'Deleted.',
        headers: {},
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['item-properties/{propertyName}', 'items/*'], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  deleteItems: {
    id: 'deleteItems',
    method: 'DELETE',
    path: '/items',
    tags: ['Items'],
    parameters: [
      { name: 'filter', in: 'query', required: true, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Filter') },
    ],
    parametersSchema: Type.Object({
      filter: Type.Ref('#/components/schemas/Filter', { description: 'Which items.' }),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'Deleted.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/ItemIds') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['items/*', 'interactions/*'], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  deleteUser: {
    id: 'deleteUser',
    method: 'DELETE',
    path: '/users/{userId}',
    tags: ['Users'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '204': {
        description: 'Deleted.',
        headers: {},
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['users/{userId}', 'interactions/*'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  deleteUserProperty: {
    id: 'deleteUserProperty',
    method: 'DELETE',
    path: '/user-properties/{propertyName}',
    tags: ['Users'],
    parameters: [
      { name: 'propertyName', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/PropertyName') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      propertyName: Type.Ref('#/components/schemas/PropertyName', { description: 'The property\'s name.' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '204': {
        description: 'Deleted.',
        headers: {},
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['user-properties/{propertyName}', 'users/*'], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  executeBatch: {
    id: 'executeBatch',
    method: 'POST',
    path: '/batch',
    tags: ['Batches'],
    parameters: [
      { name: 'Prefer', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      Prefer: Type.Optional(Type.String({
        maxLength: 1024,
        description: '`respond-async`: do not wait for the results, make it a job (RFC 7240). Other preferences are ignored.',
      })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/BatchRequest') } },
    responses: {
      '200': {
        description: 'One result per item.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/BatchResponse'), 'application/x-ndjson': Type.String({ description: 'One BatchItemResult per line in the order in which they end, then `{"summary":BatchSummary}`.' }) },
      },
      '202': {
        description: 'The batch has become a job.',
        headers: { location: { required: true, schema: Type.String() }, 'operation-location': { required: true, schema: Type.String() }, 'retry-after': { required: true, schema: Type.String() }, 'preference-applied': { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Job') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '406': {
        description: 'No media type that the caller accepts. `not-acceptable`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['*'], writes: ['*'], adds: [] },
    transactional: false,
    idempotent: false,
    batchable: false,
    authenticated: true,
  },
  getBatchCapabilities: {
    id: 'getBatchCapabilities',
    method: 'GET',
    path: '/batch/capabilities',
    tags: ['Batches'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'Limits, features and operations.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/BatchCapabilities') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: [], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: false,
    authenticated: true,
  },
  getBuild: {
    id: 'getBuild',
    method: 'GET',
    path: '/builds/{buildId}',
    tags: ['Builds'],
    parameters: [
      { name: 'buildId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/BuildName') },
      { name: 'waitMs', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 0, maximum: 25000, default: 0 }) },
    ],
    parametersSchema: Type.Object({
      buildId: Type.Ref('#/components/schemas/BuildName', { description: 'The build\'s number; `active`: the one that answers; `latest`: the newest.' }),
      waitMs: Type.Optional(Type.Integer({
        minimum: 0,
        maximum: 25000,
        default: 0,
        description: 'How long the answer may wait for the build\'s end, in milliseconds.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The build.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Build') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['builds/{buildId}', 'model'], writes: [], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  getCatalogue: {
    id: 'getCatalogue',
    method: 'GET',
    path: '/catalogues/{catalogueId}',
    tags: ['Catalogues'],
    parameters: [
      { name: 'catalogueId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      catalogueId: Type.Ref('#/components/schemas/Id', { description: 'The catalogue\'s id, made by the server, or that of the account\'s own catalogue.' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The catalogue.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Catalogue') },
      },
      '304': {
        description: 'The stored version has an ETag of If-None-Match.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['catalogues/{catalogueId}'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  getHealth: {
    id: 'getHealth',
    method: 'GET',
    path: '/health',
    tags: ['Service'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'Alive.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Health') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: [], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: false,
  },
  getItem: {
    id: 'getItem',
    method: 'GET',
    path: '/items/{itemId}',
    tags: ['Items'],
    parameters: [
      { name: 'itemId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      itemId: Type.Ref('#/components/schemas/Id', { description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The item.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Item') },
      },
      '304': {
        description: 'The stored version has an ETag of If-None-Match.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['items/{itemId}'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  getItemProperty: {
    id: 'getItemProperty',
    method: 'GET',
    path: '/item-properties/{propertyName}',
    tags: ['Items'],
    parameters: [
      { name: 'propertyName', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/PropertyName') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      propertyName: Type.Ref('#/components/schemas/PropertyName', { description: 'The property\'s name.' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The property.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Property') },
      },
      '304': {
        description: 'The stored version has an ETag of If-None-Match.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['item-properties/{propertyName}'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  getJob: {
    id: 'getJob',
    method: 'GET',
    path: '/jobs/{jobId}',
    tags: ['Jobs'],
    parameters: [
      { name: 'jobId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.String() },
      { name: 'waitMs', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 0, maximum: 25000, default: 0 }) },
    ],
    parametersSchema: Type.Object({
      jobId: Type.String({ description: 'The job. One that does not exist for this credential and text that is no id are answered alike.' }),
      waitMs: Type.Optional(Type.Integer({
        minimum: 0,
        maximum: 25000,
        default: 0,
        description: 'How long the answer may wait for the job\'s end, in milliseconds.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The job as it stands.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Job') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'No such job for this credential, whatever the text. `unknown-job`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['jobs/{jobId}'], writes: [], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: false,
    authenticated: true,
  },
  getReadiness: {
    id: 'getReadiness',
    method: 'GET',
    path: '/ready',
    tags: ['Service'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'Ready.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Readiness') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: [], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: false,
  },
  getUser: {
    id: 'getUser',
    method: 'GET',
    path: '/users/{userId}',
    tags: ['Users'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The user.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/User') },
      },
      '304': {
        description: 'The stored version has an ETag of If-None-Match.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['users/{userId}'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  getUserProperty: {
    id: 'getUserProperty',
    method: 'GET',
    path: '/user-properties/{propertyName}',
    tags: ['Users'],
    parameters: [
      { name: 'propertyName', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/PropertyName') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      propertyName: Type.Ref('#/components/schemas/PropertyName', { description: 'The property\'s name.' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The property.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Property') },
      },
      '304': {
        description: 'The stored version has an ETag of If-None-Match.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['user-properties/{propertyName}'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listBuilds: {
    id: 'listBuilds',
    method: 'GET',
    path: '/builds',
    tags: ['Builds'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The builds.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/Builds') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['builds/*', 'model'], writes: [], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listCatalogues: {
    id: 'listCatalogues',
    method: 'GET',
    path: '/catalogues',
    tags: ['Catalogues'],
    parameters: [
      { name: 'limit', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }) },
      { name: 'cursor', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      limit: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 100,
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
      })),
      cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`nextCursor` of the page before.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'A page.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/CataloguePage') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['catalogues/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listItemInteractions: {
    id: 'listItemInteractions',
    method: 'GET',
    path: '/items/{itemId}/interactions',
    tags: ['Interactions'],
    parameters: [
      { name: 'itemId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'type', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/InteractionType') },
      { name: 'limit', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 100000, default: 100 }) },
      { name: 'cursor', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'offset', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 0, maximum: 1000000, default: 0 }) },
    ],
    parametersSchema: Type.Object({
      itemId: Type.Ref('#/components/schemas/Id', { description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      type: Type.Optional(Type.Ref('#/components/schemas/InteractionType', { description: 'Only interactions of this kind.' })),
      limit: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 100000,
        default: 100,
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
      })),
      cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`nextCursor` of the page before.' })),
      offset: Type.Optional(Type.Integer({
        minimum: 0,
        maximum: 1000000,
        default: 0,
        description: 'How many entries to leave out first; to go through a whole list, a cursor is faster.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'A page.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/InteractionPage') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['items/{itemId}', 'interactions/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listItemProperties: {
    id: 'listItemProperties',
    method: 'GET',
    path: '/item-properties',
    tags: ['Items'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The properties.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/PropertyList') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['item-properties/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listItems: {
    id: 'listItems',
    method: 'GET',
    path: '/items',
    tags: ['Items'],
    parameters: [
      { name: 'limit', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 100000, default: 100 }) },
      { name: 'cursor', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'offset', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 0, maximum: 1000000, default: 0 }) },
      { name: 'filter', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Filter') },
      { name: 'properties', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), { minItems: 1, maxItems: 1000 }) },
    ],
    parametersSchema: Type.Object({
      limit: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 100000,
        default: 100,
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
      })),
      cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`nextCursor` of the page before.' })),
      offset: Type.Optional(Type.Integer({
        minimum: 0,
        maximum: 1000000,
        default: 0,
        description: 'How many entries to leave out first; to go through a whole list, a cursor is faster.',
      })),
      filter: Type.Optional(Type.Ref('#/components/schemas/Filter', { description: 'Only what meets it.' })),
      properties: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), {
        minItems: 1,
        maxItems: 1000,
        description: 'Only these properties; ids are always there. Default: all. `itemId` or `userId` alone asks for ids and nothing else.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'A page.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/ItemPage') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['items/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listJobResults: {
    id: 'listJobResults',
    method: 'GET',
    path: '/jobs/{jobId}/results',
    tags: ['Jobs'],
    parameters: [
      { name: 'jobId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.String() },
      { name: 'only', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/ResultSelection') },
      { name: 'return', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/ResultReturn') },
      { name: 'limit', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000000, default: 1000000 }) },
      { name: 'cursor', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      jobId: Type.String({ description: 'The job. One that does not exist for this credential and text that is no id are answered alike.' }),
      only: Type.Optional(Type.Ref('#/components/schemas/ResultSelection', { description: 'Which results.' })),
      return: Type.Optional(Type.Ref('#/components/schemas/ResultReturn', { description: 'How much of each.' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000000, default: 1000000, description: 'How many results at most.' })),
      cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`nextCursor` of the page before.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The lines.',
        headers: {},
        content: { 'application/x-ndjson': Type.String() },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'No such job for this credential, whatever the text. `unknown-job`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '410': {
        description: 'The job\'s items and results are gone. `results-expired`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['jobs/{jobId}'], writes: [], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: false,
    authenticated: true,
  },
  listJobs: {
    id: 'listJobs',
    method: 'GET',
    path: '/jobs',
    tags: ['Jobs'],
    parameters: [
      { name: 'state', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/JobState') },
      { name: 'limit', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }) },
      { name: 'cursor', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      state: Type.Optional(Type.Ref('#/components/schemas/JobState', { description: 'Only those in this state.' })),
      limit: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 100,
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
      })),
      cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`nextCursor` of the page before.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'A page.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/JobPage') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['jobs/*'], writes: [], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: false,
    authenticated: true,
  },
  listPopularItems: {
    id: 'listPopularItems',
    method: 'GET',
    path: '/popular-items',
    tags: ['Recommendations'],
    parameters: [
      { name: 'from', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Timestamp') },
      { name: 'to', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Timestamp') },
      { name: 'fromOffset', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/TimeOffset') },
      { name: 'toOffset', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/TimeOffset') },
      { name: 'type', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.Ref('#/components/schemas/InteractionType'), { minItems: 1, maxItems: 6 }) },
      { name: 'count', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 10 }) },
      { name: 'filter', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Filter') },
      { name: 'segment', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Segment') },
      { name: 'segmentBy', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 256 }) },
      { name: 'properties', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { minItems: 1, maxItems: 100 }) },
    ],
    parametersSchema: Type.Object({
      from: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'Start of the window, inclusive; not beside `fromOffset`.' })),
      to: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'End of the window, exclusive; not beside `toOffset`. Default: now.' })),
      fromOffset: Type.Optional(Type.Ref('#/components/schemas/TimeOffset', { description: 'Start of the window by its distance from now.' })),
      toOffset: Type.Optional(Type.Ref('#/components/schemas/TimeOffset', { description: 'End of the window by its distance from now.' })),
      type: Type.Optional(Type.Array(Type.Ref('#/components/schemas/InteractionType'), { minItems: 1, maxItems: 6, description: 'Only interactions of these kinds. Default: all.' })),
      count: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 10,
        description: 'How many at most. With fewer left than that, those are answered and `exhausted` is true.',
      })),
      filter: Type.Optional(Type.Ref('#/components/schemas/Filter', { description: 'Only what meets it.' })),
      segment: Type.Optional(Type.Ref('#/components/schemas/Segment', { description: 'Only items of one segment.' })),
      segmentBy: Type.Optional(Type.String({
        minLength: 1,
        maxLength: 256,
        description: 'A property: the answer also has `segments`, the same list for each of the property\'s values (a list property counts with each entry), up to 100 of them.',
      })),
      properties: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 256 }), {
        minItems: 1,
        maxItems: 100,
        description: 'These properties are answered with each entry; `*`: all of them. Default: none.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The items.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/PopularItems') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['interactions/*', 'items/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listTrendingItems: {
    id: 'listTrendingItems',
    method: 'GET',
    path: '/trending-items',
    tags: ['Recommendations'],
    parameters: [
      { name: 'from', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Timestamp') },
      { name: 'to', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Timestamp') },
      { name: 'fromOffset', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/TimeOffset') },
      { name: 'toOffset', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/TimeOffset') },
      { name: 'type', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.Ref('#/components/schemas/InteractionType'), { minItems: 1, maxItems: 6 }) },
      { name: 'count', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 10 }) },
      { name: 'filter', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Filter') },
      { name: 'segment', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Segment') },
      { name: 'segmentBy', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 256 }) },
      { name: 'properties', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { minItems: 1, maxItems: 100 }) },
    ],
    parametersSchema: Type.Object({
      from: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'Start of the window, inclusive; not beside `fromOffset`.' })),
      to: Type.Optional(Type.Ref('#/components/schemas/Timestamp', { description: 'End of the window, exclusive; not beside `toOffset`. Default: now.' })),
      fromOffset: Type.Optional(Type.Ref('#/components/schemas/TimeOffset', { description: 'Start of the window by its distance from now.' })),
      toOffset: Type.Optional(Type.Ref('#/components/schemas/TimeOffset', { description: 'End of the window by its distance from now.' })),
      type: Type.Optional(Type.Array(Type.Ref('#/components/schemas/InteractionType'), { minItems: 1, maxItems: 6, description: 'Only interactions of these kinds. Default: all.' })),
      count: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 10,
        description: 'How many at most. With fewer left than that, those are answered and `exhausted` is true.',
      })),
      filter: Type.Optional(Type.Ref('#/components/schemas/Filter', { description: 'Only what meets it.' })),
      segment: Type.Optional(Type.Ref('#/components/schemas/Segment', { description: 'Only items of one segment.' })),
      segmentBy: Type.Optional(Type.String({
        minLength: 1,
        maxLength: 256,
        description: 'A property: the answer also has `segments`, the same list for each of the property\'s values (a list property counts with each entry), up to 100 of them.',
      })),
      properties: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 256 }), {
        minItems: 1,
        maxItems: 100,
        description: 'These properties are answered with each entry; `*`: all of them. Default: none.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The items.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/TrendingItems') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['interactions/*', 'items/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listUserInteractions: {
    id: 'listUserInteractions',
    method: 'GET',
    path: '/users/{userId}/interactions',
    tags: ['Interactions'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'type', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/InteractionType') },
      { name: 'limit', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 100000, default: 100 }) },
      { name: 'cursor', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'offset', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 0, maximum: 1000000, default: 0 }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      type: Type.Optional(Type.Ref('#/components/schemas/InteractionType', { description: 'Only interactions of this kind.' })),
      limit: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 100000,
        default: 100,
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
      })),
      cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`nextCursor` of the page before.' })),
      offset: Type.Optional(Type.Integer({
        minimum: 0,
        maximum: 1000000,
        default: 0,
        description: 'How many entries to leave out first; to go through a whole list, a cursor is faster.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'A page.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/InteractionPage') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['users/{userId}', 'interactions/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listUserProperties: {
    id: 'listUserProperties',
    method: 'GET',
    path: '/user-properties',
    tags: ['Users'],
    parameters: [],
    parametersSchema: Type.Object({}, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The properties.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/PropertyList') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['user-properties/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  listUsers: {
    id: 'listUsers',
    method: 'GET',
    path: '/users',
    tags: ['Users'],
    parameters: [
      { name: 'limit', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 100000, default: 100 }) },
      { name: 'cursor', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'offset', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 0, maximum: 1000000, default: 0 }) },
      { name: 'filter', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Filter') },
      { name: 'properties', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), { minItems: 1, maxItems: 1000 }) },
    ],
    parametersSchema: Type.Object({
      limit: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 100000,
        default: 100,
        description: 'How many entries at most; the answer has `nextCursor` when there are more.',
      })),
      cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description: '`nextCursor` of the page before.' })),
      offset: Type.Optional(Type.Integer({
        minimum: 0,
        maximum: 1000000,
        default: 0,
        description: 'How many entries to leave out first; to go through a whole list, a cursor is faster.',
      })),
      filter: Type.Optional(Type.Ref('#/components/schemas/Filter', { description: 'Only what meets it.' })),
      properties: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), {
        minItems: 1,
        maxItems: 1000,
        description: 'Only these properties; ids are always there. Default: all. `itemId` or `userId` alone asks for ids and nothing else.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'A page.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/UserPage') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['users/*'], writes: [], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  mergeUsers: {
    id: 'mergeUsers',
    method: 'POST',
    path: '/users/{userId}/merge',
    tags: ['Users'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'cascadeCreate', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      cascadeCreate: Type.Optional(Type.Boolean({ default: false, description: 'Create what the ids name and the catalogue does not have. Default: 404 for it.' })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/UserMerge') } },
    responses: {
      '200': {
        description: 'Merged.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/MergedUsers') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['users/{userId}', 'users/{body:/sourceUserId}', 'interactions/*'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  patchCatalogue: {
    id: 'patchCatalogue',
    method: 'PATCH',
    path: '/catalogues/{catalogueId}',
    tags: ['Catalogues'],
    parameters: [
      { name: 'catalogueId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      catalogueId: Type.Ref('#/components/schemas/Id', { description: 'The catalogue\'s id, made by the server, or that of the account\'s own catalogue.' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/merge-patch+json': Type.Ref('#/components/schemas/CataloguePatch'), 'application/json': Type.Ref('#/components/schemas/CataloguePatch') } },
    responses: {
      '200': {
        description: 'Changed.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Catalogue') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '403': {
        description: 'The caller may not do this. `forbidden`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['*'], adds: [] },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  patchItem: {
    id: 'patchItem',
    method: 'PATCH',
    path: '/items/{itemId}',
    tags: ['Items'],
    parameters: [
      { name: 'itemId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'declaredOnly', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
      { name: 'cascadeCreate', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      itemId: Type.Ref('#/components/schemas/Id', { description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
      declaredOnly: Type.Optional(Type.Boolean({ default: false, description: 'Whether properties that are not declared are refused, with 422.' })),
      cascadeCreate: Type.Optional(Type.Boolean({ default: false, description: 'Create what the ids name and the catalogue does not have. Default: 404 for it.' })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/merge-patch+json': Type.Ref('#/components/schemas/ItemPatch'), 'application/json': Type.Ref('#/components/schemas/ItemPatch') } },
    responses: {
      '200': {
        description: 'Changed.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Item') },
      },
      '201': {
        description: 'It did not exist; `cascadeCreate` created it.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Item') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['item-properties/*'], writes: ['items/{itemId}'], adds: [] },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  patchUser: {
    id: 'patchUser',
    method: 'PATCH',
    path: '/users/{userId}',
    tags: ['Users'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'declaredOnly', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
      { name: 'cascadeCreate', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
      declaredOnly: Type.Optional(Type.Boolean({ default: false, description: 'Whether properties that are not declared are refused, with 422.' })),
      cascadeCreate: Type.Optional(Type.Boolean({ default: false, description: 'Create what the ids name and the catalogue does not have. Default: 404 for it.' })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/merge-patch+json': Type.Ref('#/components/schemas/UserPatch'), 'application/json': Type.Ref('#/components/schemas/UserPatch') } },
    responses: {
      '200': {
        description: 'Changed.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/User') },
      },
      '201': {
        description: 'It did not exist; `cascadeCreate` created it.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/User') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['user-properties/*'], writes: ['users/{userId}'], adds: [] },
    transactional: true,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  putItem: {
    id: 'putItem',
    method: 'PUT',
    path: '/items/{itemId}',
    tags: ['Items'],
    parameters: [
      { name: 'itemId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'declaredOnly', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      itemId: Type.Ref('#/components/schemas/Id', { description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
      declaredOnly: Type.Optional(Type.Boolean({ default: false, description: 'Whether properties that are not declared are refused, with 422.' })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/ItemProperties') } },
    responses: {
      '200': {
        description: 'Replaced.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Item') },
      },
      '201': {
        description: 'Created.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Item') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['item-properties/*'], writes: ['items/{itemId}'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  putItemProperty: {
    id: 'putItemProperty',
    method: 'PUT',
    path: '/item-properties/{propertyName}',
    tags: ['Items'],
    parameters: [
      { name: 'propertyName', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/PropertyName') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      propertyName: Type.Ref('#/components/schemas/PropertyName', { description: 'The property\'s name.' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/PropertyInput') } },
    responses: {
      '200': {
        description: 'It was declared with this type.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Property') },
      },
      '201': {
        description: 'Declared.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Property') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'An interaction with this key exists already. `already-exists`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['item-properties/*'], writes: ['item-properties/{propertyName}'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  putUser: {
    id: 'putUser',
    method: 'PUT',
    path: '/users/{userId}',
    tags: ['Users'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'declaredOnly', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
      declaredOnly: Type.Optional(Type.Boolean({ default: false, description: 'Whether properties that are not declared are refused, with 422.' })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/UserProperties') } },
    responses: {
      '200': {
        description: 'Replaced.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/User') },
      },
      '201': {
        description: 'Created.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/User') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['user-properties/*'], writes: ['users/{userId}'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  putUserProperty: {
    id: 'putUserProperty',
    method: 'PUT',
    path: '/user-properties/{propertyName}',
    tags: ['Users'],
    parameters: [
      { name: 'propertyName', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/PropertyName') },
      { name: 'If-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
      { name: 'If-None-Match', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ minLength: 1, maxLength: 1024 }) },
    ],
    parametersSchema: Type.Object({
      propertyName: Type.Ref('#/components/schemas/PropertyName', { description: 'The property\'s name.' }),
      'If-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has one of these ETags (comma-separated), or `*`: only if it exists. Else 412.',
      })),
      'If-None-Match': Type.Optional(Type.String({
        minLength: 1,
        maxLength: 1024,
        description: 'Only if the stored version has none of these ETags (comma-separated), or `*`: only if it does not exist. Else 304 for GET, 412 otherwise.',
      })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/PropertyInput') } },
    responses: {
      '200': {
        description: 'It was declared with this type.',
        headers: { etag: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Property') },
      },
      '201': {
        description: 'Declared.',
        headers: { etag: { required: true, schema: Type.String() }, location: { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Property') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'An interaction with this key exists already. `already-exists`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '412': {
        description: 'If-Match or If-None-Match does not hold. `precondition-failed`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['user-properties/*'], writes: ['user-properties/{propertyName}'], adds: [] },
    transactional: true,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  recommendItemsToItem: {
    id: 'recommendItemsToItem',
    method: 'GET',
    path: '/items/{itemId}/recommended-items',
    tags: ['Recommendations'],
    parameters: [
      { name: 'itemId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'targetUserId', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'count', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 10 }) },
      { name: 'filter', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Filter') },
      { name: 'segment', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Segment') },
      { name: 'booster', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Booster') },
      { name: 'minScore', in: 'query', required: false, style: 'form', explode: true, type: 'number', schema: Type.Number({ minimum: 0, maximum: 1, default: 0 }) },
      { name: 'properties', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { minItems: 1, maxItems: 100 }) },
      { name: 'excludeSeen', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: true }) },
      { name: 'excludeItems', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.Ref('#/components/schemas/Id'), { maxItems: 10000 }) },
      { name: 'fallback', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Fallback', { default: 'popularity' }) },
      { name: 'buildId', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 999999999 }) },
      { name: 'allowNoBuild', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
      { name: 'cascadeCreate', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      itemId: Type.Ref('#/components/schemas/Id', { description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      targetUserId: Type.Optional(Type.Ref('#/components/schemas/Id', {
        description: 'Whom it is offered to: what this user has seen is left out (`excludeSeen`), and what goes with the rest of its history comes earlier.',
      })),
      count: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 10,
        description: 'How many at most. With fewer left than that, those are answered and `exhausted` is true.',
      })),
      filter: Type.Optional(Type.Ref('#/components/schemas/Filter', { description: 'Only what meets it.' })),
      segment: Type.Optional(Type.Ref('#/components/schemas/Segment', { description: 'Only items of one segment.' })),
      booster: Type.Optional(Type.Ref('#/components/schemas/Booster', {
        description: 'Multiplies scores of what meets a filter, among the 1,000 best (10 times `count`, if that is more); a product above 1 is shown as 1.',
      })),
      minScore: Type.Optional(Type.Number({ minimum: 0, maximum: 1, default: 0, description: 'Only scores of at least this, boosters included.' })),
      properties: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 256 }), {
        minItems: 1,
        maxItems: 100,
        description: 'These properties are answered with each entry; `*`: all of them. Default: none.',
      })),
      excludeSeen: Type.Optional(Type.Boolean({ default: true, description: 'Leave out what the user has interacted with, up to this moment.' })),
      excludeItems: Type.Optional(Type.Array(Type.Ref('#/components/schemas/Id'), { maxItems: 10000, description: 'Leave out these items; ids that do not exist are no fault.' })),
      fallback: Type.Optional(Type.Ref('#/components/schemas/Fallback', {
        default: 'popularity',
        description: 'What answers where the model knows nothing of the user or the seeds, or has fewer than `count`.',
      })),
      buildId: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 999999999,
        description: 'The build to ask. Default: the active one; in a batch the one that was active at its start.',
      })),
      allowNoBuild: Type.Optional(Type.Boolean({
        default: false,
        description: 'While the catalogue has no active build, answer from how often items were interacted with so far. Default: 409 `no-build`.',
      })),
      cascadeCreate: Type.Optional(Type.Boolean({ default: false, description: 'Create what the ids name and the catalogue does not have. Default: 404 for it.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The answer.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/RecommendedItems') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'There is no build to ask: `no-build`; the build named has not succeeded: `build-state`; or, with `fallback=none`, the model knows nothing of the user or the seeds: `not-in-model`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: {
      reads: ['model', 'items/*', 'users/{targetUserId}', 'interactions/{targetUserId}/*'],
      writes: ['items/{itemId?cascadeCreate}', 'users/{targetUserId?cascadeCreate}', 'recommended/{targetUserId}'],
      adds: [],
    },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  recommendItemsToItems: {
    id: 'recommendItemsToItems',
    method: 'GET',
    path: '/recommended-items',
    tags: ['Recommendations'],
    parameters: [
      { name: 'itemIds', in: 'query', required: true, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.Ref('#/components/schemas/Id'), { minItems: 1, maxItems: 1000 }) },
      { name: 'targetUserId', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'count', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 10 }) },
      { name: 'filter', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Filter') },
      { name: 'segment', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Segment') },
      { name: 'booster', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Booster') },
      { name: 'minScore', in: 'query', required: false, style: 'form', explode: true, type: 'number', schema: Type.Number({ minimum: 0, maximum: 1, default: 0 }) },
      { name: 'properties', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { minItems: 1, maxItems: 100 }) },
      { name: 'excludeSeen', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: true }) },
      { name: 'excludeItems', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.Ref('#/components/schemas/Id'), { maxItems: 10000 }) },
      { name: 'ignoreUnknown', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
      { name: 'fallback', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Fallback', { default: 'popularity' }) },
      { name: 'buildId', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 999999999 }) },
      { name: 'allowNoBuild', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
      { name: 'cascadeCreate', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      itemIds: Type.Array(Type.Ref('#/components/schemas/Id'), {
        minItems: 1,
        maxItems: 1000,
        description: 'The seeds, such as the contents of a basket. They are not answered themselves.',
      }),
      targetUserId: Type.Optional(Type.Ref('#/components/schemas/Id', {
        description: 'Whom it is offered to: what this user has seen is left out (`excludeSeen`), and what goes with the rest of its history comes earlier.',
      })),
      count: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 10,
        description: 'How many at most. With fewer left than that, those are answered and `exhausted` is true.',
      })),
      filter: Type.Optional(Type.Ref('#/components/schemas/Filter', { description: 'Only what meets it.' })),
      segment: Type.Optional(Type.Ref('#/components/schemas/Segment', { description: 'Only items of one segment.' })),
      booster: Type.Optional(Type.Ref('#/components/schemas/Booster', {
        description: 'Multiplies scores of what meets a filter, among the 1,000 best (10 times `count`, if that is more); a product above 1 is shown as 1.',
      })),
      minScore: Type.Optional(Type.Number({ minimum: 0, maximum: 1, default: 0, description: 'Only scores of at least this, boosters included.' })),
      properties: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 256 }), {
        minItems: 1,
        maxItems: 100,
        description: 'These properties are answered with each entry; `*`: all of them. Default: none.',
      })),
      excludeSeen: Type.Optional(Type.Boolean({ default: true, description: 'Leave out what the user has interacted with, up to this moment.' })),
      excludeItems: Type.Optional(Type.Array(Type.Ref('#/components/schemas/Id'), { maxItems: 10000, description: 'Leave out these items; ids that do not exist are no fault.' })),
      ignoreUnknown: Type.Optional(Type.Boolean({
        default: false,
        description: 'Seeds that the catalogue does not have are left out; without any other, the answer has no items. Default: 404 for them, with the position of each.',
      })),
      fallback: Type.Optional(Type.Ref('#/components/schemas/Fallback', {
        default: 'popularity',
        description: 'What answers where the model knows nothing of the user or the seeds, or has fewer than `count`.',
      })),
      buildId: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 999999999,
        description: 'The build to ask. Default: the active one; in a batch the one that was active at its start.',
      })),
      allowNoBuild: Type.Optional(Type.Boolean({
        default: false,
        description: 'While the catalogue has no active build, answer from how often items were interacted with so far. Default: 409 `no-build`.',
      })),
      cascadeCreate: Type.Optional(Type.Boolean({ default: false, description: 'Create what the ids name and the catalogue does not have. Default: 404 for it.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The answer.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/RecommendedItems') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'There is no build to ask: `no-build`; the build named has not succeeded: `build-state`; or, with `fallback=none`, the model knows nothing of the user or the seeds: `not-in-model`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: {
      reads: ['model', 'items/*', 'users/{targetUserId}', 'interactions/{targetUserId}/*'],
      writes: ['users/{targetUserId?cascadeCreate}', 'recommended/{targetUserId}'],
      adds: [],
    },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  recommendItemsToUser: {
    id: 'recommendItemsToUser',
    method: 'GET',
    path: '/users/{userId}/recommended-items',
    tags: ['Recommendations'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'count', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 10 }) },
      { name: 'filter', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Filter') },
      { name: 'segment', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Segment') },
      { name: 'booster', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Booster') },
      { name: 'minScore', in: 'query', required: false, style: 'form', explode: true, type: 'number', schema: Type.Number({ minimum: 0, maximum: 1, default: 0 }) },
      { name: 'properties', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { minItems: 1, maxItems: 100 }) },
      { name: 'excludeSeen', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: true }) },
      { name: 'excludeItems', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.Ref('#/components/schemas/Id'), { maxItems: 10000 }) },
      { name: 'excludePopular', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 0, maximum: 1000, default: 0 }) },
      { name: 'fallback', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Fallback', { default: 'popularity' }) },
      { name: 'buildId', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 999999999 }) },
      { name: 'allowNoBuild', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
      { name: 'cascadeCreate', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      count: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 10,
        description: 'How many at most. With fewer left than that, those are answered and `exhausted` is true.',
      })),
      filter: Type.Optional(Type.Ref('#/components/schemas/Filter', { description: 'Only what meets it.' })),
      segment: Type.Optional(Type.Ref('#/components/schemas/Segment', { description: 'Only items of one segment.' })),
      booster: Type.Optional(Type.Ref('#/components/schemas/Booster', {
        description: 'Multiplies scores of what meets a filter, among the 1,000 best (10 times `count`, if that is more); a product above 1 is shown as 1.',
      })),
      minScore: Type.Optional(Type.Number({ minimum: 0, maximum: 1, default: 0, description: 'Only scores of at least this, boosters included.' })),
      properties: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 256 }), {
        minItems: 1,
        maxItems: 100,
        description: 'These properties are answered with each entry; `*`: all of them. Default: none.',
      })),
      excludeSeen: Type.Optional(Type.Boolean({ default: true, description: 'Leave out what the user has interacted with, up to this moment.' })),
      excludeItems: Type.Optional(Type.Array(Type.Ref('#/components/schemas/Id'), { maxItems: 10000, description: 'Leave out these items; ids that do not exist are no fault.' })),
      excludePopular: Type.Optional(Type.Integer({
        minimum: 0,
        maximum: 1000,
        default: 0,
        description: 'Leave out this many of the most popular items of the build.',
      })),
      fallback: Type.Optional(Type.Ref('#/components/schemas/Fallback', {
        default: 'popularity',
        description: 'What answers where the model knows nothing of the user or the seeds, or has fewer than `count`.',
      })),
      buildId: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 999999999,
        description: 'The build to ask. Default: the active one; in a batch the one that was active at its start.',
      })),
      allowNoBuild: Type.Optional(Type.Boolean({
        default: false,
        description: 'While the catalogue has no active build, answer from how often items were interacted with so far. Default: 409 `no-build`.',
      })),
      cascadeCreate: Type.Optional(Type.Boolean({ default: false, description: 'Create what the ids name and the catalogue does not have. Default: 404 for it.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The answer.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/RecommendedItems') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'There is no build to ask: `no-build`; the build named has not succeeded: `build-state`; or, with `fallback=none`, the model knows nothing of the user or the seeds: `not-in-model`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: {
      reads: ['model', 'items/*', 'users/{userId}', 'interactions/{userId}/*'],
      writes: ['users/{userId?cascadeCreate}', 'recommended/{userId}'],
      adds: [],
    },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  recommendNextItems: {
    id: 'recommendNextItems',
    method: 'POST',
    path: '/recommendations/{recommId}/next-items',
    tags: ['Recommendations'],
    parameters: [
      { name: 'recommId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/RecommId') },
      { name: 'count', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 10 }) },
    ],
    parametersSchema: Type.Object({
      recommId: Type.Ref('#/components/schemas/RecommId', { description: 'As an earlier answer named itself, at most 30 minutes ago.' }),
      count: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 10,
        description: 'How many at most. With fewer left than that, those are answered and `exhausted` is true.',
      })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The answer.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/RecommendedItems') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: {
      reads: ['model', 'items/*', 'users/*', 'interactions/*'],
      writes: ['recommendations/{recommId}', 'recommended/*'],
      adds: [],
    },
    transactional: false,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  recommendUsersToItem: {
    id: 'recommendUsersToItem',
    method: 'GET',
    path: '/items/{itemId}/recommended-users',
    tags: ['Recommendations'],
    parameters: [
      { name: 'itemId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'count', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 10 }) },
      { name: 'filter', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Filter') },
      { name: 'minScore', in: 'query', required: false, style: 'form', explode: true, type: 'number', schema: Type.Number({ minimum: 0, maximum: 1, default: 0 }) },
      { name: 'properties', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { minItems: 1, maxItems: 100 }) },
      { name: 'excludeSeen', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: true }) },
      { name: 'excludeUsers', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.Ref('#/components/schemas/Id'), { maxItems: 10000 }) },
      { name: 'fallback', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Fallback', { default: 'popularity' }) },
      { name: 'buildId', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 999999999 }) },
      { name: 'allowNoBuild', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
      { name: 'cascadeCreate', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      itemId: Type.Ref('#/components/schemas/Id', { description: 'The item\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      count: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 10,
        description: 'How many at most. With fewer left than that, those are answered and `exhausted` is true.',
      })),
      filter: Type.Optional(Type.Ref('#/components/schemas/Filter', { description: 'Only what meets it.' })),
      minScore: Type.Optional(Type.Number({ minimum: 0, maximum: 1, default: 0, description: 'Only scores of at least this, boosters included.' })),
      properties: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 256 }), {
        minItems: 1,
        maxItems: 100,
        description: 'These properties are answered with each entry; `*`: all of them. Default: none.',
      })),
      excludeSeen: Type.Optional(Type.Boolean({ default: true, description: 'Leave out what the user has interacted with, up to this moment.' })),
      excludeUsers: Type.Optional(Type.Array(Type.Ref('#/components/schemas/Id'), { maxItems: 10000, description: 'Leave out these users; ids that do not exist are no fault.' })),
      fallback: Type.Optional(Type.Ref('#/components/schemas/Fallback', {
        default: 'popularity',
        description: 'What answers where the model knows nothing of the user or the seeds, or has fewer than `count`.',
      })),
      buildId: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 999999999,
        description: 'The build to ask. Default: the active one; in a batch the one that was active at its start.',
      })),
      allowNoBuild: Type.Optional(Type.Boolean({
        default: false,
        description: 'While the catalogue has no active build, answer from how often items were interacted with so far. Default: 409 `no-build`.',
      })),
      cascadeCreate: Type.Optional(Type.Boolean({ default: false, description: 'Create what the ids name and the catalogue does not have. Default: 404 for it.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The answer.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/RecommendedUsers') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'There is no build to ask: `no-build`; the build named has not succeeded: `build-state`; or, with `fallback=none`, the model knows nothing of the user or the seeds: `not-in-model`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: {
      reads: ['model', 'users/*', 'items/{itemId}', 'interactions/*'],
      writes: ['items/{itemId?cascadeCreate}'],
      adds: [],
    },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  recommendUsersToUser: {
    id: 'recommendUsersToUser',
    method: 'GET',
    path: '/users/{userId}/recommended-users',
    tags: ['Recommendations'],
    parameters: [
      { name: 'userId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'count', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 10 }) },
      { name: 'filter', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Filter') },
      { name: 'minScore', in: 'query', required: false, style: 'form', explode: true, type: 'number', schema: Type.Number({ minimum: 0, maximum: 1, default: 0 }) },
      { name: 'properties', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { minItems: 1, maxItems: 100 }) },
      { name: 'excludeUsers', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.Ref('#/components/schemas/Id'), { maxItems: 10000 }) },
      { name: 'fallback', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Fallback', { default: 'popularity' }) },
      { name: 'buildId', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 999999999 }) },
      { name: 'allowNoBuild', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
      { name: 'cascadeCreate', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      userId: Type.Ref('#/components/schemas/Id', { description: 'The user\'s id, chosen by the caller (PUT) or made by the server (POST).' }),
      count: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 10,
        description: 'How many at most. With fewer left than that, those are answered and `exhausted` is true.',
      })),
      filter: Type.Optional(Type.Ref('#/components/schemas/Filter', { description: 'Only what meets it.' })),
      minScore: Type.Optional(Type.Number({ minimum: 0, maximum: 1, default: 0, description: 'Only scores of at least this, boosters included.' })),
      properties: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 256 }), {
        minItems: 1,
        maxItems: 100,
        description: 'These properties are answered with each entry; `*`: all of them. Default: none.',
      })),
      excludeUsers: Type.Optional(Type.Array(Type.Ref('#/components/schemas/Id'), { maxItems: 10000, description: 'Leave out these users; ids that do not exist are no fault.' })),
      fallback: Type.Optional(Type.Ref('#/components/schemas/Fallback', {
        default: 'popularity',
        description: 'What answers where the model knows nothing of the user or the seeds, or has fewer than `count`.',
      })),
      buildId: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 999999999,
        description: 'The build to ask. Default: the active one; in a batch the one that was active at its start.',
      })),
      allowNoBuild: Type.Optional(Type.Boolean({
        default: false,
        description: 'While the catalogue has no active build, answer from how often items were interacted with so far. Default: 409 `no-build`.',
      })),
      cascadeCreate: Type.Optional(Type.Boolean({ default: false, description: 'Create what the ids name and the catalogue does not have. Default: 404 for it.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The answer.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/RecommendedUsers') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'There is no build to ask: `no-build`; the build named has not succeeded: `build-state`; or, with `fallback=none`, the model knows nothing of the user or the seeds: `not-in-model`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['model', 'users/*', 'interactions/{userId}/*'], writes: ['users/{userId?cascadeCreate}'], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  resetCatalogue: {
    id: 'resetCatalogue',
    method: 'DELETE',
    path: '/catalogues/{catalogueId}/contents',
    tags: ['Catalogues'],
    parameters: [
      { name: 'catalogueId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
    ],
    parametersSchema: Type.Object({
      catalogueId: Type.Ref('#/components/schemas/Id', { description: 'The catalogue\'s id, made by the server, or that of the account\'s own catalogue.' }),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '204': {
        description: 'Empty.',
        headers: {},
        content: {},
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: [], writes: ['*'], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  retryFailedItems: {
    id: 'retryFailedItems',
    method: 'POST',
    path: '/jobs/{jobId}/retry-failed',
    tags: ['Jobs'],
    parameters: [
      { name: 'jobId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.String() },
    ],
    parametersSchema: Type.Object({
      jobId: Type.String({ description: 'The job. One that does not exist for this credential and text that is no id are answered alike.' }),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '202': {
        description: 'The job as it stands. It is durable.',
        headers: { location: { required: true, schema: Type.String() }, 'operation-location': { required: true, schema: Type.String() }, 'retry-after': { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Job') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'No such job for this credential, whatever the text. `unknown-job`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '409': {
        description: 'The job has not ended, `job-not-finished`, or has nothing that could run again, `nothing-to-retry`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '410': {
        description: 'The job\'s items and results are gone. `results-expired`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['*'], writes: ['*'], adds: [] },
    transactional: false,
    idempotent: false,
    batchable: false,
    authenticated: true,
  },
  searchItems: {
    id: 'searchItems',
    method: 'GET',
    path: '/search/items',
    tags: ['Recommendations'],
    parameters: [
      { name: 'query', in: 'query', required: true, style: 'form', explode: true, type: 'string', schema: Type.String({ minLength: 1, maxLength: 500 }) },
      { name: 'userId', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Id') },
      { name: 'searchProperties', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { minItems: 1, maxItems: 100 }) },
      { name: 'count', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 1, maximum: 1000, default: 10 }) },
      { name: 'filter', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Filter') },
      { name: 'segment', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Segment') },
      { name: 'booster', in: 'query', required: false, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Booster') },
      { name: 'minScore', in: 'query', required: false, style: 'form', explode: true, type: 'number', schema: Type.Number({ minimum: 0, maximum: 1, default: 0 }) },
      { name: 'properties', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { minItems: 1, maxItems: 100 }) },
      { name: 'excludeItems', in: 'query', required: false, style: 'form', explode: false, type: 'array', itemType: 'string', schema: Type.Array(Type.Ref('#/components/schemas/Id'), { maxItems: 10000 }) },
      { name: 'cascadeCreate', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      query: Type.String({
        minLength: 1,
        maxLength: 500,
        description: 'Words, separated by white space. An item is found when each is contained in one of its texts, upper or lower case.',
      }),
      userId: Type.Optional(Type.Ref('#/components/schemas/Id', { description: 'Whom it is offered to; among equally good matches its taste decides.' })),
      searchProperties: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 256 }), {
        minItems: 1,
        maxItems: 100,
        description: 'Only these properties are searched. Default: every text and every list of texts.',
      })),
      count: Type.Optional(Type.Integer({
        minimum: 1,
        maximum: 1000,
        default: 10,
        description: 'How many at most. With fewer left than that, those are answered and `exhausted` is true.',
      })),
      filter: Type.Optional(Type.Ref('#/components/schemas/Filter', { description: 'Only what meets it.' })),
      segment: Type.Optional(Type.Ref('#/components/schemas/Segment', { description: 'Only items of one segment.' })),
      booster: Type.Optional(Type.Ref('#/components/schemas/Booster', {
        description: 'Multiplies scores of what meets a filter, among the 1,000 best (10 times `count`, if that is more); a product above 1 is shown as 1.',
      })),
      minScore: Type.Optional(Type.Number({ minimum: 0, maximum: 1, default: 0, description: 'Only scores of at least this, boosters included.' })),
      properties: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 256 }), {
        minItems: 1,
        maxItems: 100,
        description: 'These properties are answered with each entry; `*`: all of them. Default: none.',
      })),
      excludeItems: Type.Optional(Type.Array(Type.Ref('#/components/schemas/Id'), { maxItems: 10000, description: 'Leave out these items; ids that do not exist are no fault.' })),
      cascadeCreate: Type.Optional(Type.Boolean({ default: false, description: 'Create what the ids name and the catalogue does not have. Default: 404 for it.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The answer.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/RecommendedItems') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: {
      reads: ['model', 'items/*', 'users/{userId}', 'interactions/{userId}/*'],
      writes: ['users/{userId?cascadeCreate}'],
      adds: [],
    },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  startBuild: {
    id: 'startBuild',
    method: 'POST',
    path: '/builds',
    tags: ['Builds'],
    parameters: [
      { name: 'waitMs', in: 'query', required: false, style: 'form', explode: true, type: 'integer', schema: Type.Integer({ minimum: 0, maximum: 25000, default: 0 }) },
    ],
    parametersSchema: Type.Object({
      waitMs: Type.Optional(Type.Integer({
        minimum: 0,
        maximum: 25000,
        default: 0,
        description: 'How long the answer may wait for the build\'s end, in milliseconds.',
      })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/json': Type.Ref('#/components/schemas/BuildInput') } },
    responses: {
      '202': {
        description: 'Accepted.',
        headers: { location: { required: true, schema: Type.String() }, 'retry-after': { required: true, schema: Type.String() } },
        content: { 'application/json': Type.Ref('#/components/schemas/Build') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['items/*', 'users/*', 'interactions/*'], writes: ['model'], adds: ['builds/*'] },
    transactional: false,
    idempotent: false,
    batchable: true,
    authenticated: true,
  },
  updateItems: {
    id: 'updateItems',
    method: 'PATCH',
    path: '/items',
    tags: ['Items'],
    parameters: [
      { name: 'filter', in: 'query', required: true, style: 'form', explode: true, type: 'string', schema: Type.Ref('#/components/schemas/Filter') },
      { name: 'declaredOnly', in: 'query', required: false, style: 'form', explode: true, type: 'boolean', schema: Type.Boolean({ default: false }) },
    ],
    parametersSchema: Type.Object({
      filter: Type.Ref('#/components/schemas/Filter', { description: 'Which items.' }),
      declaredOnly: Type.Optional(Type.Boolean({ default: false, description: 'Whether properties that are not declared are refused, with 422.' })),
    }, { additionalProperties: false }),
    body: { required: true, content: { 'application/merge-patch+json': Type.Ref('#/components/schemas/ItemPatch'), 'application/json': Type.Ref('#/components/schemas/ItemPatch') } },
    responses: {
      '200': {
        description: 'Changed.',
        headers: {},
        content: { 'application/json': Type.Ref('#/components/schemas/ItemIds') },
      },
      '400': {
        description: 'The body, the envelope or an item\'s shape cannot be read: nothing has run. `malformed-json`, `invalid-encoding`, `json-too-deep`, `inexact-number`, `forbidden-member`, and for batches each code of 400 in docs/problems.md.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'Does not exist for this credential, or the header sheaf-catalogue names none of the account\'s catalogues. `not-found`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '413': {
        description: 'The body exceeds the limit, `content-too-large`, or the batch has too many items, `too-many-items`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '415': {
        description: 'Not a media type or content encoding that is read here. `unsupported-media-type`, `unsupported-content-encoding`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['item-properties/*'], writes: ['items/*'], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: true,
    authenticated: true,
  },
  watchJob: {
    id: 'watchJob',
    method: 'GET',
    path: '/jobs/{jobId}/events',
    tags: ['Jobs'],
    parameters: [
      { name: 'jobId', in: 'path', required: true, style: 'simple', explode: false, type: 'string', schema: Type.String() },
      { name: 'Last-Event-ID', in: 'header', required: false, style: 'simple', explode: false, type: 'string', schema: Type.String({ maxLength: 64 }) },
    ],
    parametersSchema: Type.Object({
      jobId: Type.String({ description: 'The job. One that does not exist for this credential and text that is no id are answered alike.' }),
      'Last-Event-ID': Type.Optional(Type.String({ maxLength: 64, description: 'The `id` of the last event that arrived.' })),
    }, { additionalProperties: false }),
    body: undefined,
    responses: {
      '200': {
        description: 'The events.',
        headers: {},
        content: { 'text/event-stream': Type.String() },
      },
      '401': {
        description: 'No credential, or one that no account has. `unauthenticated`.',
        headers: { 'www-authenticate': { required: true, schema: Type.String() } },
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '404': {
        description: 'No such job for this credential, whatever the text. `unknown-job`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '422': {
        description: 'A parameter or the body breaks the operation\'s schema: `invalid-request`, with each place in `errors`; or `invalid-cursor`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '500': {
        description: 'A failure that the server did not expect. `internal-error`.',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
      '503': {
        description: 'Shutting down, or the database does not answer (`unavailable`), or its disk is full (`storage-full`).',
        headers: {},
        content: { 'application/problem+json': Type.Ref('#/components/schemas/Problem') },
      },
    },
    effects: { reads: ['jobs/{jobId}'], writes: [], adds: [] },
    transactional: false,
    idempotent: true,
    batchable: false,
    authenticated: true,
  },
};
