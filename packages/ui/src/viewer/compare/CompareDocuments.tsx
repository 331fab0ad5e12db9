import { type Component, createMemo, type JSX, lazy, Match, Switch } from 'solid-js';
import { Remark } from '../frame/Toolbar.tsx';
import { ViewerFrame } from '../frame/ViewerFrame.tsx';
import { viewerText } from '../frame/viewer-words.ts';
import type { ComparedSource, PreviewKind } from '../preview-source.ts';
import { BesideEachOther } from './BesideEachOther.tsx';

export interface CompareProps {
  before: ComparedSource;
  after: ComparedSource;
  watermark?: readonly string[] | undefined;
}

type Way = 'pages' | 'pictures' | 'lines';

const wayOf: Partial<Record<PreviewKind, Way>> = {
  pdf: 'pages',
  image: 'pictures',
  text: 'lines',
  markdown: 'lines',
  code: 'lines',
  table: 'lines',
};

const ways: Record<Way, Component<CompareProps>> = {
  pages: lazy(() => import('./ComparePdfs.tsx')),
  pictures: lazy(() => import('./CompareImages.tsx')),
  lines: lazy(() => import('./CompareLines.tsx')),
};

/** How two documents can be compared; undefined when they can only be looked at beside each other. */
export function wayToCompare(before: PreviewKind, after: PreviewKind): Way | undefined {
  return wayOf[before] === wayOf[after] ? wayOf[before] : undefined;
}

/** Compares two documents: page by page, picture by picture or line by line, whatever they are. */
export default function CompareDocuments(props: CompareProps): JSX.Element {
  const key = createMemo(() =>
    [props.before, props.after].map(({ source }) => `${source.kind} ${source.url}`).join('\n'),
  );
  const way = () => wayToCompare(props.before.source.kind, props.after.source.kind);
  return (
    <ViewerFrame name="compare" of={key()}>
      <Switch
        fallback={
          <>
            <Remark>{viewerText('compare.onlyBeside')}</Remark>
            <BesideEachOther {...props} />
          </>
        }
      >
        <Match when={way()} keyed>
          {(chosen) => {
            const Chosen = ways[chosen];
            return <Chosen {...props} />;
          }}
        </Match>
      </Switch>
    </ViewerFrame>
  );
}
