import { createResource, type JSX, Show } from 'solid-js';
import { formatOf } from '../frame/format-of.ts';
import { Remark } from '../frame/Toolbar.tsx';
import { viewerText } from '../frame/viewer-words.ts';
import type { ViewProps } from '../preview-source.ts';
import { highlightCode } from './highlight-code.ts';
import { TextFrame, TextSheet } from './TextFrame.tsx';
import { TextLines } from './TextLines.tsx';

/** Code with line numbers and, where its language is known, colours. */
export default function CodeView(props: ViewProps): JSX.Element {
  return (
    <TextFrame url={props.source.url}>
      {(loaded) => (
        <Code
          text={loaded.text}
          format={formatOf(props.source)}
          name={props.source.name}
          watermark={props.watermark}
        />
      )}
    </TextFrame>
  );
}

function Code(props: {
  text: string;
  format?: string;
  name: string;
  watermark?: readonly string[];
}): JSX.Element {
  const [code] = createResource(() => highlightCode(props.text, props.format));
  return (
    <Show when={code()}>
      {(shown) => (
        <>
          <Show when={shown().plain}>
            <Remark>{viewerText('text.plainCode')}</Remark>
          </Show>
          <TextSheet name={props.name} watermark={props.watermark}>
            <TextLines lines={shown().lines} numbered />
          </TextSheet>
        </>
      )}
    </Show>
  );
}
