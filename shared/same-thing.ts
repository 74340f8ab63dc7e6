/**
 * What tells that two records are about the same thing, whoever made them: the mark of one person at one meeting, one financial year. No table holds two
 * with the same. Drafts of minutes and steps of a booking are no such thing though they are counted: the first draft of one side is not that of the other.
 */
export const SAME_THING: Readonly<Record<string, readonly string[]>> = {
  bodyParents: ['bodyId', 'parentId'],
  attendance: ['meetingId', 'personId', 'forSeatId'],
  minutes: ['agendaItemId'],
  votes: ['decisionId', 'personId'],
  declarations: ['agendaItemId', 'personId'],
  confirmedMinutes: ['meetingId'],
  mattersArising: ['meetingId', 'actionId'],
  postponements: ['meetingId', 'atMeetingId'],
  madePublic: ['agendaItemId'],
  financialYears: ['fromDate'],
  budgetLines: ['yearId', 'headingId'],
  importRules: ['pattern'],
  threadLinks: ['threadId', 'agendaItemId', 'actionId'],
  abbreviations: ['short'],
};
