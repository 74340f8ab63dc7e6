import type { Meeting } from '../../shared/meetings.ts';
import type { Decision, Minute } from '../../shared/minutes.ts';
import { actionName, itemName, minuteName, missingWords, resolutionPath, type ReferenceChoice, type ReferenceName } from '../../shared/minutes/references.ts';
import { referenceKey, referencesIn, type Reference, type RichDoc } from '../../shared/rich-text.ts';
import { meetingRecords } from '../meetings/records.ts';
import type { Reader } from '../query.ts';
import { decisionRecords } from './decisions.ts';
import { numbersOf } from './numbers.ts';

const TABLES: Record<Reference['target'], string> = { minute: 'agendaItems', item: 'agendaItems', decision: 'decisions', action: 'actions' };
interface Item { id: string; meetingId: string; minuted: number; place: number }
type Told = Pick<Minute, 'outcome' | 'outcomeText'> & { agendaItemId: string };

/** Says what things are called from the place of one meeting (null: from anywhere). Each meeting’s numbers are worked out once. */
export class Namer {
  readonly #db: Reader;
  readonly #here: string | null;
  readonly #numbers = new Map<string, ReadonlyMap<string, string>>();
  readonly #meetings = new Map<string, Meeting>();

  constructor(db: Reader, meetingId: string | null) {
    this.#db = db;
    this.#here = meetingId;
  }

  /** Null: there is no such thing any more. */
  name({ target, id }: Reference): string | null {
    switch (target) {
      case 'minute': {
        const item = this.#item(id);
        return item === undefined ? null : this.#minute(item);
      }
      case 'item': {
        const item = this.#item(id);
        return item === undefined ? null : itemName(item.place, this.#date(item.meetingId));
      }
      case 'decision': {
        const found = this.#db.oneSql<Told & { minuteId: string }>(
          'SELECT d.minuteId, m.agendaItemId, m.outcome, m.outcomeText FROM decisions AS d JOIN minutes AS m ON m.id = d.minuteId WHERE d.id = ?', [id]);
        const item = found === undefined ? undefined : this.#item(found.agendaItemId);
        return found === undefined || item === undefined ? null : this.resolution(item, found, decisionRecords.list(this.#db, { minuteId: found.minuteId }), id);
      }
      case 'action': {
        const found = this.#db.oneSql<{ number: number }>('SELECT number FROM actions WHERE id = ?', [id]);
        return found === undefined ? null : actionName(found.number);
      }
    }
  }

  /** "minute 87(ii)", "minute 87(ii) of 26 January 2017". */
  resolution(item: Item, minute: Told, decisions: readonly Decision[], id: string): string {
    const path = resolutionPath(decisions, id, minute);
    const number = this.#numberOf(item);
    const called = minuteName(number ?? '', this.#date(item.meetingId));
    return number === null ? this.#minute(item) : called.replace(number, () => `${number}${path}`);
  }

  #item(id: string): Item | undefined {
    return this.#db.oneSql<Item>(
      `SELECT i.id, i.meetingId, i.minuted, (SELECT count(*) FROM agendaItems AS o WHERE o.meetingId = i.meetingId AND (o.position, o.id) < (i.position, i.id)) AS place
       FROM agendaItems AS i WHERE i.id = ?`, [id]);
  }
  #minute(item: Item): string {
    const number = this.#numberOf(item);
    // An item that gets no minute has no number but its place.
    return number === null ? itemName(item.place, this.#date(item.meetingId)) : minuteName(number, this.#date(item.meetingId));
  }
  #numberOf(item: Item): string | null {
    let numbers = this.#numbers.get(item.meetingId);
    if (numbers === undefined) {
      numbers = new Map(numbersOf(this.#db, this.#meeting(item.meetingId)).map((line) => [line.agendaItemId, line.number]));
      this.#numbers.set(item.meetingId, numbers);
    }
    return numbers.get(item.id) ?? null;
  }
  #meeting(id: string): Meeting {
    const known = this.#meetings.get(id) ?? meetingRecords.get(this.#db, id);
    this.#meetings.set(id, known);
    return known;
  }
  #date(meetingId: string): string | null {
    return meetingId === this.#here ? null : this.#meeting(meetingId).date;
  }
}

/** The names of references as they are now. */
export function nameReferences(db: Reader, meetingId: string | null, references: readonly Reference[]): ReferenceName[] {
  const namer = new Namer(db, meetingId);
  return references.map((reference) => {
    const name = namer.name(reference);
    if (name !== null) return { ...reference, name, missing: false };
    const deleted = db.oneSql(`SELECT 1 FROM history WHERE tableName = ? AND rowId = ? AND change = 'delete'`, [TABLES[reference.target], reference.id]) !== undefined;
    return { ...reference, name: missingWords(reference.target, deleted), missing: true };
  });
}

/** What the texts of a meeting refer to, each once. */
export function referencesOfMeeting(db: Reader, meetingId: string): Reference[] {
  const bodies = db.allSql<{ body: string }>(`SELECT body FROM minutes WHERE meetingId = ? AND body LIKE '%"reference"%'`, [meetingId]);
  const all = bodies.flatMap(({ body }) => referencesIn(JSON.parse(body) as RichDoc));
  return [...new Map(all.map((one) => [referenceKey(one), one])).values()];
}

/** So many are offered: those of the meeting itself and of the meetings before it, the newest first. */
const MOST = 1500;
interface Row { target: Reference['target']; id: string; title: string; meetingId: string; date: string }

/** What the minutes of a meeting can refer to: its own and those of earlier meetings of the body. */
export function referenceChoices(db: Reader, meetingId: string): ReferenceChoice[] {
  const { bodyId, date, startsAt } = meetingRecords.get(db, meetingId);
  const rows = db.allSql<Row>(
    `WITH met AS (SELECT id, date, startsAt FROM meetings WHERE bodyId = ?1 AND status <> 'cancelled' AND (id = ?4 OR (date, startsAt) < (?2, ?3))),
     found AS (
       SELECT 'minute' AS target, i.id, ifnull(m.heading, i.title) AS title, i.meetingId, 0 AS kind, i.position, 0 AS part FROM agendaItems AS i LEFT JOIN minutes AS m ON m.agendaItemId = i.id WHERE i.minuted = 1
       UNION ALL SELECT 'item', i.id, i.title, i.meetingId, 3, i.position, 0 FROM agendaItems AS i WHERE i.meetingId = ?4
       UNION ALL SELECT 'decision', d.id, d.text, m.meetingId, 1, i.position, d.position FROM decisions AS d JOIN minutes AS m ON m.id = d.minuteId JOIN agendaItems AS i ON i.id = m.agendaItemId
       UNION ALL SELECT 'action', a.id, a.text, a.meetingId, 2, a.number, 0 FROM actions AS a WHERE a.bodyId = ?1)
     SELECT f.target, f.id, f.title, t.id AS meetingId, t.date FROM found AS f JOIN met AS t ON t.id = f.meetingId
     ORDER BY t.id = ?4 DESC, t.date DESC, t.startsAt DESC, f.kind, f.position, f.part LIMIT ?5`, [bodyId, date, startsAt, meetingId, MOST]);
  const namer = new Namer(db, meetingId);
  return rows.flatMap(({ target, id, title, meetingId: at, date: on }) => {
    const name = namer.name({ target, id });
    return name === null ? [] : [{ target, id, name, title, date: at === meetingId ? null : on }];
  });
}
