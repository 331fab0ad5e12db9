import { createSignal, type JSX } from 'solid-js';
import { Toolbar, ToolGap, ZoomTools } from '../frame/Toolbar.tsx';
import { type PagesHandle, PdfPages } from '../pdf/PdfPages.tsx';
import type { PdfWithSize } from '../pdf/PdfView.tsx';
import type { PdfZoom } from '../pdf/pdf-zoom.ts';
import { Columns } from './Columns.tsx';
import { tieFrames } from './same-place.ts';

/** Two PDFs beside each other (on a phone: under each other), scrolled together. */
export function PdfPair(props: {
  sides: readonly { pdf: PdfWithSize; label: string }[];
  watermark?: readonly string[];
  tools: JSX.Element;
  onPage: (page: number) => void;
  handle: (go: (page: number) => void) => void;
}): JSX.Element {
  const [zoom, setZoom] = createSignal<PdfZoom>('width');
  const [scale, setScale] = createSignal(1);
  const handles: PagesHandle[] = [];
  const tied = tieFrames();
  return (
    <>
      <Toolbar>
        {props.tools}
        <ToolGap />
        <ZoomTools
          scale={scale()}
          onZoom={(factor) => setZoom(scale() * factor)}
          onActual={() => setZoom(1)}
          onFit={() => setZoom('width')}
        />
      </Toolbar>
      <Columns labels={props.sides.map(({ label }) => label)}>
        {(index) => (
          <PdfPages
            document={props.sides[index]!.pdf.document}
            first={props.sides[index]!.pdf.first}
            label={props.sides[index]!.label}
            zoom={zoom()}
            watermark={props.watermark}
            onPage={(page) => index === 0 && props.onPage(page)}
            onScale={(next) => index === 0 && setScale(next)}
            onScroll={tied.scrolled}
            handle={(handle) => {
              handles.push(handle);
              tied.add(handle.frame);
              if (handles.length === props.sides.length)
                props.handle((page) => {
                  for (const { go } of handles) go(page);
                });
            }}
          />
        )}
      </Columns>
    </>
  );
}
