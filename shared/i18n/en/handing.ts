/** English texts of the area "handing". */
import type { handing as master } from '../zh-CN/handing.ts';

export const handing: Record<keyof typeof master, string> = {
  'handing.dateWanted': 'Write a date as 2026-12-31',
  'handing.clearDate': 'Clear the date',
  'handing.version.reason': 'Why a new version (required, kept in the trail)',
  'handing.version.reasonExample': 'What is to be changed, and why',
  'handing.version.reasonMissing': 'Say why a new version is needed.',
  'handing.reopen.reason': 'Reason (kept in the trail)',
  'handing.sentBack': 'Sent back ({date}): {reason}',
  'handing.notAccepted': 'Acceptance failed ({date}): {reason}',
  'handing.author.ask': 'The trail names nobody yet. Write who prepares the plans; later acts are told under that name:',
  'handing.author.putOff': 'Do not ask again',
  'handing.checks': 'To be checked before issue: {count}',
  'handing.criterion': 'Criterion:',
};
