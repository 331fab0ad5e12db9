import { examineDatabase } from '@millwright/db';
import { loadConfiguration, s3SettingsOf } from '@millwright/platform/config';
import { examineStorage, openS3Storage } from '@millwright/platform/storage';
import { explain, explainStorage } from '../findings.ts';

/** `millwright doctor`: says what is wrong with configuration, database and file store, and how to mend it. */
export async function doctor(): Promise<void> {
  const configuration = await loadConfiguration();
  const s3 = s3SettingsOf(configuration);
  const stored = s3 && (await examineStorage(await openS3Storage(s3)));
  const lines = [
    ...(await examineDatabase(configuration.databaseUrl)).map(explain),
    ...(s3 && stored ? [explainStorage(s3, stored)] : []),
  ];
  if (lines.length === 0) {
    console.log(
      s3
        ? '一切正常：配置完整，数据库角色与行级安全正确，文件存储可用。 | All well: configuration complete, database roles and row-level security right, files can be kept.'
        : '一切正常：配置完整，数据库角色与行级安全正确。 | All well: configuration complete, database roles and row-level security right.',
    );
    return;
  }
  console.log(lines.join('\n'));
  process.exitCode = 1;
}
