/** Who waits for whom: enough of a link to walk along it. */
interface Waiting {
  predecessorId: string;
  successorId: string;
}

/**
 * The circle a new link would close: the tasks in the order they would wait for each other, beginning and ending with the
 * new link's predecessor. Undefined if it closes none.
 */
export function circleOf(links: readonly Waiting[], added: Waiting): string[] | undefined {
  const following = new Map<string, string[]>();
  for (const { predecessorId, successorId } of links) {
    const known = following.get(predecessorId);
    if (known) known.push(successorId);
    else following.set(predecessorId, [successorId]);
  }
  const cameFrom = new Map<string, string | null>([[added.successorId, null]]);
  const queue = [added.successorId];
  for (let i = 0; i < queue.length; i += 1) {
    const taskId = queue[i]!;
    if (taskId === added.predecessorId) return [added.predecessorId, ...pathTo(taskId, cameFrom)];
    for (const next of following.get(taskId) ?? [])
      if (!cameFrom.has(next)) {
        cameFrom.set(next, taskId);
        queue.push(next);
      }
  }
  return undefined;
}

function pathTo(taskId: string, cameFrom: ReadonlyMap<string, string | null>): string[] {
  const path: string[] = [];
  for (let id: string | null = taskId; id !== null; id = cameFrom.get(id) ?? null) path.unshift(id);
  return path;
}
