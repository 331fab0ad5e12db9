import type { JSX } from 'solid-js';
import { Watermark } from './Watermark.tsx';

/** The place a document stands in, with the watermark over it and not over the tools. */
export function Stage(props: { watermark?: readonly string[]; children: JSX.Element }): JSX.Element {
  return (
    <div class="relative flex flex-col flex-1 min-h-0 min-w-0">
      {props.children}
      <Watermark lines={props.watermark} />
    </div>
  );
}
