import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { unzip } from '../../db/packs/zip.ts';
import { openApp, type TestApp } from '../fixtures/caller.ts';
import { zipOf } from '../fixtures/word-file.ts';

export interface SentForm extends TestApp {
  ids: Record<'organisation' | 'action' | 'emptyAction' | 'planAction' | 'milestone' | 'person', string>;
  /** The parts of the Word file that was written, as text. */
  parts: ReadonlyMap<string, string>;
  document: string;
  /** The form as somebody has saved it, with other parts in place of its own; null leaves one out. */
  saved: (...changes: [part: string, content: string | null][]) => string;
  /** The form with another text. */
  answered: (xml: string) => string;
  /** Its properties as saved at another moment. */
  savedAt: (modified: string) => [part: string, content: string];
}

/** One in a folder of its own below `root`, and what to do with it after the test. */
export async function freshWordForm(root: string): Promise<{ folder: string; form: SentForm; done: () => void }> {
  const folder = mkdtempSync(join(root, 'x-'));
  const form = await sendWordForm(folder);
  return { folder, form, done: () => {
    expect(form.faults).toEqual([]);
    form.app.close();
  } };
}

/** A board of which an agency was asked about in Word: two actions, an action of the plan with a milestone, a person. */
export async function sendWordForm(folder: string): Promise<SentForm> {
  const app = openApp(join(folder, 'board.boardwright'));
  const { call } = app;
  await call('board.create', { name: 'Eastmarsh Board', kind: 'other', desk: { name: 'Robin Ash', initials: 'RA', role: 'Clerk' } });
  const { id: bodyId } = await call('bodies.create', { name: 'Board' });
  const { id: organisation } = await call('organisations.create', { name: 'Parks Trust', kind: 'other' });
  const { id: action } = await call('actions.create', { bodyId, text: 'Map the routes & paths', leadOrganisationId: organisation, progress: 'Begun in <May>.\nHalf  is done.' });
  const { id: emptyAction } = await call('actions.create', { bodyId, text: 'Ask the schools', leadOrganisationId: organisation });
  await call('actions.create', { bodyId, text: 'Not for them' });
  const { id: planId } = await call('plans.create', { bodyId, name: 'Plan 2026/27' });
  const { id: priorityId } = await call('planPriorities.create', { planId, title: 'Safer streets' });
  const { id: planAction } = await call('planActions.create', { priorityId, text: 'Light the paths', dueDate: '2026-12-31', measures: 'Fewer falls' });
  await call('planLeads.create', { actionId: planAction, organisationId: organisation, post: 'Head of Parks' });
  const { id: milestone } = await call('planMilestones.create', { actionId: planAction, text: 'Lamps ordered', doneOn: '2026-09-03' });
  const { id: person } = await call('people.create', { givenName: 'Maren', familyName: 'Oakes', post: 'Head of Parks', email: 'maren@example.org', organisationId: organisation });
  const to = join(folder, 'form.docx');
  await call('bundles.send', {
    scope: { kind: 'organisation', id: organisation }, include: ['contact'], partner: 'Parks Trust', purpose: 'For the June meeting', replyBy: '2026-10-30', to, as: 'word',
  });
  const parts = new Map([...unzip(readFileSync(to))].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
  let files = 0;
  const saved: SentForm['saved'] = (...changes) => {
    const path = join(folder, `answer ${++files}.docx`);
    const all = new Map(parts);
    for (const [part, content] of changes) if (content === null) all.delete(part); else all.set(part, content);
    writeFileSync(path, zipOf(all));
    return path;
  };
  return {
    ...app, ids: { organisation, action, emptyAction, planAction, milestone, person }, parts, document: parts.get('word/document.xml')!, saved, answered: (xml) => saved(['word/document.xml', xml]),
    savedAt: (modified) => ['docProps/core.xml', parts.get('docProps/core.xml')!.replace(/(<dcterms:modified[^>]*>)[^<]*/, (_, tag: string) => tag + modified)],
  };
}
