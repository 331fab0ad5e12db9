import { afterAll, describe } from 'vitest';
import { useJourney } from './product.fixture.ts';
import { beginStory } from './whole-life.fixture.ts';
import { theAcceptance } from './whole-life-acceptance.fixture.ts';
import { theBeginning } from './whole-life-beginning.fixture.ts';
import { theArchive, theDelivery, theService } from './whole-life-delivery.fixture.ts';
import { theParts } from './whole-life-parts.fixture.ts';
import { LOCALES } from './words.fixture.ts';

const journey = useJourney();

describe.each(LOCALES)('the whole life of a contract (%s)', (locale) => {
  const story = beginStory(journey, locale);
  afterAll(() => story.end());
  theBeginning(story);
  theParts(story);
  theAcceptance(story);
  theDelivery(story);
  theService(story);
  theArchive(story);
});
