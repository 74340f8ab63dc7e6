import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { testFolder } from '../fixtures/files.ts';
import { freshWordForm, type SentForm } from './word-sent.ts';

const root = testFolder('form-sheets');
let form: SentForm;
let folder: string;
beforeEach(async () => {
  const fresh = await freshWordForm(root);
  ({ folder, form } = fresh);
  return fresh.done;
});

describe.each(['form', 'word'] as const)('the privacy sheet of a %s', (as) => {
  const sheet = (include: ('contact' | 'notes' | 'attachments')[] = ['contact']) => form.call('bundles.sheet', { scope: { kind: 'organisation', id: form.ids.organisation }, include, as });
  it('lists just the records and fields that stand in it', async () => {
    const { tables, records, people } = await sheet();
    expect(tables.map(({ table, count, fields }) => `${count} ${table}: ${fields.join(' ')}`)).toEqual([
      '1 people: givenName familyName post email phone', '2 actions: text progress number', '1 plans: scale', '1 planActions: number text dueDate measures', '1 planMilestones: text doneOn',
    ]);
    expect([records, people]).toEqual([6, ['Maren Oakes']]);
  });
  it('is kept with what was sent', async () => {
    await form.call('bundles.send', { scope: { kind: 'organisation', id: form.ids.organisation }, include: ['contact'], partner: 'Parks Trust', to: join(folder, `again.${as === 'word' ? 'docx' : 'html'}`), as });
    expect((await form.call('bundles.sent', {}))[0]!.sheet).toEqual(await sheet());
  });
  it('says nothing of an address that stays at home, nor of private parts that no form holds', async () => {
    const { tables, included, left } = await sheet(['notes', 'attachments']);
    expect(tables[0]!.fields).toEqual(['givenName', 'familyName', 'post']);
    expect([included, left]).toEqual([[], [{ kind: 'contact', count: 1 }]]);
  });
  it('counts a plan of which only the colours stand in it', async () => {
    const page = join(folder, 'colours.html');
    await form.call('bundles.send', { scope: { kind: 'organisation', id: form.ids.organisation }, partner: 'Parks Trust', to: page, as: 'form' });
    expect(readFileSync(page, 'utf8')).toContain('Overdue or off track');
    expect(readFileSync(page, 'utf8')).not.toContain('Plan 2026/27');
  });
});
