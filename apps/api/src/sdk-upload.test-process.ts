/** Uploads a file by a token, as a script would; tells how far it is, so that it can be killed on the way. */
import { createMillwright } from '@millwright/sdk/node';

const [url = '', contractId = '', path = '', pace = '0'] = process.argv.slice(2);
const token = process.env.MILLWRIGHT_TOKEN ?? '';
let parts = 0;
const slow: typeof fetch = async (address, init) => {
  if (init?.method === 'PUT') {
    parts += 1;
    if (Number(pace) > 0 && parts > 1) await new Promise((resolve) => setTimeout(resolve, Number(pace)));
  }
  return fetch(address, init);
};
const millwright = createMillwright({ url, token, fetch: slow });
const file = await millwright.files.upload({
  subject: { type: 'Contract', id: contractId },
  source: path,
  parallel: 1,
  onProgress: ({ phase, bytes }) => phase === 'sending' && console.log(`sent ${bytes}`),
});
console.log(JSON.stringify({ fileId: file.id, parts }));
