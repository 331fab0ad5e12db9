import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';
import { ORDER_STEP } from './tasks.records.ts';

/** What a made-up task may be told; the rest is filled in. */
export interface TaskScene {
  contractId: string;
  departmentId: string;
  title?: string;
  description?: string | null;
  assigneeIds?: string[];
  startsOn?: string | null;
  dueOn?: string | null;
  weight?: string;
  progress?: number;
  isPublic?: boolean;
  place?: number;
  /** Who reported the progress; without it nobody did, and a task with progress still gets its report. */
  reportedBy?: string | null;
  deleted?: boolean;
}

/** A task as it would stand after being planned and reported on: for tests and for the demo firm. */
export async function makeTask(scope: Scope, scene: TaskScene): Promise<string> {
  const id = newId();
  const progress = scene.progress ?? 0;
  await scope.unseal('what lies in the archive was planned and reported on before');
  await scope.tx.task.create({
    data: {
      id,
      contractId: scene.contractId,
      departmentId: scene.departmentId,
      title: scene.title ?? '电气柜装配',
      description: scene.description ?? null,
      assigneeIds: scene.assigneeIds ?? [],
      startsOn: scene.startsOn ? new Date(scene.startsOn) : null,
      dueOn: scene.dueOn ? new Date(scene.dueOn) : null,
      weight: scene.weight ?? '1',
      progress,
      isPublic: scene.isPublic ?? true,
      sortOrder: (scene.place ?? 1) * ORDER_STEP,
      lastProgressAt: progress > 0 ? scope.now() : null,
      completedAt: progress === 100 ? scope.now() : null,
      deletedAt: scene.deleted ? scope.now() : null,
    },
  });
  if (progress > 0) {
    await scope.tx.progressEvent.create({
      data: {
        taskId: id,
        contractId: scene.contractId,
        percent: progress,
        previousPercent: 0,
        memberId: scene.reportedBy ?? null,
      },
    });
  }
  return id;
}
