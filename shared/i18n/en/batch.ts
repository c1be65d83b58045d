/** English texts of `kuangce batch`. Keys are `batch.…`. */
export const batch = {
  'batch.help': `Usage: kuangce batch <jobs.json> [--stop] [--lang zh-CN|en]

Does the commands of a job file in their order; when one fails the others are done all the same. The file:
  {"jobs": [{"name": "November overlay", "words": ["overlay", "--rights", "rights.zip", "--land", "redline=redline.zip", "--out", "november"]}]}
"words" holds the command and its options one by one, as on the command line; relative paths start from the folder of the job file.
  --stop    stop at the first job that fails
Exit code: 0 when all are done, else that of the first job that failed.`,
  'batch.no-file': 'No job file given; write: kuangce batch <jobs.json>.',
  'batch.cannot-read': 'The job file {file} cannot be read ({code}); check the path.',
  'batch.not-json': 'The job file {file} is not JSON: {reason}.',
  'batch.not-jobs': 'The job file {file} must hold a list "jobs", each job with "name" and "words" (the command and its options as a list); job {number} does not.',
  'batch.no-jobs': 'The job file {file} holds no list "jobs", or an empty one; see kuangce batch --help.',
  'batch.nested': 'The job “{name}” is a batch itself; a job file cannot run job files.',
  'batch.begins': '[{number}/{count}] {name}',
  'batch.failed': '[{number}/{count}] {name}: failed, exit code {exit}',
  'batch.done': '{done} of {count} jobs done',
  'batch.stopped': 'Stopped; {count} jobs were not begun',
};
