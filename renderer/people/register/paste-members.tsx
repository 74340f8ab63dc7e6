import { useEffect, useRef } from 'react';
import type { Body } from '../../../shared/bodies.ts';
import type { NewMember } from '../../../shared/register.ts';
import { fail } from '../../../shared/result.ts';
import { perform } from '../../cache.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useForm } from '../../ui/form.ts';
import { ErrorNotice, Notice, Waiting } from '../../ui/notices.tsx';
import { Page } from '../../ui/page.tsx';
import { DateField } from '../../ui/when-fields.tsx';
import { useView } from '../../view.ts';
import { planInWords, usePastePlan, type Corrections } from './paste-plan.ts';
import { PastePreview } from './paste-preview.tsx';

const EXAMPLE = `Membership
Cllr Ann Lee (Chair)\tNorthfield Council (Cabinet Member)
Dr Bo Ray, Northfield Trust, Chief Nurse
Vacant, Northfield Police

Standing invited guests
Cy Day, Independent Chair of the Adults Board`;

/** A whole membership list at once: pasted on the left, what it would add on the right, and one button to add it. */
export function PasteMembers({ body, onClose }: { body: Body; onClose: () => void }) {
  const { today } = useView();
  const form = useForm({
    draft: `paste-members:${body.id}`, unsaved: 'The pasted members are not added yet', onDone: onClose,
    initial: { text: '', fromDate: null as string | null, corrections: {} as Corrections },
    submit: async ({ fromDate }) => {
      const members = (planned.current ?? []).map((one) => one.member).filter((member): member is NewMember => member !== null);
      if (members.length === 0) return fail({ code: 'invalid_input', message: 'There is nothing to add yet. Paste the membership list on the left.' });
      return perform('register.addMembers', { bodyId: body.id, fromDate, members }, {
        done: (added) => `Register: ${added.seats === 1 ? '1 seat' : `${added.seats} seats`} added, ${added.appointments} held`, inline: true,
      });
    },
  });
  const plan = usePastePlan(body.id, today, form.values.text, form.values.corrections);
  const planned = useRef(plan);
  planned.current = plan;
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => area.current?.querySelector('textarea')?.focus(), []);

  return (
    <Page title="Paste members" above={<>Register of {body.name}</>}>
      <form className="paste" {...form.props}>
        <div className="paste-source" ref={area}>
          {form.restored && <Notice action={<Button small onClick={form.discard}>Discard it</Button>}>The list you pasted before is back. It has not been added yet.</Notice>}
          <TextArea
            label="Membership list"
            hint="Copy it from a document, a web page or a spreadsheet: one member a line, name first. “Vacant” makes a vacancy; “(Chair)” after a name makes the chair; a line such as “Standing invited guests” gives the class of those below."
            spellCheck={false}
            placeholder={EXAMPLE}
            {...form.field('text')}
          />
          <DateField label="They hold their seats from" optional hint="Leave empty if it is not known." {...form.field('fromDate')} />
        </div>
        <div className="paste-plan">
          {form.problem !== undefined && <ErrorNotice problem={form.problem} />}
          {plan === null ? <Waiting /> : (
            <>
              <p role="status"><strong>{planInWords(plan)}</strong></p>
              {plan.length > 0 && <PastePreview plan={plan} corrections={form.values.corrections} onCorrect={(corrections) => form.set('corrections', corrections)} />}
              <div className="form-foot">
                <Button type="submit" look="primary" busy={form.busy} keys="Ctrl+S" aria-disabled={plan.every((one) => one.member === null)}>Add to the register</Button>
                <Button onClick={onClose}>{form.dirty ? 'Leave for later' : 'Cancel'}</Button>
              </div>
            </>
          )}
        </div>
      </form>
    </Page>
  );
}
