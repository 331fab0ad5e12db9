import { describe, expect, it } from 'vitest';
import { createLogger, type LoggerOptions, requestLogger } from './logger.ts';

function recording(level: LoggerOptions['level'] = 'info') {
  const lines: string[] = [];
  const log = createLogger({
    service: 'api',
    level,
    destination: { write: (line) => void lines.push(line) },
  });
  return { log, text: () => lines.join(''), records: () => lines.map((line) => JSON.parse(line)) };
}

describe('the log', () => {
  it('writes JSON lines with service, level by name and ISO time', () => {
    const { log, records } = recording();
    log.info({ contractId: 'c1' }, 'signed');
    log.debug('not at this level');
    expect(records()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        service: 'api',
        contractId: 'c1',
        msg: 'signed',
      },
    ]);
  });

  it('carries the request id on every line of a request', () => {
    const { log, records } = recording();
    const request = requestLogger(log, { requestId: 'r-1', sessionId: 'abc-secret' });
    request.info('in');
    request.child({ tenantId: 't' }).warn('out');
    expect(records()).toMatchObject([{ requestId: 'r-1' }, { requestId: 'r-1', tenantId: 't' }]);
    expect(records()[0].sessionId).toBe('[redacted]');
  });

  it('takes secrets out by name, at any depth, in lists and errors', () => {
    const { log, text } = recording();
    const error = Object.assign(new Error('refused'), {
      config: { headers: { authorization: 'Basic canary-1', 'set-cookie': ['sid=canary-2'] } },
    });
    log.error({ err: error }, 'failed');
    log.info({
      attempts: [{ login: { newPassword: 'canary-3', apiKey: 'canary-4' } }],
      accessToken: 'canary-5',
    });
    log.info({ req: { headers: { cookie: 'canary-6' } }, secretKey: Buffer.from('canary-7') });
    expect(text()).not.toMatch(/canary/);
    expect(text()).toContain('"login":{"newPassword":"[redacted]"');
    expect(text()).toContain('refused');
  });

  it('takes secrets out of running text', () => {
    const { log, text } = recording();
    log.info('connect to postgres://millwright:canary-p@ss@db:5432/app failed');
    log.info({ url: 'https://m.example/set-up?token=canary-8&lang=en', note: 'Bearer canary-9.long' });
    log.warn(
      { path: '/calendar/canary-7aaaaaaaaaaaaaaa.ics' },
      'https://m.example/invitation/canary-6aaaaaaaa',
    );
    log.warn({ line: 'git push: mwt_canary-5aaaaaaaaaaaaaaaaaaaaaaaa is a secret' });
    log.error(new Error('redis://:canary-0@cache:6379 is gone; password=canary-1'));
    expect(text()).not.toMatch(/canary/);
    expect(text()).toContain('postgres://millwright:[redacted]@db:5432/app failed');
    expect(text()).toContain('lang=en');
  });

  it('survives records that contain themselves', () => {
    const { log, records } = recording();
    const record: Record<string, unknown> = { name: 'loop' };
    record.self = record;
    log.info({ record });
    expect(records()[0].record).toEqual({ name: 'loop', self: '[…]' });
  });

  it('keeps the cause of an error and its stack', () => {
    const { log, records } = recording();
    log.error(new Error('outer', { cause: new Error('inner') }), 'failed');
    expect(records()[0].err.message).toContain('outer');
    expect(records()[0].err.stack).toContain('inner');
  });
});
