import type { JSX } from 'solid-js';
import type { ViewProps } from '../preview-source.ts';
import { TextFrame, TextSheet } from './TextFrame.tsx';
import { TextLines } from './TextLines.tsx';
import { plainLines } from './text-lines.ts';

/** A text as it is. */
export default function TextView(props: ViewProps): JSX.Element {
  return (
    <TextFrame url={props.source.url}>
      {(loaded) => (
        <TextSheet name={props.source.name} watermark={props.watermark}>
          <TextLines lines={plainLines(loaded.text)} />
        </TextSheet>
      )}
    </TextFrame>
  );
}
