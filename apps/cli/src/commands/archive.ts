import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Verification, verifyBundle } from '@millwright/server';
import { PROBLEM_WORDS } from '../archive/problem-words.ts';

const USAGE = `millwright archive verify <file> [--sha256 <hex>] [--json]

  核对合同归档包：封印、每个条目、文件的每个版本、操作日志的链。不需要网络与数据库。
  Verifies the bundle of an archived contract: its seal, every entry, every version of every file, the chain of the trail. Needs neither network nor database.

  --sha256   系统中登记的 SHA-256 | the SHA-256 the product has on record
  --json     结果为 JSON | the result as JSON

  退出码 | exit code: 0 完好 | sound, 1 有问题 | something is wrong, 2 用法有误 | wrong usage
`;

/** `millwright archive verify …`: whether a bundle is what was sealed, on any machine. */
export async function archive(args: string[]): Promise<void> {
  const asked = read(args);
  if (!asked) {
    console.log(USAGE);
    process.exitCode = args.length === 0 || args.includes('--help') ? 0 : 2;
    return;
  }
  const file = await stat(asked.path).catch(() => undefined);
  if (!file?.isFile()) {
    console.error(`没有这个文件 | there is no such file: ${asked.path}`);
    process.exitCode = 2;
    return;
  }
  const found = await verifyBundle(asked.path, asked.sha256);
  console.log(asked.json ? JSON.stringify(found, null, 2) : reportOf(found));
  process.exitCode = found.problems.length > 0 ? 1 : 0;
}

function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { sha256: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [verb, path, ...rest] = positionals;
    if (verb !== 'verify' || !path || rest.length > 0 || values.help) return undefined;
    if (values.sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(values.sha256)) return undefined;
    return { path, sha256: values.sha256, json: values.json ?? false };
  } catch {
    return undefined;
  }
}

/** What people read: what it is, and each thing that is wrong with it. */
function reportOf({ manifest, problems, sha256, size, entries, auditRows }: Verification): string {
  const lines: string[] = [];
  if (manifest) {
    const { contract, firm, sealedAt, withMoney } = manifest;
    const money = withMoney ? '含金额 | with money' : '不含金额 | without money';
    lines.push(`${printable(contract.contractNo)}  ${printable(contract.name)}  ${printable(firm.name)}`);
    lines.push(`封存于 | sealed ${printable(sealedAt)}  ${money}`);
  }
  lines.push(`SHA-256 ${sha256}  ${size} bytes`);
  if (problems.length === 0) {
    lines.push(
      `完好：${entries} 个条目，${auditRows} 行日志 | sound: ${entries} entries, ${auditRows} audit rows`,
    );
  } else {
    lines.push(`有问题 | something is wrong: ${problems.length}`);
    for (const { what, item } of problems)
      lines.push(`  ✗ ${item ? `${printable(item)}: ` : ''}${PROBLEM_WORDS[what]}`);
  }
  return lines.join('\n');
}

/** A bundle that was tampered with may say anything: nothing in it steers the terminal. */
const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '�').slice(0, 300);
