/** English texts of leaving the fictional sample county. */
export const sampleCounty = {
  'sample.action.clear': 'Clear the sample and start with your own county',
  'sample.reason.none': 'There is nothing of the sample in the workspace.',
  'sample.clear.title': 'Clear the sample and start with your own county',
  'sample.clear.question': 'Clear the fictional sample county and everything that was made from it?',
  'sample.clear.goes': 'Cleared',
  'sample.clear.goesWhat': '{layers} layers, {runs} overlay results, {findings} findings, {decisions} decisions, {plans} plans, {drawings} drawings',
  'sample.clear.stays': 'Kept',
  'sample.clear.staysLayers': '{count} layers of your own: {names}; base maps, transformation parameters and settings',
  'sample.clear.staysNone': 'Base maps, transformation parameters and settings',
  'sample.clear.undo': 'This can be undone: the sample and its results then come back as they were. The sample county can also be opened again at any time.',
  'sample.clear.confirm': 'Clear the sample',
  'sample.clear.did': 'Cleared the sample',
  'sample.sheet.leftOff': '{count} conflict areas of overlay {run} are not printed: layers they came from (“{name}”, {layers} in all) were removed. Run the overlay again to print them.',
  'sample.overlay.undated': 'Serves the same purpose over the same ground as “{name}” and does not say its date; “{name}” ({date}) goes on taking part. Tick this one to use the new data',
} as const;
