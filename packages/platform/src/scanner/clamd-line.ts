import { connect, type NetConnectOpts, type Socket } from 'node:net';
import { ScannerError } from './scanner.ts';

/** No answer of clamd is nearly as long. */
const LONGEST_ANSWER = 8_192;
const NOTHING_MORE = Buffer.alloc(4);

/** One connection with clamd: a command, what belongs to it, one answer. */
export class ClamdLine {
  #answered = false;
  readonly #answer: Promise<string>;
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    let text = '';
    this.#answer = new Promise((resolve, reject) => {
      socket.setEncoding('utf8');
      socket.on('data', (piece) => {
        text += piece;
        const end = text.indexOf('\0');
        if (end >= 0) {
          this.#answered = true;
          resolve(text.slice(0, end));
        } else if (text.length > LONGEST_ANSWER) reject(new ScannerError('clamd talks without end'));
      });
      socket.on('timeout', () => socket.destroy(new Error('it says nothing')));
      socket.on('error', (error) => reject(new ScannerError(`clamd: ${error.message}`, { cause: error })));
      socket.on('close', () => reject(new ScannerError('clamd hung up without an answer')));
    });
    // Heard by whoever asks next; until then it is nobody's.
    this.#answer.catch(() => undefined);
  }

  static async open(
    address: { path: string } | { host: string; port: number },
    patience: number,
    command: string,
  ): Promise<ClamdLine> {
    const socket = connect({ ...address, timeout: patience } as NetConnectOpts);
    const line = new ClamdLine(socket);
    await Promise.race([new Promise((resolve) => socket.once('connect', resolve)), line.#answer]);
    socket.write(`z${command}\0`);
    return line;
  }

  answer(): Promise<string> {
    return this.#answer;
  }

  /** Sends a piece with its length before it, as fast as it is taken. After the answer nothing is sent any more. */
  async send(piece: Uint8Array): Promise<void> {
    if (this.#answered || piece.length === 0) return;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    this.#socket.cork();
    this.#socket.write(length);
    const flows = this.#socket.write(piece);
    this.#socket.uncork();
    if (flows) return;
    await Promise.race([new Promise((resolve) => this.#socket.once('drain', resolve)), this.#answer]);
  }

  /** Says that that was all, and waits for the answer. */
  finish(): Promise<string> {
    if (!this.#answered) this.#socket.write(NOTHING_MORE);
    return this.#answer;
  }

  close(): void {
    this.#socket.destroy();
  }
}
