import { examineDatabase } from '@millwright/db';
import { loadConfiguration } from '@millwright/platform/config';
import { explain } from '../findings.ts';

/** `millwright doctor`: says what is wrong with configuration and database, and how to mend it. */
export async function doctor(): Promise<void> {
  const configuration = await loadConfiguration();
  const findings = await examineDatabase(configuration.databaseUrl);
  if (findings.length === 0) {
    console.log(
      '一切正常：配置完整，数据库角色与行级安全正确。 | All well: configuration complete, database roles and row-level security right.',
    );
    return;
  }
  console.log(findings.map(explain).join('\n'));
  process.exitCode = 1;
}
