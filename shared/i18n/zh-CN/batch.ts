/** Chinese texts (master language) of `kuangce batch`. Keys are `batch.…`. */
export const batch = {
  'batch.help': `用法：kuangce batch <任务文件.json> [--stop] [--lang zh-CN|en]

按次序执行任务文件里的命令；一件做不成，其余照做。任务文件：
  {"jobs": [{"name": "十一月套合", "words": ["overlay", "--rights", "采矿权.zip", "--land", "redline=红线.zip", "--out", "十一月"]}]}
words 里逐个写命令和选项，与命令行相同；相对路径从任务文件所在的文件夹算起。
  --stop    一件做不成就停下
退出码：全部完成为 0，否则为第一件没有做成的任务的退出码。`,
  'batch.no-file': '没有写任务文件；写法：kuangce batch <任务文件.json>。',
  'batch.cannot-read': '任务文件 {file} 读不到（{code}）；请核对路径。',
  'batch.not-json': '任务文件 {file} 不是 JSON：{reason}。',
  'batch.not-jobs': '任务文件 {file} 里应有 "jobs" 列表，每件任务有 "name" 和 "words"（命令和选项的列表）；第 {number} 件不符合。',
  'batch.no-jobs': '任务文件 {file} 里没有 "jobs" 列表，或列表是空的；写法见 kuangce batch --help。',
  'batch.nested': '任务“{name}”又是 batch；任务文件里不能再执行任务文件。',
  'batch.begins': '[{number}/{count}] {name}',
  'batch.failed': '[{number}/{count}] {name}：没有做成，退出码 {exit}',
  'batch.done': '{count} 件任务，做成 {done} 件',
  'batch.stopped': '已停下，其余 {count} 件没有做',
};
