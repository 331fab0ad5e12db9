const MB = 1024 ** 2;

/** How large a document may be that is converted, in bytes. Larger ones are downloaded. */
export const largestInput = {
  office: 200 * MB,
  pdf: 500 * MB,
  image: 300 * MB,
  foreign_image: 300 * MB,
  solid: 100 * MB,
  text: 50 * MB,
} as const;

/** What one run in the sandbox may use. */
export interface RunLimits {
  /** Milliseconds until it is ended. */
  time: number;
  /** Seconds of processor time. */
  processor: number;
  /** Bytes of memory it may fill, each process of it. */
  memory: number;
  /** Bytes a file may have that it writes. */
  file: number;
}

export const runLimits: Record<'office' | 'program', RunLimits> = {
  office: { time: 120_000, processor: 180, memory: 2_048 * MB, file: 512 * MB },
  program: { time: 90_000, processor: 120, memory: 3_072 * MB, file: 512 * MB },
};

/** What the parts of a packed office file may have together once unpacked, and how much larger they may be than packed. */
export const unpacked = { bytes: 1_024 * MB, ratio: 200, entries: 20_000 } as const;

/** Most characters kept of a document's text, for finding it. */
export const mostText = 1_000_000;
/** Most pages a document is converted to. */
export const mostPages = 500;
