/** English texts of the area "rectification"; the same keys as zh-CN/rectification.ts. */
import type { rectification as master } from '../zh-CN/rectification.ts';

export const rectification: Record<keyof typeof master, string> = {
  'rectification.route.safety-rectification': 'Rectification of safety hazards',
  'rectification.route.integration': 'Integration of mining rights',
  'rectification.route.withdrawal': 'Withdrawal of the mining right',
  'rectification.route.partial-withdrawal': 'Partial withdrawal (reduced limits)',
  'rectification.route.other': 'Open or other (proposed by the case officer)',
  'rectification.proposal.integration': 'Integration with neighbouring mining rights is proposed. This route was proposed by the program from the decisions taken; the authority decides.',
  'rectification.proposal.withdrawal': 'The accepted overlap covers the whole mining area and leaves nothing to keep; withdrawal is proposed. This route was proposed by the program from the decisions taken; the authority decides.',
  'rectification.proposal.partial-withdrawal': 'The accepted findings concern overlaps with a nature reserve, the ecological red line or another mining right; it is proposed to take the overlapping parts out of the limits and to register the change. This route was proposed by the program from the decisions taken; the authority decides.',
  'rectification.proposal.none': 'No finding has been accepted yet; a route is proposed once one is.',
  'rectification.stage.draft': 'Draft',
  'rectification.stage.review': 'In review',
  'rectification.stage.issued': 'Issued',
  'rectification.stage.in-progress': 'In progress',
  'rectification.stage.acceptance': 'Awaiting acceptance',
  'rectification.stage.closed': 'Closed',
  'rectification.decision.accepted': 'Accepted',
  'rectification.decision.set-aside': 'Not a problem',
  'rectification.decision.needs-evidence': 'More evidence needed',
  'rectification.decision.undecided': 'Undecided',
};
