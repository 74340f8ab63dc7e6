import { useMemo } from 'react';
import { fail } from '../../shared/result.ts';
import { STAGES, stageWords, type Stage } from '../../shared/training/evaluation.ts';
import { ANSWER_FIELDS, answerFieldWords, guessColumns, readAnswers, type AnswerField } from '../../shared/training/read-evaluations.ts';
import { rowsOfText } from '../../shared/training/read-bookings.ts';
import type { EventShown } from '../../shared/training.ts';
import { perform } from '../cache.ts';
import { RadioGroup, Select, TextArea } from '../ui/field.tsx';
import { FormFrame } from '../ui/form-frame.tsx';
import { useForm } from '../ui/form.ts';
import { useView } from '../view.ts';
import { ListFromFile } from './list-from-file.tsx';

const SHOWN = 8;

/** The answers of a form tool, pasted or from its file: each column is matched, and what is understood is shown before anything is taken in. */
export function ImportAnswers({ shown: { event }, onDone }: { shown: EventShown; onDone: () => void }) {
  const { today } = useView();
  const form = useForm({
    draft: `answers-import:${event.id}`, initial: { stage: 'on the day' as Stage, text: '', fields: '' }, unsaved: 'The answers are not taken in yet', onDone,
    submit: async ({ stage, text, fields }) => {
      const rows = rowsOfText(text);
      const { answers } = readAnswers(rows, fieldsOf(rows, fields));
      if (answers.length === 0) return fail({ code: 'invalid_input', message: 'There is no answer in this list yet. Paste it with its headings, and say which column holds what.' });
      return perform('evaluations.import', { eventId: event.id, stage, on: today, rows: answers.slice(0, 2000) }, {
        inline: true, done: ({ added, named, skipped }) => `${added} answers taken in, ${named} of them by name${skipped.length === 0 ? '' : `; ${skipped.filter((one) => one.why === 'There already.').length} were there already`}`,
      });
    },
  });
  const { text, fields: chosen } = form.values;
  const rows = useMemo(() => rowsOfText(text), [text]);
  const fields = fieldsOf(rows, chosen);
  const { answers, left } = readAnswers(rows, fields);
  const headings = rows[0] ?? [];
  const choose = (at: number, field: AnswerField) => form.set('fields', fields.map((one, place) => (place === at ? field : one)).join('|'));
  return (
    <FormFrame form={form} save="Take in" onCancel={onDone} extra={<ListFromFile onText={(read) => form.setAll({ text: read, fields: '' })} />}>
      <RadioGroup label="Asked" across options={STAGES.map((value) => ({ value, label: stageWords[value] }))} {...form.field('stage')} />
      <TextArea label="Answers" rows={8} spellCheck={false} hint="Paste the list of your form tool with its headings, or take its file. The same list twice changes nothing." value={text} onChange={(next) => form.setAll({ text: next, fields: '' })} />
      {headings.length > 0 && (
        <fieldset className="field">
          <legend className="field-label">What each column holds</legend>
          <div className="answer-columns">
            {headings.map((heading, at) => <Select key={at} label={heading === '' ? `Column ${at + 1}` : heading.slice(0, 80)} options={ANSWER_FIELDS.map((value) => ({ value, label: answerFieldWords[value] }))} value={fields[at]!} onChange={(field) => choose(at, field)} />)}
          </div>
        </fieldset>
      )}
      <p role="status"><strong>{answers.length === 1 ? '1 answer' : `${answers.length} answers`}</strong>{left > 0 && `, ${left} lines with nothing that can be read`}</p>
      {answers.length > 0 && (
        <table className="table">
          <caption className="unseen">As it is understood</caption>
          <thead><tr><th scope="col">From</th><th scope="col" className="number">Rating</th><th scope="col" className="number">Before</th><th scope="col" className="number">Confidence</th><th scope="col">Words</th></tr></thead>
          <tbody>{answers.slice(0, SHOWN).map((one) => <tr key={one.key}><th scope="row">{one.name ?? one.email ?? 'Without a name'}</th><td className="number">{one.rating ?? '–'}</td><td className="number">{one.before ?? '–'}</td><td className="number">{one.confidence ?? '–'}</td><td>{one.comment.slice(0, 60)}</td></tr>)}</tbody>
        </table>
      )}
      {answers.length > SHOWN && <p className="small soft">and {answers.length - SHOWN} more</p>}
    </FormFrame>
  );
}
/** As chosen, or as the headings suggest. */
const fieldsOf = (rows: readonly string[][], chosen: string): AnswerField[] => {
  const named = chosen.split('|');
  return guessColumns(rows[0] ?? []).map((guess, at) => ANSWER_FIELDS.find((one) => one === named[at]) ?? guess);
};
