/** Lets those who change the same key follow each other, so that each sees what the one before left. */
export function oneAtATime() {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    return turn.finally(() => last.get(key) === turn && last.delete(key));
  };
}

export type InTurn = ReturnType<typeof oneAtATime>;
