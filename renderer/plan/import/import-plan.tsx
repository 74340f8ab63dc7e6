import { useMemo, useState } from 'react';
import type { Output } from '../../../shared/contract.ts';
import type { PlanTree } from '../../../shared/plan.ts';
import type { PlanMatching } from '../../../shared/plan/import/columns.ts';
import { fail } from '../../../shared/result.ts';
import { perform } from '../../cache.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, RadioGroup } from '../../ui/field.tsx';
import { ErrorNotice, Notice } from '../../ui/notices.tsx';
import { Link } from '../../ui/link.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { useForm } from '../../ui/form.ts';
import { Columns } from './columns.tsx';
import { Preview } from './preview.tsx';
import { readSource } from './reading.ts';
import { Report } from './report.tsx';
import { Source, type ReadFile } from './source.tsx';
import { readingWords } from './words.ts';

type Imported = Output<'plans.import'>;
const EXISTING = [{ value: 'leave', label: 'Leave them as they are' }, { value: 'change', label: 'Change them to what the table says' }] as const;

/** Takes in a plan from a file or a pasted table: shows how it was read and what it would do to the plan, and only then does it. */
export function ImportPlan({ tree }: { tree: PlanTree }) {
  const { plan } = tree;
  const [file, setFile] = useState<ReadFile | null>(null);
  const [matching, setMatching] = useState<PlanMatching | null>(null);
  const [report, setReport] = useState<{ done: Imported; notes: string[] } | null>(null);
  const [keepRatings, setKeepRatings] = useState(true);
  const [existing, setExisting] = useState<'leave' | 'change'>('leave');
  const form = useForm({
    draft: `planImport:${plan.id}`, initial: { text: '' }, unsaved: 'The table is not taken in yet',
    submit: async ({ text: pasted }) => {
      const { drafts, table: read } = readSource(tree, { text: pasted, file, matching, keepRatings });
      if (drafts.length === 0) return fail({ code: 'invalid_input', message: 'There is no action in this table yet. Paste it above or choose a file.' });
      const result = await perform('plans.import', { planId: plan.id, existing, priorities: drafts }, { inline: true, done: ({ actions, changed }) => `${actions} ${actions === 1 ? 'action' : 'actions'} added, ${changed} changed` });
      if (result.ok) setReport({ done: result.value, notes: read.notes.map((note) => note.text) });
      return result;
    },
  });
  const { text } = form.values;
  const { table, compared, running, rows } = useMemo(() => readSource(tree, { text, file, matching, keepRatings }), [tree, text, file, matching, keepRatings]);
  const verdicts = compared.flatMap((one) => one.verdicts);
  const known = verdicts.filter((one) => one.existing !== null).length;
  const rated = table.priorities.some((one) => one.actions.some((action) => action.colour !== null));
  const above = <Link to={`/plan?plan=${plan.id}`} quiet>← {plan.name}</Link>;
  if (report !== null) return <Page title="What was taken in" above={above}><Report {...report} planId={plan.id} /></Page>;
  return (
    <Page title="Take in a plan" above={above} below="From a spreadsheet, or from a table copied in Word, Excel or a PDF">
      <form className="stack wide" {...form.props}>
        {form.restored && <Notice action={<Button small onClick={form.discard}>Discard it</Button>}>What you pasted here before is back. It has not been taken in yet.</Notice>}
        <Source file={file} onFile={(read) => { setFile(read); setMatching(null); }} text={form.values.text} onText={(pasted) => { form.set('text', pasted); setMatching(null); }} />
        {form.problem !== undefined && <ErrorNotice problem={form.problem} />}
        {rows > 0 && verdicts.length === 0 && (text !== '' || file !== null) && <Notice look="warning">No action was found in it. Say below which column holds the actions, or paste the table again with its headings.</Notice>}
        {(verdicts.length > 0 || file !== null || text !== '') && (
          <>
            {running && verdicts.length > 0 && <Notice look="warning">The text has lost its table, as happens when it is copied out of a PDF. It was taken apart by numbers, dates and bullets; look at each row. From Word or Excel the table itself comes along.</Notice>}
            <Columns table={table} changed={matching !== null} onChange={setMatching} />
          </>
        )}
        {verdicts.length > 0 && (
          <Section title="What it would do">
            <p role="status">{readingWords(table, verdicts)}</p>
            {table.notes.length > 0 && (
              <details className="notice warning" open={table.notes.length <= 3}>
                <summary>{table.notes.length === 1 ? 'One thing to look at' : `${table.notes.length} things to look at`}</summary>
                <ul className="plain-list">{table.notes.map((note, at) => <li key={at}>{note.text}{note.line === 0 ? '' : ` (line ${note.line})`}</li>)}</ul>
              </details>
            )}
            <div className="row top">
              {known > 0 && <RadioGroup label="Actions that are in the plan already" options={EXISTING} value={existing} onChange={setExisting} across />}
              {rated && <Checkbox label="Keep the ratings of the table" hint="They stand until somebody changes them. Otherwise the dates decide." value={keepRatings} onChange={setKeepRatings} />}
            </div>
            <Preview plan={plan} compared={compared} existing={existing} />
            <div className="form-foot">
              <Button type="submit" look="primary" keys="Ctrl+S" busy={form.busy}>Take it into the plan</Button>
              <Link to={`/plan?plan=${plan.id}`} button="plain">Cancel</Link>
            </div>
          </Section>
        )}
      </form>
    </Page>
  );
}
