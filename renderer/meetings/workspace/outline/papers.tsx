import { isPrivate } from '../../../../shared/packs/publishable.ts';
import { Attachments } from '../../../records/attachments.tsx';
import type { MeetingItem } from '../data/use-meeting.ts';

/** The papers of an item. They are no part of what confirmed minutes say, so they can be added and removed afterwards too. */
export function Papers({ item }: { item: MeetingItem }) {
  return (
    <div className="item-papers">
      <Attachments ownerTable="agendaItems" ownerId={item.id} title="Papers" hint="Reports and appendices for this item can be kept here, up to 20 MB each. They are saved at once." />
      {isPrivate(item) && <p className="small soft">Private business: these papers stay out of every bundle unless exempt items are ticked too.</p>}
    </div>
  );
}
