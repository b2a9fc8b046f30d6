import { defaultLimits } from '@sheaf/core';
import { nativeDialect } from '@sheaf/dialects';

const native = nativeDialect();

function read(body: string): string {
  const decoded = native.decode({ method: 'POST', target: '/batch', headers: {}, body: Buffer.from(body) }, defaultLimits);
  if ('problem' in decoded) return native.refuse(decoded.problem).body;
  return decoded.batch.items.map(({ id, target }) => `${id} ${JSON.stringify(target)}`).join('\n');
}

console.log(read('{"requests":[{"id":"movie","method":"GET","path":"/items/1"},{"operationId":"listItems"}]}'));
console.log(read('{"requests":[{"method":"get","path":"/items/1"}]}'));
