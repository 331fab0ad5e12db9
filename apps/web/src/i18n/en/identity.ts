export default {
  errors: {
    sign_in_failed: 'This e-mail and password do not fit together.',
    too_many_attempts: 'Too many attempts. Try again in {seconds} seconds.',
    password_weak: 'Choose a longer or less common password: at least {min} characters.',
    invitation_not_found: 'This invitation no longer works. Ask for a new one.',
    account_password_wrong: 'This e-mail already has an account, and this is not its password.',
    current_password_wrong: 'This is not your current password.',
    firm_not_found: 'You do not belong to this firm, or no longer do.',
    sign_up_refused: 'A firm cannot be set up with this e-mail. If it already has an account, sign in.',
    already_joined: 'This person has already joined.',
    person_disabled: 'This person is disabled. Enable them before inviting.',
    too_many_tokens: 'You have {most} tokens, which is the most there may be. Revoke one first.',
    token_name_taken: 'You have a token named “{name}” already. Choose another name.',
    token_not_found: 'This token was revoked already.',
    email_missing: 'This person has no e-mail address. Add one first.',
  },
};
