/**
 * What this package promises is written by hand, so that it stays when the server grows; and here the compiler holds it
 * against the server's router: what is asked is taken, what is answered has at least what is promised. Types only, and in
 * no bundle.
 */
import type { AppRouter } from '@millwright/server/api';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { Contract, ContractDetail, ListContracts } from './contract-types.ts';
import type * as files from './file-types.ts';
import type { Whoami } from './millwright.ts';
import type { Page } from './pages.ts';
import type { ListTasks, ReportedProgress, ReportProgress, Task, TaskDetail } from './task-types.ts';

type Asked = inferRouterInputs<AppRouter>;
type Told = inferRouterOutputs<AppRouter>;

/** Fails to compile where the first is not enough for the second. */
type Fits<Given extends Wanted, Wanted> = Given;

interface Begin {
  subject: files.FileSubject;
  folderId?: string | undefined;
  fileId?: string | undefined;
  name: string;
  typeId?: string | undefined;
  size: number;
  contentType?: string | undefined;
  sha256: string;
  fingerprint?: string | undefined;
  note?: string | undefined;
}
type Ref = files.FileRef & { versionNo: number };

export type AsksWhatIsTaken = [
  Fits<ListContracts, NonNullable<Asked['contracts']['list']>>,
  Fits<{ contractId: string }, Asked['contracts']['get']>,
  Fits<ListTasks, NonNullable<Asked['tasks']['list']>>,
  Fits<{ taskId: string }, Asked['tasks']['get']>,
  Fits<ReportProgress, Asked['tasks']['reportProgress']>,
  Fits<files.Browse, Asked['files']['browse']>,
  Fits<{ fileId: string }, Asked['files']['get']>,
  Fits<{ subject: files.FileSubject; parentId?: string; name: string }, Asked['files']['createFolder']>,
  Fits<Begin, Asked['files']['beginUpload']>,
  Fits<{ uploadId: string }, Asked['files']['uploadState'] & Asked['files']['completeUpload']>,
  Fits<
    { uploadId: string; parts: { partNumber: number; size: number; sha256: string }[] },
    Asked['files']['partLinks']
  >,
  Fits<files.UpdateFile, Asked['files']['update']>,
  Fits<files.ShareFile, Asked['files']['share']>,
  Fits<files.FileRef & { days?: number }, Asked['files']['checkOut']>,
  Fits<files.FileRef, Asked['files']['checkIn'] & Asked['files']['delete'] & Asked['files']['restore']>,
  Fits<Ref, Asked['files']['issue'] & Asked['files']['restoreVersion']>,
];

export type TellsWhatIsPromised = [
  Fits<NonNullable<Told['session']['me']>, Whoami>,
  Fits<Told['contracts']['list'], Page<Contract>>,
  Fits<Told['contracts']['get'], ContractDetail>,
  Fits<Told['tasks']['list'], Page<Task>>,
  Fits<Told['tasks']['get'], TaskDetail>,
  Fits<Told['tasks']['reportProgress'], ReportedProgress>,
  Fits<Told['files']['types'], files.FileType[]>,
  Fits<Told['files']['browse'], files.FolderContent>,
  Fits<Told['files']['get'], files.FileDetail>,
  Fits<Told['files']['createFolder'], files.Folder>,
  Fits<Told['files']['completeUpload'], files.FileDetail>,
  Fits<Told['files']['update'], files.FileDetail>,
  Fits<Told['files']['share'], files.FileDetail>,
  Fits<Told['files']['checkOut'], files.FileDetail>,
  Fits<Told['files']['checkIn'], files.FileDetail>,
  Fits<Told['files']['issue'], files.FileDetail>,
  Fits<Told['files']['restoreVersion'], files.FileDetail>,
];
