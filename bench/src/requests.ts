import { request as httpRequest } from 'node:http';

/** One request, the same in every header on both sides; only the address differs. */
export interface Request {
  method: 'GET' | 'POST';
  path: string;
  /** The member who asks. */
  person: string;
  body?: string;
}

function headersOf({ method, person, body }: Request): Record<string, string> {
  return {
    host: 'bench.example',
    accept: '*/*',
    'accept-language': 'zh-CN',
    'user-agent': 'bench',
    cookie: `millwright_staff=bench-${person}`,
    ...(method === 'POST'
      ? {
          origin: 'http://bench.example',
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body ?? '')),
        }
      : {}),
  };
}

/** The request as it goes over the wire. */
export function wire(request: Request): string {
  const head = Object.entries(headersOf(request)).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${request.method} ${request.path} HTTP/1.1\r\n${head.join('')}\r\n${request.body ?? ''}`;
}

/** Sends one request and answers its JSON. Rejects when the answer is no success. */
export function send(port: number, request: Request): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { method, path } = request;
    const sent = httpRequest(
      { host: '127.0.0.1', port, method, path, headers: headersOf(request) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200) resolve(JSON.parse(text));
          else
            reject(new Error(`${method} ${path} answered ${response.statusCode}: ${text.slice(0, 1_000)}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(request.body);
  });
}

const query = (input: unknown) => encodeURIComponent(JSON.stringify(input));

/** Addresses of the product's procedures. */
export const trpc = {
  get: (person: string, procedure: string, input: unknown): Request => ({
    method: 'GET',
    path: `/trpc/${procedure}?input=${query(input)}`,
    person,
  }),
  batch: (person: string, calls: [procedure: string, input: unknown][]): Request => ({
    method: 'GET',
    path: `/trpc/${calls.map(([procedure]) => procedure).join(',')}?batch=1&input=${query(
      Object.fromEntries(calls.map(([, input], i) => [i, input])),
    )}`,
    person,
  }),
  post: (person: string, procedure: string, input: unknown): Request => ({
    method: 'POST',
    path: `/trpc/${procedure}`,
    person,
    body: JSON.stringify(input),
  }),
};
