/** As long as the longest path of an item: an id that is too long breaks the rule of ids (422); it is not a path that leads nowhere. */
export const maxParamLength = 8192;
