import { createComputed, createSignal } from 'solid-js';

/** Hands an error that came later, or outside of rendering, to the boundary around the calling component. */
export function throwInto(): (error: unknown) => void {
  const [failed, setFailed] = createSignal<{ error: unknown }>();
  createComputed(() => {
    const failure = failed();
    if (failure) throw failure.error;
  });
  return (error) => setFailed({ error });
}
