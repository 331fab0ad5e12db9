type Close = () => void | Promise<void>;

/** Where whatever was opened is registered, to be closed in the reverse order. */
export interface Closing {
  add(close: Close): void;
}

/**
 * Runs a program until it is told to stop (SIGINT, SIGTERM), or its start fails: either way everything that was opened is
 * closed, once, the last first.
 */
export async function untilStopped(run: (closing: Closing) => Promise<void>): Promise<void> {
  const closings: Close[] = [];
  let closed: Promise<void> | undefined;
  const closeAll = () => {
    closed ??= (async () => {
      for (const close of closings.reverse())
        await Promise.resolve()
          .then(close)
          .catch((error: unknown) => console.error(error));
    })();
    return closed;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => closeAll().then(() => process.exit(0)));
  try {
    await run({ add: (close) => void closings.push(close) });
  } catch (error) {
    await closeAll();
    throw error;
  }
}
