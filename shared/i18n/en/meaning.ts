/** English texts of what words and marks mean, shown where they stand. */
export const meaning = {
  'meaning.severity': 'Weight',
  'meaning.severity.order': 'Proposed for the order of work; no legal grade. The case officer decides.',
  'meaning.severity.severe': 'On permanent basic farmland, ecological redline, the core zone of a reserve or grade I forest; overlapping rights; expired; goaf beyond the licence area or its elevations, or any working inside a neighbouring mine.',
  'meaning.severity.general': 'On arable land, grassland, wetland, rivers and other waters, the general zone of a reserve, forest of grade II or of no known grade; within a distance where mining is forbidden; only roadways or benches beyond the licence area or its elevations.',
  'meaning.severity.notice': 'On forest of grades III and IV; within a distance where the authority must agree.',
  'meaning.number': 'Number of the problem: F for the right itself (term, area, elevations, overlap), L for land and controlled layers; -1, -2 where a kind comes more than once. The same in plan, ledger and on the map.',
  'meaning.conduct': 'When the unlawful act took place; it decides which text of a law applies. An overlay shows that land is taken, not since when: look up the text of that day once the file tells it.',
  'meaning.sliver': 'Tiny, narrow pieces that an overlay cuts where the edges of two layers do not quite meet; mostly no real occupation.',
  'meaning.edges': 'A long straight edge is slightly bent on the ellipsoid. “By corners” computes from the registered corners as they stand, as the registered area is; “densified edges” puts points on long edges first.',
};
