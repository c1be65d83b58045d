/** English texts of the area "verdict"; the same keys as zh-CN/verdict.ts. */
import type { verdict as master } from '../zh-CN/verdict.ts';

export const verdict: Record<keyof typeof master, string> = {
  'verdict.did.review': 'Submitted for review: plan {number} of {mine}',
  'verdict.did.issued': 'Issued: plan {number} of {mine}',
  'verdict.did.in-progress': 'Work started: plan {number} of {mine}',
  'verdict.did.acceptance': 'Acceptance requested: plan {number} of {mine}',
  'verdict.did.closed': 'Closed: plan {number} of {mine}',
  'verdict.undid.review': 'Submission taken back: plan {number} of {mine} is a draft again',
  'verdict.undid.issued': 'Issue taken back: plan {number} of {mine} is in review again',
  'verdict.undid.in-progress': 'Start taken back: plan {number} of {mine} is issued again',
  'verdict.undid.acceptance': 'Request taken back: plan {number} of {mine} is in progress again',
  'verdict.undid.closed': 'Closing taken back: plan {number} of {mine} awaits acceptance again',
  'verdict.submitted': '✓ Submitted for review',
  'verdict.foldMine': 'Fold {mine}',
  'verdict.unfoldMine': 'Unfold {mine}',
  'verdict.unsaved': 'Not saved',
  'verdict.unsavedKept': 'Not saved; kept as a draft',
  'verdict.mineDecided': 'All findings of this mine are decided.',
  'verdict.report': 'Report',
  'verdict.next': 'Next one',
  'verdict.nextMine': 'Next: {mine}',
  'verdict.redo': 'Redo Ctrl+Y',
};
