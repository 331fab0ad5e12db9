// Runs in the sandbox, once for each document: reads what it should do from its folder, does it, and writes what came of it.
import { readFile, writeFile } from 'node:fs/promises';
import { type Answer, answerFile, type Task, taskFile } from '../task.ts';

/** Each task loads only the library it needs: they are large, and a fault of one is not one of another. */
async function perform(task: Task): Promise<Answer> {
  switch (task.task) {
    case 'pdf':
      return (await import('./read-pdf.ts')).readPdf(task.source);
    case 'image':
      return (await import('./read-image.ts')).readImage(task.source, task.ending);
    case 'solid':
      return (await import('./read-solid.ts')).readSolid(task.source, task.ending);
    case 'stamp':
      return (await import('./stamp.ts')).stamp(task);
  }
}

const task = JSON.parse(await readFile(taskFile, 'utf8')) as Task;
const answer = await perform(task).catch((error: unknown): Answer => {
  console.error(error);
  return { failed: 'broken' };
});
await writeFile(answerFile, JSON.stringify(answer));
// A library may keep something open.
process.exit(0);
