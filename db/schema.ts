import type { Action, ActionOwner, ActionProgress, ActionRevision } from '../shared/actions.ts';
import type { Attachment } from '../shared/attachments.ts';
import type { Attendance } from '../shared/attendance.ts';
import type { Board, Desk } from '../shared/board.ts';
import type { Body, BodyParent } from '../shared/bodies.ts';
import type { BudgetHeading, BudgetLine, Contribution, FinancialYear, ImportRule, Transaction, Virement } from '../shared/budget/records.ts';
import type { Declaration } from '../shared/declarations.ts';
import type { AgendaItem, Meeting } from '../shared/meetings.ts';
import type { Correction, Decision, Minute, Vote } from '../shared/minutes.ts';
import type { Organisation, OrganisationAlias } from '../shared/organisations.ts';
import type { Person } from '../shared/people.ts';
import type { Plan, PlanAction, PlanLead, PlanLink, PlanMilestone, PlanPriority, PlanUpdate } from '../shared/plan.ts';
import type { RagScale } from '../shared/plan/scale.ts';
import type { Challenge } from '../shared/challenges.ts';
import type { Recommendation, RecommendationAction } from '../shared/recommendations.ts';
import type { Risk } from '../shared/risks.ts';
import type { QuorumRule } from '../shared/quorum-rule.ts';
import type { RichDoc } from '../shared/rich-text.ts';
import type { Appointment, Deputy, Seat } from '../shared/seats.ts';
import type { Thread, ThreadLink } from '../shared/threads.ts';
import type { ChargeTerms } from '../shared/training/charges.ts';
import type { Audience, Booking, BookingStep, ChargeScheme, ComplianceReturn, Course, Evaluation, TrainingCost, TrainingEvent, TrainingSession, TrainingStatement } from '../shared/training/records.ts';

/** A record as SQLite holds it: yes and no are 1 and 0, rich text and lists are JSON. */
export type Stored<T> = { [K in keyof T]: T[K] extends boolean ? number : T[K] extends RichDoc | RagScale | Audience | ChargeTerms | readonly string[] ? string : T[K] extends QuorumRule | null ? string | null : T[K] };

export interface StepRow {
  id: number;
  operation: string;
  summary: string;
  at: string;
  lastAt: string;
  byName: string | null;
  byInitials: string | null;
  byRole: string | null;
  together: string | null;
  kind: 'do' | 'undo' | 'redo';
  target: number | null;
  undoneBy: number | null;
}
export interface HistoryRow {
  seq: number;
  step: number;
  tableName: string;
  rowId: string;
  change: 'create' | 'update' | 'delete';
  field: string | null;
  old: string | number | null;
  new: string | number | null;
}

/** The tables, as they are after the latest migration. A test compares this with the file. */
export interface Tables {
  board: Stored<Board> & { id: string };
  desk: Desk & { id: string; version: number };
  organisations: Stored<Organisation>;
  organisationAliases: Stored<OrganisationAlias>;
  people: Stored<Person>;
  bodies: Stored<Body>;
  bodyParents: Stored<BodyParent>;
  seats: Stored<Seat>;
  appointments: Stored<Appointment>;
  deputies: Stored<Deputy>;
  meetings: Stored<Meeting>;
  agendaItems: Stored<AgendaItem>;
  attendance: Stored<Attendance>;
  minutes: Stored<Minute>;
  decisions: Stored<Decision>;
  votes: Stored<Vote>;
  declarations: Stored<Declaration>;
  corrections: Stored<Correction>;
  actions: Stored<Action>;
  actionDates: ActionRevision;
  actionOwners: ActionOwner;
  actionProgress: ActionProgress;
  attendanceSettings: { id: string; version: number; rules: string; threshold: number; years: string };
  financialYears: Stored<FinancialYear>;
  budgetHeadings: Stored<BudgetHeading>;
  budgetLines: Stored<BudgetLine>;
  virements: Stored<Virement>;
  transactions: Stored<Transaction>;
  contributions: Stored<Contribution>;
  importRules: Stored<ImportRule>;
  columnMatchings: { id: string; version: number; headings: string; matching: string };
  ledgerImports: { id: string; version: number; at: string; fileName: string; statedPence: number | null; filePence: number; added: number; skipped: number };
  confirmedMinutes: { id: string; version: number; meetingId: string; contents: string };
  plans: Stored<Plan>;
  planPriorities: PlanPriority;
  planActions: PlanAction;
  planMilestones: PlanMilestone;
  planLeads: PlanLead;
  planLinks: PlanLink;
  planUpdates: PlanUpdate;
  planReviews: { id: string; version: number; planId: string; meetingId: string | null; reviewedOn: string; outturn: number; note: string; contents: string };
  bundlePartners: { id: string; version: number; name: string; email: string | null; copyId: string | null; publicKey: string | null };
  bundlesSent: {
    id: string; version: number; at: string; partnerId: string; hash: string; purpose: string; title: string; fileName: string; sheet: string; replyBy: string | null; remindedOn: string | null;
    form: number; locked: number; signed: number;
  };
  bundlesReceived: {
    id: string; version: number; at: string; partnerId: string; bundleId: string; hash: string; purpose: string; created: string; answersId: string | null; signature: string; counts: string; decisions: string;
  };
  bundleContents: { id: string; contents: Uint8Array };
  bundleIdentity: { one: number; copyId: string; publicKey: string; privateKey: string };
  attachments: Attachment;
  attachmentContents: { sha256: string; bytes: Uint8Array };
  courses: Stored<Course>;
  trainingEvents: TrainingEvent;
  trainingSessions: TrainingSession;
  trainingCosts: TrainingCost;
  bookings: Omit<Booking, 'status' | 'statusOn' | 'since'>;
  bookingSteps: BookingStep;
  chargeSchemes: Stored<ChargeScheme>;
  evaluations: Evaluation;
  trainingStatements: TrainingStatement;
  complianceReturns: ComplianceReturn;
  challenges: Stored<Challenge>;
  risks: Stored<Risk>;
  riskScores: { id: string; version: number; riskId: string; scoredOn: string; likelihood: number; impact: number };
  riskEscalations: { id: string; version: number; riskId: string; fromBodyId: string; toBodyId: string; escalatedOn: string; reason: string };
  recommendations: Stored<Recommendation>;
  recommendationActions: RecommendationAction;
  threads: Thread;
  threadLinks: ThreadLink;
  steps: StepRow;
  history: HistoryRow;
  currentStep: { one: number; step: number | null };
  counters: { name: string; value: number };
  drafts: { key: string; value: string; at: string };
  searchText: { number: number; kind: string; rowId: string; title: string; text: string };
}
export type TableName = keyof Tables;
