// `pnpm new:module <name>`: a module of the house's shape, with one noun, one list and one operation, that passes every
// check from its first minute. `npm run new:module -- <name>` does the same.
import './require-node.mjs';
import { parseArgs } from 'node:util';

const USAGE = `pnpm new:module <name> [--zh <中文名>] [--record <one of them>] [--tier <1-4>] [--dry-run]

  devices --zh 设备                  模块 devices，表 device | the module devices with its table device
  statuses --record status          英文单复数不规则时指定 | where English does not form it regularly
  --tier 3                          所在层级，默认 3（见 docs/architecture.md） | where it stands, 3 unless told
  --dry-run                         只列出文件，不写入 | names the files and writes none`;

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      zh: { type: 'string' },
      record: { type: 'string' },
      tier: { type: 'string' },
      'dry-run': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  const { prepare, root } = await import('./prepare.mjs');
  const { planModule, writeModule } = await import('./new-module/create-module.mjs');
  const [name, ...rest] = positionals;
  if (rest.length > 0) throw new Error(USAGE);
  const { zh, record, tier } = values;
  const plan = planModule(root, { name, zh, record, tier: tier === undefined ? undefined : Number(tier) });
  if (!values['dry-run']) {
    await prepare({ build: false });
    writeModule(root, plan);
  }
  for (const path of Object.keys(plan.created)) console.log(`+ ${path}`);
  for (const path of Object.keys(plan.changed)) console.log(`~ ${path}`);
  if (values['dry-run']) return console.log('\n未写入任何文件。 | Nothing was written.');
  console.log(`
接下来 | Next
  1. 改写 README、权限与字段 | Make README, permissions and columns its own: packages/server/src/modules/${name}
  2. ${zh ? '核对中英文用语' : '补上中文名称'} | ${zh ? 'Read the words' : 'Give it its Chinese name'}: apps/web/src/i18n/{zh-CN,en}/${name}.ts
  3. 需要时加入导航 | Add it to the navigation if it has a place there: apps/web/src/navigation.ts
  4. 为每个接口写一个样例，隔离与权限证明会逐一调用 | Write a specimen for each procedure: the proofs of isolation
     and permissions call them all: packages/server/src/proofs/specimens
  5. npm test -- packages/server/src/modules/${name}`);
}

main().catch((error) => {
  console.error(
    error.name === 'NameRefused' || error.code?.startsWith?.('ERR_PARSE_ARGS') ? error.message : error,
  );
  process.exitCode = 1;
});
