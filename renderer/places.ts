import type { FOUND_KINDS } from '../shared/board.ts';

interface Place {
  path: string;
  label: string;
  /** Beside the label, when the rail is narrow: one letter or sign. */
  mark: string;
  /** Other paths that belong to it. */
  also?: readonly string[];
}

/** The entries of the left rail, and the places that Ctrl+K offers first. A slice that gains a screen adds its entry here. */
export const PLACES: readonly Place[] = [
  { path: '/', label: 'Home', mark: 'H' },
  { path: '/meetings', label: 'Meetings', mark: 'M' },
  { path: '/actions', label: 'Actions', mark: 'A' },
  { path: '/decisions', label: 'Decisions', mark: 'D', also: ['/threads', '/excerpt'] },
  { path: '/plan', label: 'Plan', mark: 'L', also: ['/challenges', '/risks', '/recommendations'] },
  { path: '/attendance', label: 'Attendance', mark: 'T' },
  { path: '/budget', label: 'Budget', mark: '£' },
  { path: '/training', label: 'Training', mark: 'E' },
  { path: '/bundles', label: 'Bundles', mark: 'B' },
  { path: '/people', label: 'People', mark: 'P', also: ['/register', '/organisations', '/bodies'] },
];

/** Things to do that Ctrl+K offers by name, wherever one is. */
export const DEEDS: readonly { label: string; to: string; words: string }[] = [
  { label: 'Add a meeting', to: '/meetings?new=1', words: 'new create date calendar' },
  { label: 'Make the year’s meetings', to: '/meetings?series=1', words: 'new create dates calendar series' },
  { label: 'Paste members', to: '/register?paste=1', words: 'register membership list import new' },
  { label: 'Send a bundle', to: '/bundles?new=1', words: 'share partner agency export email json form' },
  { label: 'Add an action', to: '/actions?new=1', words: 'new create task' },
  { label: 'Add a line to the ledger', to: '/budget?new=line', words: 'new budget transaction invoice payment income expenditure money' },
  { label: 'Add a contribution', to: '/budget?tab=contributions&new=contribution', words: 'new budget partner money' },
  { label: 'Attendance by agency', to: '/attendance', words: 'percentage figures annual report members' },
  { label: 'Subjects followed over the years', to: '/threads', words: 'thread history of an item follow decision' },
  { label: 'Extract of minutes for an agency', to: '/excerpt', words: 'excerpt partner items actions decisions' },
  { label: 'Set the quorum', to: '/attendance?tab=quorum', words: 'quorate rule' },
  { label: 'Make a plan', to: '/plan?make=1', words: 'new create business plan' },
  { label: 'Add a challenge', to: '/challenges?new=1', words: 'new create challenge log' },
  { label: 'Add a risk', to: '/risks?new=1', words: 'new create risk register' },
  { label: 'Add a recommendation', to: '/recommendations?new=1', words: 'new create review audit inspection' },
  { label: 'Add a training event', to: '/training?new=event', words: 'new course book delegate' },
  { label: 'Add a person', to: '/people?new=1', words: 'new create member contact' },
  { label: 'Phrases for minutes', to: '/keeping?tab=phrases', words: 'snippets codes text shortcuts' },
  { label: 'Abbreviations', to: '/keeping?tab=abbreviations', words: 'acronyms short posts written out' },
  { label: 'Add an organisation', to: '/organisations?new=1', words: 'new create agency' },
  { label: 'Add a body', to: '/bodies?new=1', words: 'new create sub-group board panel' },
];

type Kind = (typeof FOUND_KINDS)[number];
interface Found {
  kind: Kind;
  id: string;
  meetingId: string | null;
  bodyId: string | null;
  planId: string | null;
  yearId: string | null;
}

/** Where something that was found is shown. What has no page of its own is shown within its meeting. */
export function pathTo({ kind, id, meetingId, planId, yearId }: Found): string {
  switch (kind) {
    case 'plans': return `/plan?plan=${id}`;
    case 'planPriorities': return `/plan?plan=${planId ?? ''}&priority=${id}`;
    case 'planActions': return `/plan?plan=${planId ?? ''}&open=${id}`;
    // Whichever body is being looked at, and whether it is closed or not.
    case 'challenges': return `/challenges?body=&closed=1&open=${id}`;
    case 'risks': return `/risks?body=&closed=1&open=${id}`;
    case 'recommendations': return `/recommendations?body=&closed=1&open=${id}`;
    case 'meetings': return `/meetings/${id}`;
    case 'agendaItems': return `/meetings/${meetingId ?? ''}?item=${id}`;
    case 'minutes': return `/meetings/${meetingId ?? ''}?minute=${id}`;
    case 'decisions': return `/meetings/${meetingId ?? ''}?decision=${id}`;
    case 'bodies': return `/bodies/${id}`;
    case 'actions': return `/actions?open=${id}`;
    case 'people': return `/people?open=${id}`;
    case 'threads': return `/threads/${id}`;
    case 'transactions': return `/budget?fy=${yearId ?? ''}&tab=ledger&open=line:${id}`;
    case 'organisations': return `/organisations?open=${id}`;
  }
}
