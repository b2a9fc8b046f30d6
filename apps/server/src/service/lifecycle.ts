/** Where the server stands between its start and its end. */
export class Lifecycle {
  state: 'starting' | 'ready' | 'closing' = 'starting';
}
