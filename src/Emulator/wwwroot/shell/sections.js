import { Administration } from '../sections/administration.js';
import { Clock } from '../sections/clock.js';
import { Coverage } from '../sections/coverage.js';
import { Faults } from '../sections/faults.js';
import { Journal } from '../sections/journal.js';
import { Mailbox } from '../sections/mailbox.js';
import { Pact } from '../sections/pact.js';
import { People } from '../sections/people.js';
import { Scenarios } from '../sections/scenarios.js';
import { Timeline } from '../sections/timeline.js';
import { Webhooks } from '../sections/webhooks.js';
import { Workspace } from '../sections/workspace.js';

// What the page has, in the order of the menu.
export const Sections = [
  { name: 'timeline', title: 'Timeline', of: Timeline },
  { name: 'people', title: 'People', of: People },
  { name: 'clock', title: 'Clock', of: Clock },
  { name: 'mailbox', title: 'Mailbox', of: Mailbox },
  { name: 'webhooks', title: 'Webhooks', of: Webhooks },
  { name: 'journal', title: 'Journal', of: Journal },
  { name: 'faults', title: 'Faults', of: Faults },
  { name: 'administration', title: 'Administration', of: Administration },
  { name: 'scenarios', title: 'Scenarios', of: Scenarios },
  { name: 'pact', title: 'Pact', of: Pact },
  { name: 'coverage', title: 'Coverage', of: Coverage },
  { name: 'workspace', title: 'Workspace', of: Workspace },
];
