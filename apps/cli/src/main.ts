import { explainFailure } from './failures.ts';

type Command = (args: string[]) => Promise<void>;

/** Each command loads what it needs when it is called: a part that runs alone knows nothing of the others. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.ts')).start,
  api: async () => (await import('./commands/api.ts')).api,
  portal: async () => (await import('./commands/portal.ts')).portal,
  worker: async () => (await import('./commands/worker.ts')).worker,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  quota: async () => (await import('./commands/quota.ts')).quota,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  archive: async () => (await import('./commands/archive.ts')).archive,
  files: async () => (await import('./commands/files.ts')).files,
};

const USAGE = `millwright <command>

  start     启动全部服务（数据库、接口、任务、两个页面） | run everything: database, API, worker, both apps
  migrate   更新数据库结构 | bring the database up to date
  quota     查看或设定各企业的文件用量上限 | see or set how much each firm may store
  doctor    检查数据库与配置，并说明如何修复 | explain what is wrong with database and configuration, and how to mend it

  archive   核对合同归档包（无需网络与数据库） | verify an archived contract's bundle, without network or database

  各部分单独运行，使用自备的数据库 | each part alone, on a database of your own:

  api       员工端页面与接口 | the staff app and its API
  portal    客户门户 | the customer portal
  worker    后台任务 | announcements, jobs and schedules

  凭 API 令牌访问正在运行的 Millwright | with an API token, at a Millwright that runs elsewhere:

  files     列出、上传、下载合同文件 | list, upload and download the files of a contract
`;

const [name = '', ...args] = process.argv.slice(2);
const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (!load) {
  console.log(USAGE);
  process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2;
} else {
  load()
    .then((command) => command(args))
    .catch((error: unknown) => {
      console.error(explainFailure(error) ?? error);
      process.exit(1);
    });
}
