/** Sending what an inspector does, and keeping the page in step. */
import { showError, showToast } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal } from 'solid-js';
import { api, type Inputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { uploadFile } from '../files/upload-file.ts';
import type { CheckRow, RoundDetail } from './acceptance-words.ts';

type Result = Omit<Inputs['acceptance']['record'], 'checkId' | 'version'>;

/** Refreshes what shows acceptances: rounds, lists, the contract's stages and its tasks. */
export function useRefresh(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: api.acceptance.key() }),
      client.invalidateQueries({ queryKey: api.tasks.key() }),
    ]);
}

/** Answers questions of a round one by one. The answer shows as soon as the server has it; a refusal says why and asks anew. */
export function useRecord(roundId: () => string) {
  const client = useQueryClient();
  const show = (check: CheckRow) =>
    client.setQueryData<RoundDetail>(
      api.acceptance.round.key({ roundId: roundId() }),
      (round) =>
        round && { ...round, checks: round.checks.map((one) => (one.id === check.id ? check : one)) },
    );
  const attempt = async (send: Promise<CheckRow>): Promise<boolean> => {
    try {
      show(await send);
      return true;
    } catch (error) {
      showError(error);
      await client.invalidateQueries({ queryKey: api.acceptance.key() });
      return false;
    }
  };
  return {
    record: (check: CheckRow, result: Result) =>
      attempt(api.acceptance.record.send({ checkId: check.id, version: check.version, ...result })),
    attach: (check: CheckRow, fileId: string) =>
      attempt(api.acceptance.attachEvidence.send({ checkId: check.id, fileId })),
    detach: (check: CheckRow, fileId: string) =>
      attempt(api.acceptance.detachEvidence.send({ checkId: check.id, fileId })),
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** A name of its own for each photo: cameras call every picture `image.jpg`, and one name would make versions of one file. */
export function evidenceName(check: Pick<CheckRow, 'sortOrder'>, file: File, at = new Date()): string {
  const written = /\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0] ?? '';
  const ending = written || '.jpg';
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  const time = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
  const stem = file.name.slice(0, file.name.length - written.length).slice(0, 60);
  const isCamera = /^(image|img|photo|dcim|pxl|mmexport)?[-_ ]?\d*$/i.test(stem);
  const millis = String(at.getMilliseconds()).padStart(3, '0');
  return `${two(check.sortOrder)}-${isCamera ? '' : `${stem}-`}${day}-${time}${millis}${ending.toLowerCase()}`;
}

/** Sends a photo or file to the round by the files' own way and hangs it on the question. */
export function useEvidence(
  roundId: () => string,
  attach: (check: CheckRow, fileId: string) => Promise<boolean>,
) {
  const [sending, setSending] = createSignal<{ checkId: string; share: number }>();
  const send = async (check: CheckRow, file: File) => {
    setSending({ checkId: check.id, share: 0 });
    try {
      const named = new File([file], evidenceName(check, file), {
        type: file.type,
        lastModified: file.lastModified,
      });
      const sent = await uploadFile({
        file: named,
        destination: { subject: { type: 'AcceptanceRound', id: roundId() } },
        signal: new AbortController().signal,
        onBegun: () => undefined,
        onSent: (bytes) => setSending({ checkId: check.id, share: file.size ? bytes / file.size : 1 }),
        onFinishing: () => undefined,
      });
      if (await attach(check, sent.id))
        showToast({ text: t('acceptance.evidenceAdded', { name: sent.name }) });
    } catch (error) {
      showError(error);
    } finally {
      setSending(undefined);
    }
  };
  return { sending, send };
}
