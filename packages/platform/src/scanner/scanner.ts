/** What a scanner says of bytes. */
export type Verdict =
  | { kind: 'clean' }
  /** Something was found; under the name the scanner has for it. */
  | { kind: 'infected'; finding: string }
  /** More than the scanner takes: nothing is known of them. */
  | { kind: 'too_large' };

/** One file on its way through the scanner. */
export interface Scan {
  /** Hands on a piece; waits while the scanner has enough. Once it has made up its mind further pieces are dropped. */
  write(piece: Uint8Array): Promise<void>;
  /** That was all: what is it? */
  end(): Promise<Verdict>;
  /** Ends it without an answer. */
  cancel(): void;
}

/** Looks for viruses in what people upload. Whatever goes wrong is a {@link ScannerError}: then nothing is known. */
export interface Scanner {
  /** Begins with a file of so many bytes. */
  begin(size: number): Promise<Scan>;
  /** Tries whether it answers, takes as much as it is meant to, and calls nothing clean that was cut. Answers as what it is there. */
  examine(): Promise<string>;
}

/** The scanner cannot be reached, or said something else than a verdict. Asking again later may help. */
export class ScannerError extends Error {
  override readonly name = 'ScannerError';
}
