/** What the program in the sandbox is asked to do; the files lie in its folder. */
export type Task =
  | { task: 'pdf'; source: string }
  | { task: 'image'; source: string; ending: string }
  | { task: 'solid'; source: string; ending: string }
  | { task: 'stamp'; source: string; kind: 'pdf' | 'image'; lines: string[] };

/** Why something cannot be shown. */
export type Failure = 'broken' | 'password' | 'too_large';

/** What the program made, by the names of its files. */
export interface Made {
  /** What a page shows instead of the document itself. */
  shown?: { file: string; kind: 'pdf' | 'image' | 'model'; contentType: string };
  /** A WebP picture, 512 pixels at most. */
  thumbnail?: string;
  pages?: number;
  text?: string;
}

export type Answer = Made | { failed: Failure };

export const taskFile = 'task.json';
export const answerFile = 'answer.json';
