import { type FileSubject, MillwrightError, type Progress } from '@millwright/sdk/node';
import type { Connected } from './connect.ts';

/** What each verb of `millwright files` works with. */
export interface Work {
  millwright: Connected;
  subject: FileSubject;
  report: Report;
  signal: AbortSignal;
  paths: string[];
  folder?: string | undefined;
  to?: string | undefined;
  note?: string | undefined;
  type?: string | undefined;
  recursive?: boolean | undefined;
  overwrite?: boolean | undefined;
  /** Where an import keeps what it has taken so far. */
  work?: string | undefined;
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];
/** A size as people read it. */
export function sizeText(bytes: number): string {
  const unit = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  const value = bytes / 1024 ** unit;
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

const PHASES: Record<Progress['phase'], string> = {
  hashing: '读取 reading',
  sending: '上传 sending',
  finishing: '完成 finishing',
  receiving: '下载 receiving',
};
const TELL_EVERY = 100;

/** What is said on the way: results on standard output, all else beside it. With `--json` results are one object a line. */
export class Report {
  private readonly json: boolean;
  private drawnAt = 0;
  private isDrawn = false;
  private readonly outcomes = new Map<string, number>();

  constructor(json: boolean) {
    this.json = json;
  }

  /** One result: as a line for people, or as an object for programs. */
  result(facts: Record<string, unknown>, line: string): void {
    this.end();
    this.count(String(facts.outcome));
    console.log(this.json ? JSON.stringify(facts) : line);
  }

  /** What went wrong, with the file it went wrong with, if it did with one. */
  failure(words: string, error: unknown, path?: string): void {
    this.end();
    if (path) this.count('failed');
    if (this.json) {
      const known = error instanceof MillwrightError ? { code: error.code, facts: error.facts } : {};
      console.log(JSON.stringify({ ...(path ? { path } : {}), outcome: 'failed', message: words, ...known }));
    }
    console.error(path ? `${path}: ${words}` : words);
  }

  private count(outcome: string): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  /** How many files came to what. */
  summary(): void {
    const of = (outcome: string) => this.outcomes.get(outcome) ?? 0;
    const [taken, unchanged] = [of('uploaded'), of('unchanged')];
    const [leftOut, failed] = [of('left_out'), of('failed')];
    const zh = `导入 ${taken}，未变 ${unchanged}，跳过 ${leftOut}，失败 ${failed}`;
    const en = `taken ${taken}, unchanged ${unchanged}, left out ${leftOut}, failed ${failed}`;
    const facts = { outcome: 'summary', taken, unchanged, leftOut, failed };
    console.log(this.json ? JSON.stringify(facts) : `${zh} | ${en}`);
  }

  /** How far a file is, drawn over itself where somebody looks. */
  progress(path: string, { phase, bytes, total }: Progress): void {
    const now = Date.now();
    if (this.json || !process.stderr.isTTY || (now - this.drawnAt < TELL_EVERY && bytes < total)) return;
    this.drawnAt = now;
    this.isDrawn = true;
    const percent = total > 0 ? Math.floor((bytes / total) * 100) : 100;
    const room = Math.max(20, (process.stderr.columns ?? 80) - 45);
    const name = path.length > room ? `…${path.slice(1 - room)}` : path;
    process.stderr.write(
      `\r\u001b[K${name}  ${PHASES[phase]} ${String(percent).padStart(3)} %  ${sizeText(bytes)} / ${sizeText(total)}`,
    );
  }

  /** Leaves the line that was drawn over. */
  end(): void {
    if (this.isDrawn) process.stderr.write('\r\u001b[K');
    this.isDrawn = false;
  }
}
