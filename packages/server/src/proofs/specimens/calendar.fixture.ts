import { of, type Specimens } from './specimen.fixture.ts';

export const calendarSpecimens: Specimens = {
  'staff calendar.feed': of(() => undefined),
  'staff calendar.createFeed': of(() => ({ locale: 'en' }), { ownOnly: 'it makes the caller’s own address' }),
  'staff calendar.revokeFeed': of(() => undefined),
};
