export default {
  signIn: {
    title: 'Sign in',
    subtitle: 'You get access by an invitation from the firm that works for you.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
  },
  invitation: {
    title: 'Welcome, {name}',
    subtitle: '{firmName} shows you here how your orders are getting on. Choose a password to begin.',
    email: 'E-mail',
    password: 'Choose a password',
    passwordHelp: 'At least 10 characters. A sentence is easy to remember.',
    knownPassword: 'Your password',
    knownPasswordHelp: 'You already have an account with this e-mail. Enter its password.',
    submit: 'See my orders',
    goneTitle: 'This invitation no longer works',
    goneHint: 'It may have been used or withdrawn, or it is too old. Ask your contact for a new one.',
    toSignIn: 'Go to sign-in',
  },
};
