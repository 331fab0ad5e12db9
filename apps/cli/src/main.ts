import { doctor } from './commands/doctor.ts';
import { migrateCommand } from './commands/migrate.ts';
import { start } from './commands/start.ts';
import { explainFailure } from './failures.ts';

const COMMANDS: Record<string, (args: string[]) => Promise<void>> = {
  start,
  migrate: migrateCommand,
  doctor,
};

const USAGE = `millwright <command>

  start     启动全部服务（数据库、接口、任务、两个页面） | run everything: database, API, worker, both apps
  migrate   更新数据库结构 | bring the database up to date
  doctor    检查数据库与配置，并说明如何修复 | explain what is wrong with database and configuration, and how to mend it
`;

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  console.log(USAGE);
  process.exitCode = name === '' || name === 'help' || name === '--help' ? 0 : 2;
} else {
  command(args).catch((error: unknown) => {
    console.error(explainFailure(error) ?? error);
    process.exit(1);
  });
}
