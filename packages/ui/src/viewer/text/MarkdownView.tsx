import type { JSX } from 'solid-js';
import { viewerText } from '../frame/viewer-words.ts';
import type { ViewProps } from '../preview-source.ts';
import { renderMarkdown } from './markdown.ts';
import { TextFrame, TextSheet } from './TextFrame.tsx';

/** Markdown, laid out. */
export default function MarkdownView(props: ViewProps): JSX.Element {
  return (
    <TextFrame url={props.source.url}>
      {(loaded) => (
        <TextSheet name={props.source.name} watermark={props.watermark}>
          <article class="markdown">
            {renderMarkdown(loaded.text, (name) => viewerText('text.imageLeftOut', { name }))}
          </article>
        </TextSheet>
      )}
    </TextFrame>
  );
}
