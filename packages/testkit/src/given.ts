import { givenFirm } from './firm.ts';

/** Builders of scenes: `const firm = await given.firm()`. Modules add their own with their factories. */
export const given = {
  firm: givenFirm,
};
