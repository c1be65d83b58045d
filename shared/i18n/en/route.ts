/** English texts of a proposed route and of what it depends on. */
export const route = {
  'route.overlap.L01': 'permanent basic farmland',
  'route.overlap.L07': 'wetland',
  'route.proposal.safety-rectification': 'The accepted findings include workings beyond the registered limits or elevations, which article 13 of the rules under the Mine Safety Law forbids; rectification of safety hazards is proposed.',
  'route.proposal.other': 'Open: nothing in the accepted findings calls for rectification of safety hazards, integration or withdrawal; the case officer proposes the route. Each finding is put right by the measures listed.',
  'route.open.expired': 'The licence has expired; find out first whether it was renewed. Where it was, the renewed right counts; where renewal was not applied for or was refused, the right has ceased (Mineral Resources Law, article 24): choose withdrawal.',
  'route.open.occupied': 'Where the overlap is with {overlaps}, the route depends on the site visit: what is occupied is cleared and restored; where nothing is occupied and the mining area is to be reduced by the overlap, choose partial withdrawal.',
  'route.proposed': 'Proposed by the program from the decisions; the authority decides.',
} as const;
