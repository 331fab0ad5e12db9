import { invalid } from '@millwright/platform';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id with OWASP's first recommendation (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MIN_PASSWORD = 10;

let decoy: Promise<string> | undefined;

/** The hash of a password nobody has: unknown accounts cost as much time as known ones. */
const decoyHash = () => {
  decoy ??= hash('nobody has this password', OPTIONS);
  return decoy;
};

/** Refuses a new password that is too easily guessed. */
export function requireGoodPassword(password: string, email: string): void {
  const plain = password.toLowerCase();
  const local = email.toLowerCase().split('@')[0] ?? '';
  if (
    password.length < MIN_PASSWORD ||
    new Set(password).size < 4 ||
    (local.length > 3 && plain.includes(local))
  ) {
    throw invalid('identity.password_weak', { min: MIN_PASSWORD }, [
      { path: 'password', code: 'identity.password_weak', facts: { min: MIN_PASSWORD } },
    ]);
  }
}

/** Hashes a new password after checking it is worth having. */
export async function hashPassword(password: string, email: string): Promise<string> {
  requireGoodPassword(password, email);
  return hash(password, OPTIONS);
}

/** Whether a password fits; takes as long when there is no hash to compare with. */
export async function passwordFits(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const fits = await verify(passwordHash ?? (await decoyHash()), password, OPTIONS).catch(() => false);
  return fits && Boolean(passwordHash);
}
