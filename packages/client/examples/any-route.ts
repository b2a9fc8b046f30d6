import { createSheaf, ref, request } from '@sheaf/client';

const sheaf = createSheaf({ baseUrl: 'http://127.0.0.1:3000', token: 'demo-token' });

const put = request<{ itemId: string }>('PUT', '/items/nixon', { body: { title: 'Nixon' } });
const copy = request('PUT', '/items/nixon-2', { body: { copyOf: ref(put).body.itemId } });
const [nixon, copied] = await sheaf.batch([put, copy]);
console.log(nixon.itemId, copied);
