/** Why one call of the service's is refused (400), as a sentence without its full stop. It is thrown while one is translated and caught there. */
export class CallFault extends Error {}
