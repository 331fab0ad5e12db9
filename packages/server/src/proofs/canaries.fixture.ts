/** Values planted in protected fields: each can stand nowhere else, so whoever reads one has read the field. */
export interface Canaries {
  amount: string;
  currency: string;
  price: string;
  priceCurrency: string;
  supplierPhone: string;
  contractNotes: string;
  customerNotes: string;
  memberEmail: string;
  memberPhone: string;
  contactEmail: string;
  contactPhone: string;
  innerTask: string;
  innerFeedback: string;
  feedbackNote: string;
  passwordHash: string;
  sessionHash: string;
  feedHash: string;
  tokenHash: string;
  accountEmail(who: string): string;
}

/** The canaries of one firm. Amount and currency are told apart by firm as well, as far as their form allows. */
export function canariesOf(tag: string): Canaries {
  const digits = [...tag].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 100_000, 7);
  const number = String(digits).padStart(5, '7');
  return {
    amount: `7319${number}.43`,
    currency: `Q${tag.slice(1, 3).toUpperCase()}`,
    price: `8426${number}.17`,
    priceCurrency: `X${tag.slice(1, 3).toUpperCase()}`,
    supplierPhone: `+86 1${number} 0003`,
    contractNotes: `${tag} contract notes canary`,
    customerNotes: `${tag} customer notes canary`,
    memberEmail: `member-canary@${tag}.example`,
    memberPhone: `+86 1${number} 0001`,
    contactEmail: `contact-canary@${tag}.example`,
    contactPhone: `+86 1${number} 0002`,
    innerTask: `${tag} inner task canary`,
    innerFeedback: `${tag} inner feedback canary`,
    feedbackNote: `${tag} feedback note canary`,
    passwordHash: `$argon2id$${tag}-password-canary`,
    sessionHash: `${tag}-session-canary`,
    feedHash: `${tag}-calendar-canary`,
    tokenHash: `${tag}-token-canary`,
    accountEmail: (who) => `${who}.account-canary@${tag}.example`,
  };
}
