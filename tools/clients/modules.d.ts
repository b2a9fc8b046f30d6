// The clients are installed by main.ts, after types are checked: here they are untyped.
declare module 'recombee-api-client';
declare module '@microsoft/microsoft-graph-client';
declare module 'cognitive-services';
declare module 'openai';
