/**
 * A page that shows the document its address names: the viewer as an app would mount it, without the rest of an app. Tests
 * build it with the staff app's settings and look at it under the content policy of the product.
 */
import './styles.css';
import { createMemo, Show, Suspense } from 'solid-js';
import { render } from 'solid-js/web';
import { createI18n, setTheme, themeChoice } from '../src/index.ts';
import {
  CompareDocuments,
  DocumentView,
  type PreviewKind,
  type PreviewSource,
} from '../src/viewer/index.tsx';

const { start } = createI18n({
  en: async () => ({ default: { ui: (await import('../src/texts/en.ts')).default } }),
  'zh-CN': async () => ({ default: { ui: (await import('../src/texts/zh-CN.ts')).default } }),
});

const asked = new URLSearchParams(location.search);
const source = (name: 'url' | 'after'): PreviewSource => {
  const url = asked.get(name) ?? '';
  const format = asked.get('format');
  return {
    kind: asked.get('kind') as PreviewKind,
    url,
    name: asked.get('name') ?? url.split('/').at(-1) ?? '',
    ...(format ? { format } : {}),
  };
};

function ViewerPage() {
  const watermark = createMemo(() => asked.getAll('watermark'));
  return (
    <main class="h-dvh grid">
      <h1 class="sr-only">{source('url').name}</h1>
      <Suspense>
        <Show
          when={asked.has('after')}
          fallback={<DocumentView source={source('url')} watermark={watermark()} />}
        >
          <CompareDocuments
            before={{ source: source('url'), label: asked.get('label') ?? 'V1' }}
            after={{ source: source('after'), label: asked.get('afterLabel') ?? 'V2' }}
            watermark={watermark()}
          />
        </Show>
      </Suspense>
    </main>
  );
}

setTheme(themeChoice());
await start();
render(() => <ViewerPage />, document.getElementById('app')!);
