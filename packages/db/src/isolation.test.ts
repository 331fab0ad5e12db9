import { testDatabase } from '@millwright/testkit';
import { isolationContract } from './isolation.contract.ts';

isolationContract('straight to PostgreSQL', async () => ({
  connectionString: (await testDatabase()).appUrl,
  prepared: true,
}));
isolationContract('without named statements', async () => ({
  connectionString: (await testDatabase()).appUrl,
  prepared: false,
}));
