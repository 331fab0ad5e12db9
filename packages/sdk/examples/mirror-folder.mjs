// Keeps a local folder as a folder of a contract is: node mirror-folder.mjs <contract no.> <folder there> <folder here>
import { join } from 'node:path';
import { createMillwright, localName, MillwrightError } from '../dist/node.js';

const { MILLWRIGHT_URL: url = '', MILLWRIGHT_TOKEN: token = '' } = process.env;
const [contractNo = '', there = '', here = '.'] = process.argv.slice(2);
const millwright = createMillwright({ url, token });

const contract = await millwright.contracts.byNumber(contractNo);
const subject = { type: 'Contract', id: contract.id };
const folder = await millwright.files.folder({ subject, path: there });

for await (const { path, file } of millwright.files.list({
  subject,
  folderId: folder?.id,
  recursive: true,
})) {
  const to = join(here, ...path.split('/').map(localName));
  try {
    const { unchanged } = await millwright.files.download(file.id, { to, overwrite: true });
    console.log(unchanged ? '=' : '+', to);
  } catch (error) {
    // One damaged version keeps no other back.
    if (!(error instanceof MillwrightError)) throw error;
    console.error('!', to, error.message);
    process.exitCode = 1;
  }
}
