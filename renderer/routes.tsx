import { lazy, type ComponentType } from 'react';

/** A screen’s own parameters, from the `:name` parts of its path. */
export type Params = Readonly<Record<string, string>>;

interface ScreenRoute {
  /** "/meetings/:id". */
  path: string;
  /** Loaded when first opened. Each screen is in its slice’s folder and draws one `Page`. */
  Screen: ComponentType<{ params: Params }>;
}

const screen = (load: () => Promise<ComponentType<{ params: Params }>>) => lazy(async () => ({ default: await load() }));

/** Every place in the product. The body and year being looked at, filters and tabs are in the query of the address. */
export const routes: readonly ScreenRoute[] = [
  { path: '/', Screen: screen(async () => (await import('./home/home-screen.tsx')).HomeScreen) },
  { path: '/meetings', Screen: screen(async () => (await import('./meetings/meetings-screen.tsx')).MeetingsScreen) },
  { path: '/actions', Screen: screen(async () => (await import('./actions/actions-screen.tsx')).ActionsScreen) },
  { path: '/register', Screen: screen(async () => (await import('./people/register/register-screen.tsx')).RegisterScreen) },
  { path: '/people', Screen: screen(async () => (await import('./people/people-screen.tsx')).PeopleScreen) },
  { path: '/organisations', Screen: screen(async () => (await import('./organisations/organisations-screen.tsx')).OrganisationsScreen) },
  { path: '/bodies', Screen: screen(async () => (await import('./bodies/bodies-screen.tsx')).BodiesScreen) },
  { path: '/bodies/:id', Screen: screen(async () => (await import('./people/register/register-screen.tsx')).BodyAddress) },
  { path: '/meetings/:id/compare', Screen: screen(async () => (await import('./meetings/compare/compare-screen.tsx')).CompareScreen) },
  { path: '/meetings/:id', Screen: screen(async () => (await import('./meetings/workspace/workspace-screen.tsx')).WorkspaceScreen) },
  { path: '/decisions', Screen: screen(async () => (await import('./decisions/decisions-screen.tsx')).DecisionsScreen) },
  { path: '/excerpt', Screen: screen(async () => (await import('./excerpt/excerpt-screen.tsx')).ExcerptScreen) },
  { path: '/threads', Screen: screen(async () => (await import('./threads/threads-screen.tsx')).ThreadsScreen) },
  { path: '/threads/:id', Screen: screen(async () => (await import('./threads/thread-screen.tsx')).ThreadScreen) },
  { path: '/budget', Screen: screen(async () => (await import('./budget/budget-screen.tsx')).BudgetScreen) },
  { path: '/attendance', Screen: screen(async () => (await import('./attendance/attendance-screen.tsx')).AttendanceScreen) },
  { path: '/plan', Screen: screen(async () => (await import('./plan/plan-screen.tsx')).PlanScreen) },
  { path: '/challenges', Screen: screen(async () => (await import('./registers/challenges-screen.tsx')).ChallengesScreen) },
  { path: '/risks', Screen: screen(async () => (await import('./registers/risks-screen.tsx')).RisksScreen) },
  { path: '/recommendations', Screen: screen(async () => (await import('./registers/recommendations-screen.tsx')).RecommendationsScreen) },
  { path: '/training', Screen: screen(async () => (await import('./training/training-screen.tsx')).TrainingScreen) },
  { path: '/training/:id', Screen: screen(async () => (await import('./training/event-screen.tsx')).EventScreen) },
  { path: '/bundles', Screen: screen(async () => (await import('./bundles/bundles-screen.tsx')).BundlesScreen) },
  { path: '/keeping', Screen: screen(async () => (await import('./keeping/keeping-screen.tsx')).KeepingScreen) },
];
