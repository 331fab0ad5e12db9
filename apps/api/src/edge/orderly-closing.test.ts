import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { orderlyClosing } from './orderly-closing.ts';

/** A server that answers when the test says so. */
async function slowServer() {
  const asked: ServerResponse[] = [];
  const server = createServer((_request, response) => void asked.push(response));
  const close = orderlyClosing(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { asked, close, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

it('finishes what it is answering, takes nobody new in, and ends streams', async () => {
  const { asked, close, origin } = await slowServer();
  const stream = fetch(origin, { headers: { accept: 'text/event-stream' } });
  await expect.poll(() => asked.length).toBe(1);
  const answer = fetch(origin);
  await expect.poll(() => asked.length).toBe(2);

  const closed = close();
  await expect
    .poll(() =>
      fetch(origin).then(
        () => 'taken in',
        () => 'refused',
      ),
    )
    .toBe('refused');
  asked[1]!.end('done');
  expect(await (await answer).text()).toBe('done');
  await closed;
  await expect(stream).rejects.toThrow();
});

it('is closed at once when nobody waits for an answer', async () => {
  const { close, origin } = await slowServer();
  await close();
  await expect(fetch(origin)).rejects.toThrow();
});
