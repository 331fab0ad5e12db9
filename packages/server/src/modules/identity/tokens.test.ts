import { newId } from '@millwright/db';
import { openWrite, type StaffPrincipal } from '@millwright/platform';
import { as, asSuperuser, type Firm, given, type Person, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { ApiTokens } from './api-tokens.ts';
import { tokenCreated, tokenRevoked } from './identity.events.ts';
import { revokeToken } from './operations/revoke-token.ts';
import { isTokenText, newTokenText } from './token-text.ts';
import { MAX_TOKENS } from './tokens.schemas.ts';

const GONE = { kind: 'not_found', code: 'identity.token_not_found' };
const REQUEST = { requestId: 'tokens', ip: '203.0.113.7' };

/** Gives somebody of a test firm an account, as accepting an invitation would. */
async function withAccount(firm: Firm, person: Person): Promise<string> {
  const id = newId();
  await asSuperuser('INSERT INTO account (id, email, display_name) VALUES ($1, $2, $3)', [
    id,
    `${id}@example.com`,
    person.name,
  ]);
  await firm.write(({ tx }) => tx.member.updateMany({ where: { id: person.id }, data: { accountId: id } }));
  return id;
}

async function scene() {
  const firm = await given.firm();
  const person = firm.staff.electrical;
  const accountId = await withAccount(firm, person);
  await withAccount(firm, firm.boss);
  const tokens = new ApiTokens(firm.services.pool);
  const make = (name = 'nightly', of = person) => as(of).tokens.create({ name, access: 'read', days: 30 });
  const revoke = async (who: Person, tokenId: string) => {
    const principal = (await who.load()) as StaffPrincipal;
    return openWrite(firm.services, principal, REQUEST, (scope) => revokeToken(scope, { tokenId }));
  };
  return { firm, person, accountId, tokens, make, revoke };
}

describe('the text of a token', () => {
  it('is recognised offline, and nothing else is (002-02)', () => {
    const text = newTokenText();
    expect(text).toMatch(/^mwt_[\w-]{43}[0-9A-Za-z]{6}$/);
    expect(isTokenText(text)).toBe(true);
    expect(newTokenText()).not.toBe(text);
    const swapped = text.slice(0, 10) + (text[10] === 'A' ? 'B' : 'A') + text.slice(11);
    for (const other of [swapped, text.slice(0, -1), `${text}0`, ` ${text}`, 'mwt_', ''])
      expect(isTokenText(other)).toBe(false);
  });
});

describe('making a token', () => {
  it('tells it once, keeps its hash alone, and says so', async () => {
    const { firm, person, tokens, make } = await scene();
    const { id, token } = await make();
    expect(await tokens.read(token, null)).toMatchObject({ id, memberId: person.id, access: 'read' });
    const [kept] = await asSuperuser('SELECT to_jsonb(t) AS row FROM api_token t WHERE id = $1', [id]);
    expect(JSON.stringify(kept)).not.toContain(token.slice(4, 20));
    expect(await firm.announcements()).toContainEqual(
      said(tokenCreated, { tokenId: id, memberId: person.id }),
    );
    const [row] = await as(person).tokens.list({});
    expect(row).toMatchObject({ id, name: 'nightly', access: 'read', isExpired: false });
    expect(JSON.stringify(row)).not.toMatch(/hash|mwt_/);
  });

  it('lives 90 days unless told, a year at most and a day at least', async () => {
    const { person } = await scene();
    const create = (days?: number) =>
      as(person).tokens.create({
        name: `for ${days}`,
        access: 'write',
        ...(days === undefined ? {} : { days }),
      });
    const days = async (made: Promise<{ expiresAt: string }>) =>
      Math.round((Date.parse((await made).expiresAt) - Date.now()) / 86_400_000);
    expect(await days(create())).toBe(90);
    expect(await days(create(365))).toBe(365);
    for (const wrong of [0, 366, 1.5])
      await expect(create(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('refuses a name that is taken, and more than anybody needs; a revoked one makes room', async () => {
    const { person, make, revoke } = await scene();
    const { id } = await make('1');
    await expect(make('1')).rejects.toMatchObject(refusal('conflict', 'identity.token_name_taken'));
    for (let i = 2; i <= MAX_TOKENS; i += 1) await make(String(i));
    await expect(make('more')).rejects.toMatchObject(refusal('conflict', 'identity.too_many_tokens'));
    await revoke(person, id);
    expect(await make('1')).toMatchObject({ token: expect.any(String) });
  });

  it('is nothing for customers', async () => {
    const { firm } = await scene();
    await expect(
      as(firm.customer.contact).tokens.create({ name: 'x', access: 'read' }),
    ).rejects.toMatchObject(refusal('forbidden', 'platform.sign_in_first'));
  });
});

describe('revoking a token', () => {
  it('ends it, leaves a row in the audit trail, and is no longer listed', async () => {
    const { firm, person, tokens, make, revoke } = await scene();
    const { id, token } = await make();
    await revoke(person, id);
    expect(await tokens.read(token, null)).toBeNull();
    expect(await as(person).tokens.list({})).toEqual([]);
    expect(await firm.announcements()).toContainEqual(
      said(tokenRevoked, { tokenId: id, memberId: person.id }),
    );
    const trail = await asSuperuser(
      "SELECT action, actor_id FROM audit_event WHERE subject_type = 'ApiToken' AND subject_id = $1 ORDER BY id",
      [id],
    );
    expect(trail).toEqual([
      { action: 'insert', actor_id: person.id },
      { action: 'update', actor_id: person.id },
    ]);
    await expect(revoke(person, id)).rejects.toMatchObject(GONE);
  });

  it('is for its owner and the boss, who sees everybody’s; to others there is none', async () => {
    const { firm, person, tokens, make, revoke } = await scene();
    const { id, token } = await make();
    const other = await given.firm();
    for (const stranger of [firm.staff.software, firm.leaders.electrical, other.boss]) {
      await expect(revoke(stranger, id)).rejects.toMatchObject(GONE);
      expect(await as(stranger).tokens.list({ everybody: true })).toEqual([]);
    }
    expect(await tokens.read(token, null)).not.toBeNull();
    expect(await as(firm.boss).tokens.list({})).toEqual([]);
    expect(await as(firm.boss).tokens.list({ everybody: true })).toMatchObject([{ id, owner: person.name }]);
    await revoke(firm.boss, id);
    tokens.drop(person.id);
    expect(await tokens.read(token, null)).toBeNull();
  });
});

describe('a token that is read', () => {
  it('notes when and from where it was used, and that is no change of it', async () => {
    const { person, tokens, make } = await scene();
    const { id, token } = await make();
    await tokens.read(token, '203.0.113.9');
    tokens.clear();
    await tokens.read(token, '203.0.113.10');
    const [row] = await as(person).tokens.list({});
    expect(row).toMatchObject({ lastUsedIp: '203.0.113.9' });
    expect(Date.now() - Date.parse(row!.lastUsedAt!)).toBeLessThan(60_000);
    const [{ count }] = (await asSuperuser('SELECT count(*)::int FROM audit_event WHERE subject_id = $1', [
      id,
    ])) as [{ count: number }];
    expect(count).toBe(1);
  });

  it('is nothing once it has expired, or its account was closed', async () => {
    const { accountId, tokens, make } = await scene();
    const { id, token } = await make();
    await asSuperuser("UPDATE api_token SET expires_at = now() - interval '1 second' WHERE id = $1", [id]);
    expect(await tokens.read(token, null)).toBeNull();
    await asSuperuser("UPDATE api_token SET expires_at = now() + interval '1 day' WHERE id = $1", [id]);
    expect(await tokens.read(token, null)).not.toBeNull();
    await asSuperuser('UPDATE account SET disabled_at = now() WHERE id = $1', [accountId]);
    tokens.clear();
    expect(await tokens.read(token, null)).toBeNull();
  });
});
