import type { Some } from '../handlers.ts';
import { readComparison, readExplanation, readFigures, readTrend } from './answers.ts';
import { readAttention } from './attention.ts';
import { exportReport } from './export.ts';
import { readQuorum } from './quorum.ts';
import { readSettings, saveSettings } from './settings.ts';

export const attendanceFigureHandlers = {
  'attendanceFigures.settings': ({ db }) => readSettings(db),
  'attendanceFigures.setSettings': saveSettings,
  'attendanceFigures.get': readFigures,
  'attendanceFigures.explain': readExplanation,
  'attendanceFigures.trend': readTrend,
  'attendanceFigures.compare': readComparison,
  'attendanceFigures.attention': (context, { bodyId }) => readAttention(context, bodyId),
  'attendanceFigures.export': exportReport,
  'quorum.get': ({ db }, { meetingId }) => readQuorum(db, meetingId),
} satisfies Some<
  | 'attendanceFigures.settings' | 'attendanceFigures.setSettings' | 'attendanceFigures.get' | 'attendanceFigures.explain' | 'attendanceFigures.trend'
  | 'attendanceFigures.compare' | 'attendanceFigures.attention' | 'attendanceFigures.export' | 'quorum.get'>;
