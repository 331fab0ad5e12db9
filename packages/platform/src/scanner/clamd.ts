import { ClamdLine } from './clamd-line.ts';
import { type Scan, type Scanner, ScannerError, type Verdict } from './scanner.ts';

export interface ClamdOptions {
  /** Where clamd listens. */
  address: { path: string } | { host: string; port: number };
  /**
   * The most bytes it is sent: no more than its StreamMaxLength. It cannot be asked for that, and hangs up on whoever
   * sends more, so that its answer may be lost.
   */
  most: number;
  /** How long it may say nothing, in milliseconds: it unpacks archives before it answers. */
  patience?: number;
}

const TEN_MINUTES = 600_000;
const PIECE = Buffer.alloc(65_536);
/** What clamd reports, where it is told to (AlertExceedsMax), of files it did not look at to their end. */
const LIMITS = /^Heuristics\.Limits\.Exceeded/;

/**
 * ClamAV's daemon, spoken to as its manual says (clamd(8), INSTREAM): the command, then pieces with their length before
 * them, then a length of zero; it answers once.
 */
export function clamdScanner({ address, most, patience = TEN_MINUTES }: ClamdOptions): Scanner {
  const begin = async (size: number): Promise<Scan> => {
    if (size > most) return TOO_LARGE;
    const line = await ClamdLine.open(address, patience, 'INSTREAM');
    let sent = 0;
    return {
      async write(piece) {
        sent += piece.length;
        if (sent <= most) await line.send(piece);
      },
      async end() {
        try {
          return sent > most ? { kind: 'too_large' } : verdictIn(await line.finish());
        } finally {
          line.close();
        }
      },
      cancel: () => line.close(),
    };
  };
  return {
    begin,
    async examine() {
      const line = await ClamdLine.open(address, patience, 'VERSION');
      const version = await line.answer().finally(() => line.close());
      const scan = await begin(most);
      for (let left = most; left > 0; left -= PIECE.length)
        await scan.write(PIECE.subarray(0, Math.min(left, PIECE.length)));
      const verdict = await scan.end();
      if (verdict.kind !== 'clean') throw new ScannerError(`zeros are ${verdict.kind} to it`);
      return version;
    },
  };
}

const TOO_LARGE: Scan = {
  write: async () => undefined,
  end: async () => ({ kind: 'too_large' }),
  cancel: () => undefined,
};

function verdictIn(answer: string): Verdict {
  if (answer === 'stream: OK') return { kind: 'clean' };
  if (answer.startsWith('INSTREAM size limit exceeded')) return { kind: 'too_large' };
  const finding = /^stream: (.{1,500}) FOUND$/.exec(answer)?.[1];
  if (!finding) throw new ScannerError(`clamd said: ${answer.slice(0, 200)}`);
  return LIMITS.test(finding) ? { kind: 'too_large' } : { kind: 'infected', finding };
}
