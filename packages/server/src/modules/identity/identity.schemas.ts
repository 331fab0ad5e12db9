import { z } from 'zod';

const email = z
  .email()
  .max(254)
  .transform((value) => value.trim().toLowerCase());
const password = z.string().min(1).max(200);
const name = z.string().trim().min(1).max(100);
const token = z.string().min(20).max(200);
export const locale = z.enum(['zh-CN', 'en']);

export const signInInput = z.object({ email, password });
export const signUpInput = z.object({
  firmName: z.string().trim().min(2).max(100),
  name,
  email,
  password,
  locale,
});
export const invitationInput = z.object({ token });
export const acceptInvitationInput = z.object({ token, password });
export const switchFirmInput = z.object({ tenantId: z.uuid() });
export const changePasswordInput = z.object({
  current: password,
  next: password,
  /** Ends the tokens of one's programs as well, in every firm; they are not ended otherwise. */
  endTokens: z.boolean().optional(),
});
export const inviteMemberInput = z.object({ memberId: z.uuid() });
export const inviteContactInput = z.object({ contactId: z.uuid() });

export type SignIn = z.infer<typeof signInInput>;
export type SignUp = z.infer<typeof signUpInput>;
export type AcceptInvitation = z.infer<typeof acceptInvitationInput>;
export type ChangePassword = z.infer<typeof changePasswordInput>;
