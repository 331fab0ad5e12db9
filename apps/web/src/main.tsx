import '@millwright/ui/fonts.css';
import './styles.css';
import { reloadAfterRelease } from '@millwright/ui/data';
import { Router } from '@solidjs/router';
import { QueryClientProvider } from '@tanstack/solid-query';
import { Suspense } from 'solid-js';
import { render } from 'solid-js/web';
import { api, queryClient } from './api.ts';
import { start, startPages } from './i18n/index.ts';
import { routes } from './routes.tsx';

reloadAfterRelease();
// Who one is and the words are both needed before anything shows: ask for them side by side.
void queryClient.prefetchQuery(api.session.me.options());
await start();

render(
  () => (
    <QueryClientProvider client={queryClient}>
      <Router root={(props) => <Suspense>{props.children}</Suspense>}>{routes}</Router>
    </QueryClientProvider>
  ),
  document.getElementById('app')!,
);

// When the first page stands, so that the next one need not wait for words.
window.setTimeout(() => void startPages(), 3_000);
