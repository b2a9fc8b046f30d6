export async function startServer(): Promise<{ baseUrl: string; token: string; close: () => Promise<void> }> {
  throw new Error('x');
}
