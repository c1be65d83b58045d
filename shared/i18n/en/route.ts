/** English texts of a proposed route that the site visit decides. */
export const route = {
  'route.overlap.L01': 'permanent basic farmland',
  'route.overlap.L07': 'wetland',
  'route.proposal.open':
    'Accepted findings include overlaps with {overlaps}; the route depends on the site visit. What is occupied is cleared and restored, which can be done within the present mining area and is proposed for now; where nothing is occupied and the mining area is to be reduced by the overlap, choose partial withdrawal. Proposed by the program from the decisions; the authority decides.',
} as const;
