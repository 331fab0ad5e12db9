/**
 * A key for one press of a button. The server makes one thing of it, however often it is sent: by a double click, or over a
 * bad line. Addresses without TLS have no `crypto.randomUUID`.
 */
export function pressKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** The key a form sends with what it makes: the same until it was heard, so that trying again makes nothing twice. */
export interface Press {
  readonly key: string;
  /** It was answered: what is sent from now on is another press. */
  heard(): void;
}

export function createPress(): Press {
  let key = pressKey();
  return {
    get key() {
      return key;
    },
    heard: () => {
      key = pressKey();
    },
  };
}
