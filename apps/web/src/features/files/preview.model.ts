import type { PreviewSource } from '@millwright/ui/viewer';
import { useQuery } from '@tanstack/solid-query';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export type VersionView = Outputs['files']['view'];

/** Milliseconds between two looks at whether a preview is made by now. */
const PATIENCE = 2_000;

/** One version, opened for looking at it. While its preview is being made it is asked for again. */
export function useVersionView(versionId: () => string) {
  return useQuery(() => ({
    // Apart from what is asked again when a file changes: a document being read stays as it is.
    queryKey: ['file-view', versionId()],
    queryFn: () => api.files.view.send({ versionId: versionId() }),
    // Each look at a marked document leaves its own mark: not when the window gets the focus back.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchInterval: (query) => (query.state.data?.state === 'making' ? PATIENCE : false),
  }));
}

/** What the viewer needs of it; undefined where there is nothing to be shown. */
export function sourceOf(view: VersionView): PreviewSource | undefined {
  if (!view.url || !view.kind) return undefined;
  return { kind: view.kind, url: view.url, name: view.name, format: view.format };
}

/** Lines the page draws itself: pages and pictures come with them written in already. */
export function overlayOf(view: VersionView): string[] | undefined {
  return view.kind === 'pdf' || view.kind === 'image' ? undefined : (view.watermark ?? undefined);
}

type Reason =
  | 'unknown_kind'
  | 'broken'
  | 'infected'
  | 'unscanned'
  | 'expired'
  | 'password'
  | 'too_large'
  | 'bomb'
  | 'took_too_long'
  | 'cannot_be_marked'
  | 'busy'
  | 'office_missing'
  | 'sandbox_missing';

/** Why there is nothing to be shown, in words. */
export function whyNot(view: VersionView): string {
  if (view.state === 'making') return t('files.preview.making');
  const reason = (view.reason ?? 'broken') as Reason;
  return t('files.preview.none', { reason: t(`files.preview.reasons.${reason}`) });
}
