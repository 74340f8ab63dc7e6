import { actionHandlers } from './actions/handlers.ts';
import { attachmentHandlers } from './attachments/handlers.ts';
import { attendanceHandlers } from './attendance/handlers.ts';
import { attendanceFigureHandlers } from './attendance-figures/handlers.ts';
import { backupHandlers } from './backups/handlers.ts';
import { boardHandlers } from './board/handlers.ts';
import { sampleHandlers } from './board/sample.ts';
import { bodyHandlers } from './bodies/handlers.ts';
import { budgetHandlers } from './budget/handlers.ts';
import { bundleHandlers } from './bundles/handlers.ts';
import { bundleLogHandlers } from './bundles/log-handlers.ts';
import type { Handlers } from './handlers.ts';
import { challengeHandlers } from './challenges/handlers.ts';
import { homeHandlers } from './home/handlers.ts';
import { agendaHandlers, meetingHandlers } from './meetings/handlers.ts';
import { minuteHandlers } from './minutes/handlers.ts';
import { organisationHandlers } from './organisations/handlers.ts';
import { packHandlers } from './packs/handlers.ts';
import { personHandlers } from './people/handlers.ts';
import { planHandlers } from './plan/handlers.ts';
import { recommendationHandlers } from './recommendations/handlers.ts';
import { registerPaperHandlers } from './registers/handlers.ts';
import { riskHandlers } from './risks/handlers.ts';
import { searchHandlers } from './search/handlers.ts';
import { seatHandlers } from './seats/handlers.ts';
import { threadHandlers } from './threads/handlers.ts';
import { tableHandlers } from './tables/handlers.ts';
import { trainingHandlers } from './training/handlers.ts';
import { writingHandlers } from './writing/handlers.ts';

/** Every operation’s handler. A missing one does not compile. */
export const handlers: Handlers = {
  ...boardHandlers, ...sampleHandlers, ...homeHandlers, ...searchHandlers, ...backupHandlers,
  ...organisationHandlers, ...personHandlers, ...bodyHandlers, ...seatHandlers,
  ...meetingHandlers, ...agendaHandlers, ...attendanceHandlers, ...attendanceFigureHandlers, ...minuteHandlers, ...actionHandlers, ...packHandlers,
  ...planHandlers, ...challengeHandlers, ...riskHandlers, ...recommendationHandlers, ...registerPaperHandlers,
  ...trainingHandlers, ...tableHandlers, ...writingHandlers,
  ...bundleHandlers, ...bundleLogHandlers, ...attachmentHandlers,
  ...threadHandlers,
  ...budgetHandlers,
};
