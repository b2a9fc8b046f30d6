const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Whether an item can have this method. TRACE and CONNECT are about the connection. */
export function isMethod(method: string): boolean {
  return methods.has(method);
}

export function mayHaveBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}
