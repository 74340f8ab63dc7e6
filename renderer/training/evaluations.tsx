import { STAGES, stageWords, tenthsWords, type Stage } from '../../shared/training/evaluation.ts';
import { fail, ok } from '../../shared/result.ts';
import type { EventShown } from '../../shared/training.ts';
import { NewRecord } from '../budget/record-forms.tsx';
import { perform } from '../cache.ts';
import { setQuery, useAddress } from '../address.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { RadioGroup, TextArea, TextField } from '../ui/field.tsx';
import { Section } from '../ui/page.tsx';
import { useView } from '../view.ts';
import { Figure } from './figure.tsx';
import { percentWords } from './words.ts';

const close = () => setQuery({ add: '' });

/** What people said before, on the day and three months later. */
export function Evaluations({ shown }: { shown: EventShown }) {
  const { query } = useAddress();
  const { results, evaluations, bookings } = shown;
  const said = evaluations.filter((one) => one.comment.trim() !== '');
  return (
    <div className="page-body">
      <Section title="Results" aside={<><Button small onClick={() => setQuery({ new: 'answers', open: '', explain: '' }, { replace: false })}>Import answers</Button><Button small onClick={() => setQuery({ add: 'answer' })}>Enter an answer</Button></>}>
        <table className="table">
          <caption className="unseen">Results by stage</caption>
          <thead><tr><th scope="col">Asked</th><th scope="col" className="number">Answers</th><th scope="col" className="number">Response</th><th scope="col" className="number">Satisfied</th><th scope="col" className="number">Confidence of 10</th><th scope="col" className="number">Change</th></tr></thead>
          <tbody>
            {results.stages.map((one) => {
              const change = results.changes.find((other) => other.to === one.stage);
              return (
                <tr key={one.stage}>
                  <th scope="row">{stageWords[one.stage]}</th>
                  <td className="number"><Figure of={{ measure: 'answers', stage: one.stage }} label={`Answers, ${stageWords[one.stage]}`}>{String(one.answers)}</Figure></td>
                  <td className="number"><Figure of={{ measure: 'response', stage: one.stage }} label={`Response, ${stageWords[one.stage]}`}>{percentWords(one.responsePercent)}</Figure></td>
                  <td className="number">{one.rated === 0 ? '–' : <Figure of={{ measure: 'satisfied', stage: one.stage }} label={`Satisfied, ${stageWords[one.stage]}`}>{`${one.satisfied} of ${one.rated}: ${percentWords(one.satisfiedPercent)}`}</Figure>}</td>
                  <td className="number">{one.confidenceTenths === null ? '–' : <Figure of={{ measure: 'confidence', stage: one.stage }} label={`Confidence, ${stageWords[one.stage]}`}>{tenthsWords(one.confidenceTenths)}</Figure>}</td>
                  <td className="number">{change === undefined || change.people === 0 ? '–' : <Figure of={{ measure: 'change', stage: one.stage }} label={`Change, ${stageWords[one.stage]}`}>{`${tenthsWords(change.tenths, true)} (${change.people})`}</Figure>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <p className="small soft">Response: of those booked before the day, and of those who came afterwards. Satisfied: 4 or 5 of 5. Change: of those who answered both times.</p>
        {query['add'] === 'answer' && <NewAnswer shown={shown} />}
      </Section>
      {said.length > 0 && (
        <Section title="What they said">
          <ul className="plain-list">
            {said.map((one) => (
              <li key={one.id}>
                {one.comment} <span className="small soft">{stageWords[one.stage]}{one.bookingId === null ? '' : `, ${bookings.find((other) => other.id === one.bookingId)?.name ?? ''}`}</span>{' '}
                <Button small look="quiet" onClick={() => void perform('evaluations.delete', { id: one.id, version: one.version }, { done: 'Answer removed' })}>Remove</Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

const whole = (text: string, most: number): number | null | undefined => (text.trim() === '' ? null : /^\d{1,2}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most ? Number(text) : undefined);
function NewAnswer({ shown: { event, bookings } }: { shown: EventShown }) {
  const { today } = useView();
  return (
    <NewRecord draft={`evaluation:${event.id}`} initial={{ stage: 'on the day' as Stage, bookingId: null as string | null, rating: '', confidence: '', comment: '' }} onDone={close} save="Add answer"
      read={({ stage, bookingId, rating, confidence, comment }) => {
        const [mark, sure] = [whole(rating, 5), whole(confidence, 10)];
        if (mark === undefined) return fail({ code: 'invalid_input', message: 'The rating cannot be read. Nothing has been changed.', fields: [{ path: 'rating', message: 'Give a whole number from 1 to 5.' }] });
        if (sure === undefined) return fail({ code: 'invalid_input', message: 'The confidence cannot be read. Nothing has been changed.', fields: [{ path: 'confidence', message: 'Give a whole number from 1 to 10.' }] });
        return ok({ stage, bookingId, rating: mark, confidence: sure, comment });
      }}
      send={(fields) => perform('evaluations.create', { eventId: event.id, receivedOn: today, ...fields }, { done: 'Answer added', inline: true })}>
      {(form) => (
        <>
          <RadioGroup label="Asked" across options={STAGES.map((value) => ({ value, label: stageWords[value] }))} {...form.field('stage')} />
          <ComboBox label="From" optional hint="Empty: without a name." choices={bookings.map((one) => ({ id: one.id, name: one.name, hint: one.organisation }))} {...form.field('bookingId')} />
          <div className="form-row"><TextField label="Rating, 1 to 5" optional inputMode="numeric" {...form.field('rating')} /><TextField label="Confidence, 1 to 10" optional inputMode="numeric" {...form.field('confidence')} /></div>
          <TextArea label="In their words" optional {...form.field('comment')} />
        </>
      )}
    </NewRecord>
  );
}
